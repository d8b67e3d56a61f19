"""Where the words of a drawing stand, and whether two of them cover each other."""

from __future__ import annotations

from typing import Any, TypeGuard

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from briefing.charts.contract import Chart
from briefing.charts.script import run
from briefing.charts.theme import Look

#: Left, low, right, high.
Box = tuple[float, ...]


def texts_of(chart: Chart, look: Look) -> tuple[list[tuple[str, Box]], float]:
    """Every visible text of a chart with its box in points (left, bottom, right, top), and its height."""
    with look.applied(chart.name):
        figure = run(chart.script, "draw", chart.rows, look)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        found = [text for text in figure.findobj(is_text) if text.get_window_extent().width > 1]
        scale = 72 / figure.dpi
        boxes = [
            (text.get_text(), tuple(edge * scale for edge in _letters(text).extents))
            for text in found
        ]
        return boxes, figure.get_figheight() * 72


def _letters(text: Text) -> Any:
    """The box of the letters alone: annotations count their arrows, boxes their edges."""
    return Text.get_window_extent(text)


def is_text(artist: Artist) -> TypeGuard[Text]:
    return isinstance(artist, Text) and artist.get_visible() and artist.get_text().strip() != ""


def overlap(one: Box, other: Box, slack: float = 1.0) -> bool:
    """Whether two boxes share more than the slack that line spacing leaves."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack
        and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )
