"""Timelines: one row an event, a mark at its day, its words beside the mark.

On a page the marks follow a scale of time and walk down like stairs; on a phone the dates stand in a
column and the words have the rest of the line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .lettering import fold, width_of
from .primitives import bare
from .theme import Look
from .timeline import time_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PITCH, LEADING, HEAD, FOOT = 14.0, 12.0, 18.0, 16.0


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when, and in which lane."""

    words: str
    day: dt.date
    date: str
    lane: str


#: Mark and colour of each lane.
Lanes = Mapping[str, tuple[str, str]]


def draw_events(look: Look, events: Sequence[Event], lanes: Lanes) -> Figure:
    """Return the timeline; `lanes` gives each lane its mark and colour."""
    return (_column if look.narrow else _stairs)(look, events, lanes)


def _stairs(look: Look, events: Sequence[Event], lanes: Lanes) -> Figure:
    height = HEAD + FOOT + PITCH * len(events)
    figure = look.figure(height)
    axes = figure.add_axes((0, FOOT / height, 1, 1 - (HEAD + FOOT) / height))
    time_axis(axes, look, str(events[0].day.year), str(events[-1].day.year))
    axes.set_ylim(len(events) - 0.5, -0.5)
    axes.set_yticks([])
    bare(axes)
    start, end = axes.get_xlim()
    points = look.width / (end - start)
    for nth, event in enumerate(events):
        place = (event.day - dt.date(1970, 1, 1)).days
        words = event.words
        room = (end - place) * points - 9
        after = width_of(words, look.size()) + width_of(event.date, look.size("chart-small")) + 6
        _spot(axes, look, event, lanes, place, nth)
        _say(axes, look, words, event.date, (place, nth), right=after <= room)
    _key(axes, look, lanes)
    return figure


def _say(
    axes: Axes, look: Look, words: str, date: str, at: tuple[float, float], *, right: bool
) -> None:
    """Write the words next to the mark and the date behind them."""
    side, align = (8, "left") if right else (-8, "right")
    style: Any = {"textcoords": "offset points", "va": "center_baseline", "ha": align}
    axes.annotate(words, at, (side, 1), color=look.paint("ink"), **style)
    beyond = side + (1 if right else -1) * (width_of(words, look.size()) + 6)
    axes.annotate(date, at, (beyond, 1), color=look.paint("muted"),
                  fontsize=look.size("chart-small"), **style)  # fmt: skip


def _spot(axes: Axes, look: Look, event: Event, lanes: Lanes, x: float, y: float) -> None:
    marker, colour = lanes[event.lane]
    axes.plot(x, y, marker, ms=7, mfc=look.paint(colour), mec=look.paint("paper"),
              mew=0.7, clip_on=False)  # fmt: skip


def _key(axes: Axes, look: Look, lanes: Lanes) -> None:
    """Name the lanes above the first event."""
    x = 4.0
    width = axes.get_position().width * look.width
    for lane, (marker, colour) in lanes.items():
        style: Any = {"xycoords": "axes fraction", "textcoords": "offset points"}
        axes.annotate(look.tr(lane), (0, 1), (x + 8, 8), va="center_baseline",
                      fontsize=look.size("chart-small"), color=look.paint("ink"), **style)  # fmt: skip
        high = axes.get_position().height * axes.get_figure(root=True).get_figheight() * 72  # type: ignore[union-attr]
        axes.plot(x / width, 1 + 7 / high, marker, transform=axes.transAxes, ms=6.5,
                  mfc=look.paint(colour), mec=look.paint("paper"), clip_on=False)  # fmt: skip
        x += 8 + width_of(look.tr(lane), look.size("chart-small")) + 14


def _column(look: Look, events: Sequence[Event], lanes: Lanes) -> Figure:
    dates = max(width_of(event.date, look.size("chart-small")) for event in events)
    room = look.width - dates - 20
    texts = [fold(event.words, room, look.size()) for event in events]
    heights = [LEADING * len(lines) + 6 for lines in texts]
    height = HEAD + sum(heights)
    figure = look.figure(height)
    axes = figure.add_axes((0, 0, 1, 1 - HEAD / height))
    axes.set(xlim=(0, look.width), ylim=(sum(heights), 0), xticks=[], yticks=[])
    bare(axes)
    axes.plot([dates + 10] * 2, [6, sum(heights) - 6], color=look.paint("line"), lw=1, zorder=0)
    top = 0.0
    for event, lines, tall in zip(events, texts, heights, strict=True):
        y = top + 3 + LEADING / 2
        _spot(axes, look, event, lanes, dates + 10, y)
        style: Any = {"va": "center_baseline"}
        axes.text(dates, y - 1, event.date, ha="right", color=look.paint("muted"),
                  fontsize=look.size("chart-small"), **style)  # fmt: skip
        for nth, line in enumerate(lines):
            axes.text(dates + 20, y - 1 + nth * LEADING, line, color=look.paint("ink"), **style)
        top += tall
    _key(axes, look, lanes)
    return figure
