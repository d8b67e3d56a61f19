"""The specification curve: our value under combinations of defensible choices, from low to high."""

from itertools import takewhile

from briefing.charts.lettering import write
from briefing.charts.primitives import bare, plain_figures
from briefing.charts.selection import plotted

VALUE, STUDY = "value.2024", "fnf2024.value"
MOST, HEIGHT, FOOT, HEAD = 100, 152.0, 20.0, 22.0


def rows(ledger):
    """Return the specifications in the order of their middles, then ours and the study's range."""
    names = (f"robust.{VALUE}.curve-{nth:02}" for nth in range(1, MOST))
    found = [
        plotted(ledger, name, kind="specification")
        for name in takewhile(ledger.__contains__, names)
    ]
    ours, study = plotted(ledger, VALUE, kind="ours"), plotted(ledger, STUDY, kind="study")
    return [*found, ours, study]


def draw(rows, look):
    """A thin line from the 5 % to the 95 % point of each, a dot at its middle; ours is dark."""
    *found, ours, study = rows
    figure = look.figure(HEIGHT)
    left = 22.0
    place = (
        left / look.width,
        FOOT / HEIGHT,
        1 - (left + 2) / look.width,
        1 - (FOOT + HEAD) / HEIGHT,
    )
    axes = figure.add_axes(place)
    order = sorted([*found, ours], key=lambda row: row["central"])
    top = max(row["high"] for row in order) / 1e9 * 1.04
    axes.set(xlim=(-1, len(order)), ylim=(0, top), xticks=[])
    bare(axes)
    plain_figures(axes.yaxis, look)
    axes.grid(axis="y")
    draw_study(axes, look, study, len(order))
    for nth, row in enumerate(order):
        mine = row["kind"] == "ours"
        paint, wide = (look.paint("ours"), 2.4) if mine else (look.paint("edge"), 1.2)
        axes.vlines(nth, row["low"] / 1e9, row["high"] / 1e9, color=paint, lw=wide)
        axes.plot(nth, row["central"] / 1e9, "o", ms=6 if mine else 3.4, color=paint)
        if mine:
            at = (nth, row["low"] / 1e9)
            write(axes, look, look.tr("This briefing"), at, 0, -3, weight="semibold", clear=True)
    small = {"fontsize": look.size("chart-small"), "color": look.paint("muted")}
    title = {"xycoords": "axes fraction", "textcoords": "offset points", **small}
    axes.annotate(look.tr("Billion US dollars"), (0, 1), (-left, 11), **title)
    axes.annotate(look.tr("Combinations of choices, from low to high"), (0, 0), (0, -12), **title)
    return figure


def draw_study(axes, look, study, count):
    """The range of the study as a band with its name."""
    low, high = study["low"] / 1e9, study["high"] / 1e9
    axes.axhspan(low, high, color=look.paint("band"), lw=0, zorder=0)
    for end in (low, high):
        axes.axhline(end, color=look.paint("study"), lw=1, zorder=0.5)
    words = f"{look.tr('Study of 2024')}: {look.words((low, None, high), 1)}"
    write(axes, look, words, (-1, high), 3, 2, color="study", weight="semibold", clear=True)
