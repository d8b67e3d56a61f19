"""The route of the arms: ports, railway end and the ports that the EU has named, on two maps."""

import json
from math import cos, radians
from pathlib import Path

from briefing.charts.lettering import write
from briefing.charts.primitives import bare
from briefing.charts.selection import plotted

#: Land of two windows, made by design/coastline.py from Natural Earth.
LAND = Path(__file__).with_suffix(".json")
LOADED, LANDED, DEPOT, NAMED = (
    "loading port",
    "landing port",
    "ammunition depot",
    "port named by the EU in February 2025",
)
#: Name, detail, what it is, longitude and latitude (GeoNames), number; then the offset of the name
#: in points on the map of the sea and on that of the country.
PLACES = (
    ("Rajin", "", LOADED, 130.28308, 42.25559, "ports.rusi.2023-10-16", (-8, 3), None),
    ("Dunai", "naval port, not named by the EU", LANDED, 132.33542, 42.87879, "ports.rusi.2023-10-16",
     (-7, 16), None),
    ("Vostochny", "operator listed, port not", LANDED, 133.08381, 42.73012, "ports.nknews.2024-03-14",
     (9, 3), None),
    ("Tikhoretsk", "", DEPOT, 40.11874, 45.85307, "depot.rusi.2023-10-16", None, (-5, 5)),
    ("Ust-Luga", "", NAMED, 28.28713, 59.66755, "policy.eu.ports-5ae", None, (7, -3)),
    ("Primorsk", "", NAMED, 28.60615, 60.36622, "policy.eu.ports-5ae", None, (7, 3)),
    ("Novorossiysk", "", NAMED, 37.76176, 44.73188, "policy.eu.ports-5ae", None, (-6, -4)),
    ("Makhachkala", "", NAMED, 47.50027, 42.97782, "policy.eu.ports-5ae", None, (8, -2)),
    ("Astrakhan", "", NAMED, 48.04076, 46.34968, "policy.eu.ports-5ae", None, (8, 1)),
)  # fmt: skip
#: Names that only help to find one's way: window, words, longitude, latitude.
AREAS = (
    ("sea", "NORTH KOREA", 129.35, 41.6), ("sea", "CHINA", 129.9, 43.5), ("sea", "RUSSIA", 134.6, 43.7),
    ("sea", "Sea of Japan", 133.2, 41.7), ("country", "RUSSIA", 95, 64), ("country", "CHINA", 100, 39),
)  # fmt: skip
#: Ways of the loads by sea and by rail; points from one line of the key to the next.
SEA, RAIL, PITCH = "-", (0, (3, 2)), 13.0
MARKS = {LOADED: ("o", "navy"), LANDED: ("s", "navy"), DEPOT: ("X", "ink"), NAMED: ("D", "rust")}


def rows(ledger):
    """Return every place with the number that says what it is."""
    return [
        {
            **plotted(ledger, number, place=name, detail=detail, kind=kind),
            "longitude": east, "latitude": north,
        }
        for name, detail, kind, east, north, number, *_ in PLACES
    ]  # fmt: skip


def draw(rows, look):
    """Above the whole way, below the sea, and beside or below that the key."""
    windows = json.loads(LAND.read_text("utf-8"))
    wide = {"country": look.width, "sea": look.width * (1 if look.narrow else 0.58)}
    high = {name: wide[name] / aspect(windows[name]["window"]) for name in wide}
    tops = {"country": 0, "sea": high["country"] + 6}
    foot = tops["sea"] + high["sea"]
    total = foot + (PITCH * len(MARKS) + 6 if look.narrow else 0)
    figure = look.figure(total)
    for name in wide:
        bottom = total - tops[name] - high[name]
        place = (0, bottom / total, wide[name] / look.width, high[name] / total)
        draw_map(figure.add_axes(place), look, name, windows[name], rows)
    left, top = (0, foot) if look.narrow else (wide["sea"] + 10, tops["sea"])
    draw_key(figure, look, left, top, total)
    return figure


def aspect(window):
    """Return width by height of a window in a map with true angles at its middle."""
    west, south, east, north = window
    return (east - west) * cos(radians((south + north) / 2)) / (north - south)


def draw_map(axes, look, name, window, rows):
    """Land, areas, ways and places of one window."""
    west, south, east, north = window["window"]
    bare(axes)
    axes.set(
        xlim=(west, east), ylim=(south, north), xticks=[], yticks=[], facecolor=look.paint("pale")
    )
    for ring in window["land"]:
        xs, ys = zip(*ring, strict=True)
        axes.fill(xs, ys, fc=look.paint("land"), ec=look.paint("paper"), lw=0.6, zorder=1)
    for where, words, x, y in AREAS:
        if where == name and not (look.narrow and words == "CHINA" and name == "country"):
            axes.text(x, y, look.tr(words), ha="center", va="center", color=look.paint("grey"),
                      fontsize=look.size("chart-small"), zorder=2)  # fmt: skip
    spots = {row["place"]: (row["longitude"], row["latitude"]) for row in rows}
    if name == "sea":
        for port in ("Dunai", "Vostochny"):
            way(axes, look, spots["Rajin"], spots[port], SEA, 0.14)
    else:
        way(axes, look, spots["Dunai"], spots["Tikhoretsk"], RAIL, 0.34)
        x, y = spots["Dunai"]
        write(
            axes,
            look,
            look.tr("Dunai" if look.narrow else "Dunai, Vostochny"),
            (x, y),
            -7,
            -5,
            weight="semibold",
            zorder=5,
        )
        axes.plot(x, y, "s", ms=6, mfc=look.paint("navy"), mec=look.paint("paper"), zorder=4)
    for row, (*_, on_sea, on_country) in zip(rows, PLACES, strict=True):
        offset = on_sea if name == "sea" else on_country
        if offset:
            draw_place(axes, look, row, offset)


def way(axes, look, start, end, style, bend):
    """The way of the loads, bent a little so that it is no border."""
    line = {"arrowstyle": "-|>,head_width=.25,head_length=.5", "lw": 1.6, "ls": style, "zorder": 3}
    axes.annotate("", end, start, arrowprops={
        **line, "color": look.paint("navy"), "shrinkA": 5, "shrinkB": 6, "connectionstyle": f"arc3,rad={bend}",
    })  # fmt: skip


def draw_place(axes, look, row, offset):
    """A mark, a name, and what it is."""
    marker, colour = MARKS[row["kind"]]
    spot = (row["longitude"], row["latitude"])
    axes.plot(*spot, marker, ms=7.5, mfc=look.paint(colour), mec=look.paint("paper"), zorder=4)
    write(axes, look, look.tr(row["place"]), spot, *offset, weight="semibold", zorder=5)
    if row["detail"]:
        write(axes, look, look.tr(row["detail"]), spot, offset[0], offset[1] - 13, color="grey",
              va="bottom", fontsize=look.size("chart-small"), zorder=5)  # fmt: skip


def draw_key(figure, look, left, top, total):
    """What the marks mean, below the map of the country."""
    axes = figure.add_axes((0, 0, 1, 1), zorder=-1)
    axes.set(xlim=(0, look.width), ylim=(total, 0), xticks=[], yticks=[])
    bare(axes)
    for nth, (kind, (marker, colour)) in enumerate(MARKS.items()):
        y = top + PITCH * (nth + 0.8)
        axes.plot(left + 5, y, marker, ms=6.5, mfc=look.paint(colour), mec=look.paint("paper"))
        write(axes, look, look.tr(kind), (left + 5, y), 9, fontsize=look.size("chart-small"))
