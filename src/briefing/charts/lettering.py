"""Words on charts: how wide they are, where a line is folded, and where they stand beside a place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .theme import FAMILY, Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: What words beside a mark are raised by, so that figures stand level with it.
LIFT = 1.6


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
