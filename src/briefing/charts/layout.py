"""Where the parts of a chart of rows stand: measured in points, before anything is drawn.

Drawing is `briefing.charts.rows`' work.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .lettering import fold, width_of
from .primitives import OPEN, Mark
from .theme import Look

#: Points between a mark and its words, between columns, and from one line of text to the next.
GAP, GUTTER, LEADING = 5.0, 10.0, 12.0
#: What a row has besides its lines of text.
SPACE = 2.5
#: What the first figure of a scale needs to the left of it on a phone.
MARGIN = 10.0
_COLUMN = 0.36


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a name, a softer detail, and marks, in the words of the build."""

    name: str
    detail: str
    marks: tuple[Mark, ...]
    #: Join the marks by a thin line, as two ends of one comparison.
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """What the rows are measured on."""

    title: str
    low: float = 0.0
    log: bool = False
    #: A value to which all rows are compared, and its words.
    guide: tuple[float, str] | None = None
    #: A range behind all rows, and its words.
    band: tuple[float, float, str] | None = None

    def along(self, value: float) -> float:
        """Return how far along the scale a value lies, in its own measure."""
        return math.log10(value / self.low) if self.log else value - self.low


@dataclass(slots=True)
class Layout:
    """Where each part of the chart stands, in points from the top left."""

    look: Look
    #: Width of the column of names; on a phone, of the margin that the first figure of the scale needs.
    column: float
    tops: list[float] = field(default_factory=list)
    labels: list[tuple[list[str], list[str]]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    bottom: float = 0.0


def lay_out(look: Look, groups: Sequence[Group], head: float) -> Layout:
    """Return the place of every row, `head` points below the top, and its folded words."""
    names = [line for group in groups for line in group.lines]
    column = MARGIN if look.narrow else _column(look, names)
    layout, y = Layout(look, column), head
    for group in groups:
        y += (LEADING + 9) * bool(group.heading) + (4 if y > head and group.heading else 0)
        for line in group.lines:
            room = look.width if look.narrow else column - GUTTER
            name = fold(line.name, room, look.size(), "semibold") if line.name else []
            detail = _words(look, line.detail, room)
            words = LEADING * (len(name) + len(detail))
            if len(name) == 1 and len(detail) == 1 and _both(look, line) <= room:
                words = LEADING
            layout.tops.append(y)
            layout.labels.append((name, detail))
            layout.heights.append(words + 22 if look.narrow else words + SPACE)
            y += layout.heights[-1]
    layout.bottom = y + 2
    return layout


def _words(look: Look, text: str, room: float) -> list[str]:
    return fold(text, room, look.size("chart-small")) if text else []


def _both(look: Look, line: Line) -> float:
    """Return the width of name and detail in one line."""
    return (
        width_of(line.name, look.size(), "semibold")
        + 6
        + width_of(line.detail, look.size("chart-small"))
    )


def _column(look: Look, lines: Sequence[Line]) -> float:
    """Return the width of the column of names: as wide as they need, within a share."""
    need = max(_both(look, line) for line in lines)
    return min(need + 1, look.width * _COLUMN) + GUTTER


def fits(look: Look, line: Line, scale: Scale, room: float) -> float:
    """Return how many points a unit of the scale may have for all marks of a row to fit."""
    best = math.inf
    for mark in line.marks:
        words = width_of(mark.words, look.size(), "semibold") + GAP if mark.words else 4
        after = words + (OPEN if mark.way > 0 else 4) + 2
        along = scale.along(mark.known[-1])
        if along > 0:
            best = min(best, (room - after) / along)
    return best


def ticks(scale: Scale, high: float, most: int) -> Iterator[float]:
    """Yield round values from the low to the high end of a scale, at most so many."""
    if scale.log:
        steps = [
            factor * 10.0**power
            for power in range(math.floor(math.log10(scale.low)), math.ceil(math.log10(high)) + 1)
            for factor in ((1,) if math.log10(high / scale.low) > 2.2 else (1, 2, 5))
        ]
        yield from (step for step in steps if scale.low <= step <= high)
        return
    size = (high - scale.low) / most
    power = 10.0 ** math.floor(math.log10(size))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= size)
    first = math.ceil(scale.low / step)
    yield from (step * nth for nth in range(first, math.floor(high / step) + 1))


def spans(look: Look, layout: Layout) -> Iterator[tuple[float, float]]:
    """Yield the heights that hold no names."""
    if not look.narrow:
        yield 2.0, layout.bottom
        return
    for top, height in zip(layout.tops, layout.heights, strict=True):
        yield top + height - 20, top + height - 2
