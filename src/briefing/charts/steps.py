"""Charts of running totals over time: a stair for each voice, its last value at the right.

A stair joins the highest value stated so far; a statement below it keeps its mark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from .lettering import fold, spread, width_of
from .primitives import bare, plain_figures
from .theme import Look
from .timeline import time_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT, FOOT, HEAD, LEADING = 205.0, 18.0, 22.0, 12.0
_LABELS = 0.34


@dataclass(frozen=True, slots=True)
class Step:
    """One statement: when, how many, and whether that is a lower bound."""

    day: dt.date
    value: float
    floor: bool


#: Name and series of each voice, and its statements in the order of their dates.
Stairs = Mapping[tuple[str, str], Sequence[Step]]


def draw_steps(look: Look, stairs: Stairs, title: str, first: str) -> Figure:
    """Return the chart, from a month on to the end of the last statement's year."""
    texts = {key: _label(look, key[0], steps) for key, steps in stairs.items()}
    widest = max(
        width_of(line, look.size(), "semibold") for lines in texts.values() for line in lines
    )
    height = HEIGHT * (1.15 if look.narrow else 1)
    figure = look.figure(height)
    left, right = 16.0, widest + 14
    place = (left / look.width, FOOT / height, 1 - (left + right) / look.width,
             1 - (FOOT + HEAD + LEADING) / height)  # fmt: skip
    axes = figure.add_axes(place)
    last = max(step.day for steps in stairs.values() for step in steps)
    time_axis(axes, look, first, last.isoformat()[:7])
    axes.set_ylim(0, max(step.value for steps in stairs.values() for step in steps) * 1.06)
    bare(axes)
    axes.grid(axis="y")
    plain_figures(axes.yaxis, look)
    axes.annotate(look.tr(title), (0, 1), (-left, 10), xycoords="axes fraction",
                  textcoords="offset points", color=look.paint("muted"),
                  fontsize=look.size("chart-small"))  # fmt: skip
    for (_, series), steps in stairs.items():
        _stair(axes, look, series, steps)
    _ends(axes, look, stairs, texts, height - FOOT - HEAD - LEADING)
    return figure


def _stair(axes: Axes, look: Look, series: str, steps: Sequence[Step]) -> None:
    days: Any = [step.day for step in steps]
    tops = list(accumulate((step.value for step in steps), max))
    paint = look.paint(series)
    axes.step(days, tops, where="post", color=paint, lw=1.7, ls=look.dashes(series))
    end: Any = axes.get_xlim()[1]
    axes.hlines(tops[-1], days[-1], end, color=paint, lw=0.7, ls=(0, (1, 2)))
    values = [step.value for step in steps]
    axes.plot(days, values, look.marker(series), ls="none", ms=6.5, mfc=paint,
              mec=look.paint("paper"), mew=0.7, clip_on=False)  # fmt: skip


def _label(look: Look, name: str, steps: Sequence[Step]) -> list[str]:
    """Return the lines at the end of a stair: the value, then whose it is."""
    top = max(steps, key=lambda step: step.value)
    value = look.figures(top.value * 1000)
    words = look.tr("at least {}").format(value) if top.floor else value
    room = look.width * _LABELS
    return [words, *fold(look.tr(name), room, look.size("chart-small"))]


def _ends(
    axes: Axes, look: Look, stairs: Stairs, texts: Mapping[tuple[str, str], list[str]], high: float
) -> None:
    """Write the labels at the right, moved apart where stairs end close together."""
    scale = high / axes.get_ylim()[1]
    ordered = sorted(stairs, key=lambda key: max(step.value for step in stairs[key]))
    gap = max(len(lines) for lines in texts.values()) * LEADING
    tops = [max(step.value for step in stairs[key]) * scale for key in ordered]
    for key, top, place in zip(ordered, tops, spread(tops, gap), strict=True):
        colour = look.paint(key[1])
        line: Any = {"arrowstyle": "-", "color": colour, "lw": 0.7, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (1, top / scale), (10, place - top),
                      xycoords=("axes fraction", "data"), textcoords="offset points",
                      arrowprops=line, annotation_clip=False)  # fmt: skip
        for nth, words in enumerate(texts[key]):
            y = place + LEADING * (len(texts[key]) / 2 - 0.5 - nth) - top
            style: Any = (
                {"weight": "semibold"} if nth == 0 else {"fontsize": look.size("chart-small")}
            )
            tone = look.paint("grey" if nth else "ink")
            axes.annotate(words, (1, top / scale), (12, y), xycoords=("axes fraction", "data"),
                          textcoords="offset points", va="center_baseline", color=tone,
                          annotation_clip=False, **style)  # fmt: skip
