"""The house style of the charts: theme, fonts, words, marks, and a figure to draw on.

A chart script gets a `Look` and imports nothing of matplotlib, so that a build in which no
chart changed never loads it.
All charts say the same thing in the same way: a bar is a range without a middle, a line with a
dot one with a middle (ours: 90 %), a filled mark is a value, an arrow is "at least", an empty
mark with a dotted tail is "up to"; orange is the study under
review, ink is our own model, blue and the other colours are other authors.
"""

from __future__ import annotations

import calendar
import datetime as dt
import importlib.util
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from . import wording
from .ledger import Number
from .translation import translate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Theme = Literal["light", "dark"]
#: Low, central and high value of a number; None where it has none.
Ends = tuple[float | None, float | None, float | None]
FONT = "Source Sans Pro"
#: Five inches: the text stays readable on a phone of 390 px.
WIDTH = 5.0
#: Colours that stay apart for colour-blind readers (after Okabe and Ito) and in grey print.
COLOURS: Mapping[Theme, Mapping[str, str]] = MappingProxyType({
    "light": MappingProxyType({
        "ink": "#22272e", "muted": "#5b6470", "grid": "#dfe3e8", "paper": "#ffffff",
        "tint": "#eceff3", "blue": "#1b5e91", "orange": "#b9530b", "green": "#0b6b52",
        "purple": "#7a3e82", "grey": "#6b7480",
    }),
    "dark": MappingProxyType({
        "ink": "#e8eaed", "muted": "#aab2bd", "grid": "#363c44", "paper": "#131416",
        "tint": "#262b31", "blue": "#7fb8e6", "orange": "#f0a060", "green": "#63c9a5",
        "purple": "#cf9ad6", "grey": "#9aa4b0",
    }),
})  # fmt: skip
#: Everything outside the data that changes a drawing.
LIBRARIES = tuple(f"{name} {version(name)}" for name in ("matplotlib", "font-source-sans-pro"))


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart needs to know of theme and language."""

    theme: Theme
    language: str

    @property
    def colours(self) -> Mapping[str, str]:
        """Colours of the theme by name."""
        return COLOURS[self.theme]

    def figure(self, height: float) -> tuple[Figure, Axes]:
        """Return an empty figure of the house width, height in inches, and its axes."""
        made, (axes,) = self.panels(height, 1)
        return made, axes

    def panels(
        self, height: float, *sizes: float, side: bool = False, apart: bool = False
    ) -> tuple[Figure, list[Axes]]:
        """Return a figure with panels of these relative sizes, one below or beside the other.

        Panels that stand apart have left edges of their own.
        """
        from matplotlib.figure import Figure

        made = Figure(figsize=(WIDTH, height), layout="constrained")
        ratios: Any = {"width_ratios" if side else "height_ratios": sizes}
        shape = (1, len(sizes)) if side else (len(sizes), 1)
        if apart:
            return made, [part.add_subplot() for part in made.subfigures(*shape, **ratios).flat]
        return made, [made.add_subplot(cell) for cell in made.add_gridspec(*shape, **ratios)]

    def tr(self, text: str) -> str:
        """Return the words in the language of the build."""
        return translate(text, self.language)

    def amount(self, value: float, unit: str, digits: int | None = None) -> str:
        """Write a value with its unit."""
        return wording.amount(value, unit, self.language, digits)

    def span(self, low: float, high: float, unit: str, digits: int | None = None) -> str:
        """Write a range with its unit."""
        return wording.span(low, high, unit, self.language, digits)

    def words(self, ends: Ends, unit: str = "count", digits: int | None = 3) -> str:
        """Write a value, a bound or a range; where there is a middle, the range in brackets.

        >>> look = Look("light", "en")
        >>> look.words((1.7, None, 5.5)), look.words((18, None, None)), look.words((1, 2, 4))
        ('1.7–5.5', 'at least 18', '2 (1–4)')
        """
        low, central, high = ends
        text = wording.in_words(
            Number("", "", "observed", unit, low, central, high, digits=digits), self.language
        )
        ranged = low is not None and high is not None and central is not None
        return f"{self.amount(central, unit, digits)} ({text})" if ranged and central else text

    def date(self, iso: str) -> str:
        """Write a date."""
        return wording.date_in_words(iso, self.language)

    def title(self, axes: Axes, text: str, **style: Any) -> None:
        """Write what a panel shows or its axis measures above it, where it is read first."""
        style = {"loc": "left", "fontsize": 9.5, "pad": 8, "color": self.colours["muted"], **style}
        axes.set_title(self.tr(text), **style)

    def heading(self, axes: Axes, text: str) -> None:
        """Write the heading of a panel among several."""
        self.title(axes, text, color=self.colours["ink"], weight="semibold", fontsize=10)

    def note(
        self, axes: Axes, text: str, x: Any, y: Any, dx: float = 0, dy: float = 0, **style: Any
    ) -> None:
        """Write beside a point of the data; the text starts dx and dy points away from it."""
        across = "left" if dx > 0 else "right" if dx < 0 else "center"
        upright = "bottom" if dy > 0 else "top" if dy < 0 else "center"
        style = {"ha": across, "va": upright, "linespacing": 1.1, **style}
        style["color"] = self.colours[style.get("color", "ink")]
        axes.annotate(text, (x, y), (dx, dy), textcoords="offset points", **style)

    def ranges(
        self, axes: Axes, place: Any, ends: Ends, colour: str, marker: str = "o", *,
        upright: bool = False, width: float = 7,
    ) -> None:  # fmt: skip
        """Draw a range as a bar, or as a line where there is a middle; a value; a bound."""
        low, central, high = ends
        paint = self.colours[colour]
        if low is not None and high is not None and low < high:
            thin = width if central is None else 3
            axes.plot(*_turned([low, high], [place] * 2, upright), color=paint, lw=thin,
                      solid_capstyle="butt")  # fmt: skip
            if central is not None:
                style = {"mfc": paint, "mec": self.colours["paper"], "ms": width + 1}
                axes.plot(*_turned([central], [place], upright), marker, **style)
            return
        value = next(end for end in (central, low, high) if end is not None)
        bound = 0 if central is not None or low == high else 1 if high is None else -1
        x, y = ([value], [place]) if not upright else ([place], [value])
        if bound:
            self._bound(axes, (x[0], y[0]), bound, paint, upright)
        inside = paint if bound >= 0 else self.colours["paper"]
        edge = (
            {"mec": paint, "mew": 1.3} if bound < 0 else {"mec": self.colours["paper"], "mew": 0.6}
        )
        axes.plot(x, y, marker, mfc=inside, ms=6.5, ls="none", **edge)

    def _bound(self, axes: Axes, at: Any, way: int, paint: str, upright: bool) -> None:
        """Draw an arrow towards more (way 1) or a dotted tail towards less (way -1)."""
        tip = (0, 16 * way) if upright else (19 * way, 0)
        style = "<|-,head_width=.22,head_length=.42" if way > 0 else "-"
        line: Any = {"arrowstyle": style, "color": paint, "shrinkA": 0, "shrinkB": 3, "lw": 1.2}
        if way < 0:
            line["linestyle"] = ":"
        axes.annotate("", at, tip, textcoords="offset points", arrowprops=line)

    def rows(self, axes: Axes, labels: Iterable[tuple[str, str]], room: float = 0.6) -> None:
        """Make a chart of rows, the first on top, each with a name and a softer detail."""
        found = list(labels)
        axes.set_ylim(len(found) - 1 + room, -room)
        axes.set_yticks([])
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.tick_params(axis="x", length=0)
        axes.grid(axis="x")
        style: Any = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
        for place, (name, detail) in enumerate(found):
            line = {"ha": "right", "va": "bottom" if detail else "center", "weight": "semibold"}
            axes.annotate(self.tr(name), (0, place), (-7, -1 if detail else 0), **style, **line)
            line = {"ha": "right", "va": "top", "color": self.colours["muted"], "fontsize": 9}
            axes.annotate(self.tr(detail), (0, place), (-7, -1), **style, **line)

    def log_axis(
        self, axes: Axes, limits: tuple[float, float], ticks: Iterable[float], which: str = "x"
    ) -> None:
        """Make an axis logarithmic, with plain figures at a few ticks."""
        places = list(ticks)
        axes.set(**{f"{which}scale": "log", f"{which}lim": limits})
        words = [self.amount(tick, "count") for tick in places]
        axes.set(**{f"{which}ticks": places, f"{which}ticklabels": words})
        axes.tick_params(axis=which, which="minor", length=0, labelsize=0)  # type: ignore[arg-type]
        getattr(axes, f"{which}axis").minorticks_off()

    def time_axis(self, axes: Axes, first: str, last: str) -> None:
        """Make a time axis from the start of one date to the end of another, by years."""
        start, end = span_of(first)[0], span_of(last)[1]
        turns = [dt.date(year, 1, 1) for year in range(start.year, end.year + 2)]
        axes.set_xlim(start, end)  # type: ignore[arg-type]
        axes.set_xticks([day for day in turns if start <= day <= end], [])  # type: ignore[misc]
        edges = [max(start, min(day, end)) for day in turns]
        middles = [day + (after - day) / 2 for day, after in pairwise(edges)]
        axes.set_xticks(middles, [str(day.year) for day in turns[:-1]], minor=True)  # type: ignore[arg-type]
        axes.tick_params(axis="x", which="minor", length=0)

    def scale(self, axes: Axes, text: str, top: float) -> None:
        """Make an upright axis from nought, with level lines and what it measures above it."""
        axes.set_ylim(0, top)
        axes.grid(axis="y")
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        self.title(axes, text)

    @contextmanager
    def applied(self, salt: str) -> Iterator[None]:
        """Draw in the house style; `salt` makes the ids of an SVG the same on every run."""
        import matplotlib as mpl
        from matplotlib import font_manager

        mpl.use("agg")
        known = {font.name for font in font_manager.fontManager.ttflist}
        if FONT not in known:
            for path in font_files():
                font_manager.fontManager.addfont(path)
        settings: Any = {**_SETTINGS, **self._colour_settings(), "svg.hashsalt": salt}
        with mpl.rc_context(settings):
            yield

    def _colour_settings(self) -> dict[str, Any]:
        ink, muted = self.colours["ink"], self.colours["muted"]
        softer = ("axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")
        return {
            "text.color": ink, "grid.color": self.colours["grid"], **dict.fromkeys(softer, muted)
        }  # fmt: skip


def span_of(iso: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a date of any precision.

    >>> [day.isoformat() for day in span_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    last = month or 12
    return dt.date(year, month or 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def middle(iso: str) -> dt.date:
    """Return the day in the middle of a date of any precision.

    >>> middle("2024").isoformat(), middle("2024-10-28").isoformat()
    ('2024-07-01', '2024-10-28')
    """
    first, last = span_of(iso)
    return first + (last - first) / 2


def _turned(along: list[Any], across: list[Any], upright: bool) -> tuple[list[Any], list[Any]]:
    return (across, along) if upright else (along, across)


def font_files() -> list[Path]:
    """Return the static weights of the house sans that charts use."""
    spec = importlib.util.find_spec("font_source_sans_pro")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "files"
    return [folder / f"SourceSansPro-{style}.ttf" for style in ("Regular", "Semibold")]


_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": [FONT, "Source Sans 3", "sans-serif"],
    "font.size": 9.5,
    "axes.labelsize": 9.5,
    "xtick.labelsize": 9.5,
    "ytick.labelsize": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.axisbelow": True,
    "grid.linewidth": 0.5,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "date.epoch": "1970-01-01T00:00:00",
    "timezone": "UTC",
}
