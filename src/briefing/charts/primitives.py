"""The marks of the charts: one way of drawing a range, a value, an open end.

A range is a bar, its middle a light ring in it; a value is the mark of its series; "at least" and
"up to" are ends that fade out; what is no count is hollow.
Limits of axes are set before marks are drawn, because open ends are measured in points.
Words are `briefing.charts.lettering`'s, dates `briefing.charts.timeline`'s.
Colours, fonts and words are `briefing.charts.theme`'s; rows are laid out in `briefing.charts.rows`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .lettering import beside
from .theme import Ends, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Thickness of a bar and length of an open end, in points.
THICK, OPEN = 9.0, 30.0
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
