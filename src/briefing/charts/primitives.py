"""The marks of the charts: one way of drawing a range, a value, an open end, words, a date.

A range is a bar, its middle a light ring in it; a value is the mark of its series; "at least" and
"up to" are ends that fade out; what is no count is hollow.
Limits of axes are set before marks are drawn, because open ends are measured in points.
Colours, fonts and words are `briefing.charts.theme`'s; rows are laid out in `briefing.charts.rows`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .theme import FAMILY, Ends, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Thickness of a bar and length of an open end, in points.
THICK, OPEN = 9.0, 30.0
#: What words beside a mark are raised by, so that figures stand level with it.
LIFT = 1.6
_STEPS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One value, range or bound, whose it is, and the words beside it."""

    ends: Ends
    series: str
    words: str = ""
    #: What is no count, such as what would fit.
    hollow: bool = False

    @property
    def known(self) -> tuple[float, ...]:
        """The values that it has, from low to high."""
        return tuple(end for end in self.ends if end is not None)

    @property
    def way(self) -> int:
        """Say where it is open: 1 for "at least", -1 for "up to", 0 for neither."""
        low, central, high = self.ends
        if central is not None or (low is not None and high is not None):
            return 0
        return 1 if high is None else -1


def width_of(text: str, size: float, weight: str = "normal") -> float:
    """Return the width of a line of text in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    face: Any = FontProperties(family=FAMILY, size=size, weight=weight)
    return float(text_to_path.get_text_width_height_descent(text, face, False)[0])


def fold(text: str, room: float, size: float, weight: str = "normal") -> list[str]:
    """Break a text at spaces into lines of at most so many points."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width_of(f"{lines[-1]} {word}", size, weight) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def beside(axes: Axes, at: tuple[float, float], dx: float, dy: float) -> tuple[float, float]:
    """Return the place in data that lies so many points from another."""
    scale = axes.get_figure(root=True).dpi / 72  # type: ignore[union-attr]
    x, y = axes.transData.transform(at)
    place = axes.transData.inverted().transform((x + dx * scale, y + dy * scale))
    return float(place[0]), float(place[1])


def write(
    axes: Axes, look: Look, text: str, at: tuple[Any, Any], dx: float = 0, dy: float = 0,
    clear: bool = False, **style: Any,
) -> None:  # fmt: skip
    """Write beside a place of the data, dx and dy points away; `clear` hides lines behind it."""
    across = "left" if dx > 0 else "right" if dx < 0 else "center"
    upright = "bottom" if dy > 0 else "top" if dy < 0 else "center_baseline"
    style = {"ha": across, "va": upright, "linespacing": 1.15, **style}
    style["color"] = look.paint(style.get("color", "ink"))
    if clear:
        style["bbox"] = {"fc": look.paint("paper"), "ec": "none", "pad": 0.8}
    axes.annotate(
        text, at, (dx, dy or LIFT), textcoords="offset points", annotation_clip=False, **style
    )


def draw_mark(axes: Axes, look: Look, mark: Mark, y: float) -> None:
    """Draw a mark that lies level, at a height of the axes."""
    paint, paper = look.paint(mark.series), look.paint("paper")
    if mark.way:
        _open_end(axes, mark, y, paint)
    if len(mark.known) > 1 and mark.known[0] < mark.known[-1]:
        low, high = mark.known[0], mark.known[-1]
        fill: Any = {"fc": "none" if mark.hollow else paint, "ec": paint, "lw": mark.hollow * 1.0}
        axes.barh(y, high - low, THICK, left=low, **fill)
        if len(mark.known) > 2:
            axes.plot(mark.known[1], y, "o", ms=5.4, mfc=paper, mec=paint, mew=0.8)
        return
    inside, edge = (paper, paint) if mark.hollow else (paint, paper)
    axes.plot(mark.known[0], y, look.marker(mark.series), ms=7.2, mfc=inside, mec=edge,
              mew=1.3 if mark.hollow else 0.7, clip_on=False)  # fmt: skip


def _open_end(axes: Axes, mark: Mark, y: float, paint: str) -> None:
    """Draw an end that fades out towards more or less."""
    start, step = mark.known[0], OPEN / _STEPS * mark.way
    for place in range(_STEPS):
        left, _ = beside(axes, (start, y), place * step, 0)
        right, _ = beside(axes, (start, y), (place + 1) * step, 0)
        alpha = (0.45 if mark.hollow else 0.8) * (1 - place / _STEPS)
        axes.barh(y, right - left, THICK * 0.62, left=left, color=paint, lw=0, alpha=alpha)


def bare(axes: Axes) -> None:
    """Leave no frame and no ticks that stick out."""
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)


def plain_figures(axis: Any, look: Look) -> None:
    """Write the figures of an axis in the way of the language."""
    axis.set_major_formatter(lambda value, _: look.amount(round(value, 9)))


def time_axis(axes: Axes, look: Look, first: str, last: str, every: int = 1) -> None:
    """Make a time axis from the start of one date to the end of another, by years."""
    start, end = span_of(first)[0], span_of(last)[1]
    turns: Any = [dt.date(year, 1, 1) for year in range(start.year, end.year + 2)]
    axes.set(xlim=(start, end))
    axes.set_xticks([day for day in turns if start <= day <= end], [])
    edges = [max(start, min(day, end)) for day in turns]
    middles = [day + (after - day) / 2 for day, after in pairwise(edges)]
    axes.set_xticks(middles, [str(day.year) for day in turns[:-1]], minor=True)
    axes.tick_params(axis="x", which="minor", length=0, labelsize=look.size("chart-small"))
    axes.grid(axis="x", which="major")


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


def spread(places: Iterable[float], gap: float) -> list[float]:
    """Move places apart so that neighbours keep a distance, each as little as can be.

    >>> spread([1, 1, 9], 2)
    [0.0, 2.0, 9.0]
    """
    blocks: list[list[float]] = []  # places of each run of neighbours that touch
    for place in sorted(places):
        blocks.append([place])
        while len(blocks) > 1 and _first(blocks[-1], gap) - _last(blocks[-2], gap) < gap:
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    return [_first(block, gap) + gap * nth for block in blocks for nth in range(len(block))]


def _first(block: list[float], gap: float) -> float:
    return sum(block) / len(block) - gap * (len(block) - 1) / 2


def _last(block: list[float], gap: float) -> float:
    return _first(block, gap) + gap * (len(block) - 1)
