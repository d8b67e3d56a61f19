"""Charts of rows: each row a name and its marks on one common scale.

Wide, the names stand in a column on the left; narrow, each stands above its marks, so that a phone
gives the whole width to the scale. All is measured before it is drawn, in `briefing.charts.layout`:
columns, lines and the end of the scale follow from the words, in any language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .layout import (
    GAP,
    GUTTER,
    LEADING,
    MARGIN,
    SPACE,
    Group,
    Layout,
    Line,
    Scale,
    fits,
    lay_out,
    spans,
    ticks,
)  # fmt: skip
from .lettering import LIFT, width_of, write
from .primitives import OPEN, bare, draw_mark, plain_figures
from .theme import Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def draw_rows(look: Look, groups: Sequence[Group], scale: Scale) -> Figure:
    """Return the chart."""
    lines = [line for group in groups for line in group.lines]
    layout = lay_out(look, groups, 17.0 if scale.guide or scale.band else 0.0)
    foot = 2 * LEADING + 5
    figure = look.figure(layout.bottom + foot)
    total = layout.bottom + foot
    left = layout.column / look.width
    place = (left, foot / total, 1 - left - 2 / look.width, layout.bottom / total)
    axes = figure.add_axes(place)
    _scale(axes, look, lines, scale, look.width - layout.column - 2)
    axes.set_ylim(layout.bottom, 0)
    bare(axes)
    axes.set_yticks([])
    _title(axes, look, scale, layout)
    _backdrop(axes, look, scale, layout)
    for line, top, height, label in zip(
        lines, layout.tops, layout.heights, layout.labels, strict=True
    ):
        _draw_line(axes, look, line, layout, top, height, label, scale.guide is not None)
    _headings(axes, look, groups, layout)
    return figure


def _scale(axes: Axes, look: Look, lines: Sequence[Line], scale: Scale, room: float) -> None:
    """End the scale where the widest mark and its words just fit."""
    per_unit = min(fits(look, line, scale, room) for line in lines)
    reach = room / per_unit
    high = scale.low * 10**reach if scale.log else scale.low + reach
    axes.set(xscale="log" if scale.log else "linear")
    axes.set_xlim(scale.low, high)
    shown = list(ticks(scale, high, 4 if look.narrow else 7))
    last = look.amount(shown[-1])
    if scale.along(shown[-1]) * per_unit + width_of(last, look.size("chart-small")) / 2 > room:
        shown.pop()
    axes.set_xticks(shown)
    axes.minorticks_off()
    plain_figures(axes.xaxis, look)


def _title(axes: Axes, look: Look, scale: Scale, layout: Layout) -> None:
    """Write below the figures of the scale what they measure."""
    style: Any = {"xycoords": "axes fraction", "color": look.paint("muted"), "ha": "left"}
    axes.annotate(look.tr(scale.title), (0, 0), (0, -LEADING - 5), va="top",
                  textcoords="offset points", fontsize=look.size("chart-small"), **style)  # fmt: skip
    axes.tick_params(axis="x", pad=2)


def _backdrop(axes: Axes, look: Look, scale: Scale, layout: Layout) -> None:
    """Draw the grid and what all rows are compared with; on a phone never behind a name."""
    small, free = look.size("chart-small"), list(spans(look, layout))
    if scale.band:
        low, high, words = scale.band
        for top, bottom in free:
            axes.fill_between([low, high], top, bottom, color=look.paint("band"), lw=0, zorder=0)
        write(axes, look, words, (low, 0), 1, -2, color="navy", fontsize=small)
    for top, bottom in free:
        axes.vlines(axes.get_xticks(), top, bottom, color=look.paint("grid"), lw=0.5, zorder=0.1)
    if scale.guide:
        value, words = scale.guide
        for top, bottom in free:
            axes.vlines(value, top, bottom, color=look.paint("navy"), lw=1.1, zorder=0.6)
        write(axes, look, words, (value, 0), 4, -2, color="navy", fontsize=small,
              weight="semibold")  # fmt: skip


def _draw_line(
    axes: Axes, look: Look, line: Line, layout: Layout, top: float, height: float,
    label: tuple[list[str], list[str]], clear: bool,
) -> None:  # fmt: skip
    y = top + height - 11 if look.narrow else top + height / 2
    if line.joined:
        ends = [value for mark in line.marks for value in mark.known]
        axes.plot([min(ends), max(ends)], [y, y], color=look.paint("edge"), lw=1, zorder=1)
    else:
        start, end = axes.get_xlim()[0], line.marks[0].known[0]
        axes.plot([start, end], [y, y], color=look.paint("line"), lw=0.7, zorder=0.5)
    for mark in line.marks:
        draw_mark(axes, look, mark, y)
        if mark.words:
            away = GAP + (OPEN if mark.way > 0 else 4 if len(mark.known) == 1 else 0)
            weight = "semibold" if mark.series == "ours" else "normal"
            write(axes, look, mark.words, (mark.known[-1], y), away, weight=weight, clear=clear)
    (_above if look.narrow else _left)(axes, look, label, layout, top, height)


def _left(
    axes: Axes, look: Look, label: tuple[list[str], list[str]], layout: Layout,
    top: float, height: float,
) -> None:  # fmt: skip
    """Write name and detail in the column, level with the marks; in one line where they fit."""
    name, detail = label
    if detail and height < 2 * LEADING + SPACE:
        before = width_of(detail[0], look.size("chart-small")) + 6
        _text(axes, look, name[0], -GUTTER - before, top + height / 2, False, "right")
        _text(axes, look, detail[0], -GUTTER, top + height / 2, True, "right")
        return
    y = top + height / 2 - LEADING * (len(name) + len(detail)) / 2
    for nth, words in enumerate([*name, *detail]):
        soft = nth >= len(name)
        _text(axes, look, words, -GUTTER, y + LEADING * (nth + 0.5), soft, "right")


def _above(
    axes: Axes, look: Look, label: tuple[list[str], list[str]], layout: Layout,
    top: float, height: float,
) -> None:  # fmt: skip
    """Write name and detail above the marks, in one line where they fit."""
    name, detail = label
    one = height < LEADING * 2 + 22 and bool(detail)
    for nth, words in enumerate(name):
        _text(axes, look, words, -MARGIN, top + LEADING * (nth + 0.5), False, "left")
    if one:
        after = width_of(name[0], look.size(), "semibold") + 6 - MARGIN
        _text(axes, look, detail[0], after, top + LEADING * 0.5, True, "left")
        return
    for nth, words in enumerate(detail, start=len(name)):
        _text(axes, look, words, -MARGIN, top + LEADING * (nth + 0.5), True, "left")


def _text(axes: Axes, look: Look, words: str, dx: float, y: float, soft: bool, align: str) -> None:
    size = look.size("chart-small") if soft else look.size()
    axes.annotate(
        words, (0, y), (dx, LIFT), xycoords=("axes fraction", "data"), textcoords="offset points",
        ha=align, va="center_baseline", fontsize=size, weight="normal" if soft else "semibold",
        color=look.paint("grey" if soft else "ink"), annotation_clip=False,
    )  # fmt: skip


def _headings(axes: Axes, look: Look, groups: Sequence[Group], layout: Layout) -> None:
    """Write the heading of each group over the whole width, with a hairline above."""
    first = 0
    for group in groups:
        if group.heading:
            y = layout.tops[first] - LEADING + 1
            _text(axes, look, look.tr(group.heading), -layout.column, y, False, "left")
            _rule(axes, look, layout, y - LEADING + 1)
        first += len(group.lines)


def _rule(axes: Axes, look: Look, layout: Layout, y: float) -> None:
    left = -layout.column / (look.width - layout.column - 2)
    axes.plot([left, 1], [y, y], transform=axes.get_yaxis_transform(), color=look.paint("line"),
              lw=0.8, clip_on=False, zorder=0.5)  # fmt: skip
