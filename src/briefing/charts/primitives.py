"""The marks of the charts: one way of drawing a value, a range, a bound, an axis, a date.

A bar is a range without a middle, a line with a dot is one with a middle (ours: 90 %), a filled
mark is a value, an arrow is "at least", an empty mark with a dotted tail is "up to".
Colours, fonts and words are `briefing.charts.theme`'s, which also makes the figure to draw on.
"""

from __future__ import annotations

import calendar
import datetime as dt
import textwrap
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Low, central and high value of a number; None where it has none.
Ends = tuple[float | None, float | None, float | None]


class Marks(ABC):
    """The marks, for a look that knows colours and words."""

    __slots__ = ()

    @property
    @abstractmethod
    def colours(self) -> Mapping[str, str]:
        """Colours of the theme by name."""

    @abstractmethod
    def tr(self, text: str) -> str:
        """Return the words in the language of the build."""

    @abstractmethod
    def amount(self, value: float, unit: str, digits: int | None = None) -> str:
        """Write a value with its unit."""

    def title(self, axes: Axes, text: str, wide: int = 60, **style: Any) -> None:
        """Write what a panel shows or its axis measures above it, where it is read first."""
        style = {"loc": "left", "fontsize": 9.5, "pad": 8, "color": self.colours["muted"], **style}
        axes.set_title(in_lines(self.tr(text), wide), **style)

    def heading(self, axes: Axes, text: str, wide: int = 60) -> None:
        """Write the heading of a panel among several."""
        self.title(axes, text, wide, color=self.colours["ink"], weight="semibold", fontsize=10)

    def note(
        self, axes: Axes, text: str, x: Any, y: Any, dx: float = 0, dy: float = 0, *,
        wide: int = 60, **style: Any,
    ) -> None:  # fmt: skip
        """Write beside a point of the data, dx and dy points away, in lines of some letters."""
        across = "left" if dx > 0 else "right" if dx < 0 else "center"
        upright = "bottom" if dy > 0 else "top" if dy < 0 else "center"
        style = {"ha": across, "va": upright, "linespacing": 1.1, **style}
        style["color"] = self.colours[style.get("color", "ink")]
        axes.annotate(in_lines(text, wide), (x, y), (dx, dy), textcoords="offset points", **style)

    def ranges(
        self, axes: Axes, place: Any, ends: Ends, colour: str, marker: str = "o", *,
        upright: bool = False, width: float = 7, empty: bool = False,
    ) -> None:  # fmt: skip
        """Draw a range as a bar, or as a line where there is a middle; a value; a bound.

        An empty mark is an upper bound, or whatever else is no count (`empty`).
        """
        low, central, high = ends
        paint, paper = self.colours[colour], self.colours["paper"]
        if low is not None and high is not None and low < high:
            line: Any = {"lw": width if central is None else 3, "solid_capstyle": "butt"}
            axes.plot(*_turned([low, high], [place] * 2, upright), color=paint, **line)
            if central is not None:
                dot: Any = {"mfc": paint, "mec": paper, "ms": width + 1}
                axes.plot(*_turned([central], [place], upright), marker, **dot)
            return
        value = next(end for end in (central, low, high) if end is not None)
        bound = 0 if central is not None or low == high else 1 if high is None else -1
        x, y = _turned([value], [place], upright)
        if bound:
            self._bound(axes, (x[0], y[0]), bound, paint, upright)
        inside, edge, thick = (paper, paint, 1.3) if empty or bound < 0 else (paint, paper, 0.6)
        axes.plot(x, y, marker, ms=6.5, ls="none", mfc=inside, mec=edge, mew=thick)

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
        self._plain(axes.xaxis)
        where: Any = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points"}
        above: Any = {"ha": "right", "weight": "semibold", **where}
        below: Any = {"ha": "right", "va": "top", "fontsize": 9, **where}
        for place, (name, detail) in enumerate(found):
            lift, align = (-1, "bottom") if detail else (0, "center")
            axes.annotate(self.tr(name), (0, place), (-7, lift), va=align, **above)
            muted = self.colours["muted"]
            axes.annotate(self.tr(detail), (0, place), (-7, -1), color=muted, **below)

    def _plain(self, axis: Any) -> None:
        """Write the figures of an axis in the way of the language."""
        axis.set_major_formatter(lambda value, _: self.amount(round(value, 9), "count"))

    def log_axis(
        self, axes: Axes, limits: tuple[float, float], ticks: Iterable[float], which: str = "x"
    ) -> None:
        """Make an axis logarithmic, with plain figures at a few ticks."""
        places = list(ticks)
        words = [self.amount(tick, "count") for tick in places]
        settings: Any = {"scale": "log", "lim": limits, "ticks": places, "ticklabels": words}
        axes.set(**{f"{which}{key}": value for key, value in settings.items()})
        getattr(axes, f"{which}axis").minorticks_off()

    def time_axis(self, axes: Axes, first: str, last: str) -> None:
        """Make a time axis from the start of one date to the end of another, by years."""
        start, end = span_of(first)[0], span_of(last)[1]
        turns: Any = [dt.date(year, 1, 1) for year in range(start.year, end.year + 2)]
        axes.set(xlim=(start, end))
        axes.set_xticks([day for day in turns if start <= day <= end], [])
        edges = [max(start, min(day, end)) for day in turns]
        middles = [day + (after - day) / 2 for day, after in pairwise(edges)]
        axes.set_xticks(middles, [str(day.year) for day in turns[:-1]], minor=True)
        axes.tick_params(axis="x", which="minor", length=0)

    def scale(self, axes: Axes, text: str, top: float) -> None:
        """Make an upright axis from nought, with level lines and what it measures above it."""
        axes.set_ylim(0, top)
        axes.grid(axis="y")
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        self._plain(axes.yaxis)
        self.title(axes, text)


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


def in_lines(text: str, wide: int) -> str:
    """Break a text at spaces into lines of at most so many letters.

    >>> in_lines("ships counted", 10).splitlines()
    ['ships', 'counted']
    """
    return textwrap.fill(text, wide, break_long_words=False, break_on_hyphens=False)


def _turned(along: list[Any], across: list[Any], upright: bool) -> tuple[list[Any], list[Any]]:
    return (across, along) if upright else (along, across)
