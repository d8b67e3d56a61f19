"""The sizes of paper, as far as the check of table widths needs them."""

from __future__ import annotations

#: Typst's name → width and height in millimetres
SIZES = {
    "a3": (297, 420),
    "a4": (210, 297),
    "a5": (148, 210),
    "iso-b5": (176, 250),
    "us-letter": (215.9, 279.4),
    "us-legal": (215.9, 355.6),
}
#: the width that the bundled template leaves between its margins, as a share of the page
SHARES = {"column": 0.629, "wide": 0.734, "landscape": 0.734}
_POINTS = 72 / 25.4


def text_width(paper: str, kind: str, /) -> float:
    """Return a width in points: of the text column, of a wide table, or on a landscape page."""
    width, height = SIZES.get(paper, SIZES["a4"])
    return (height if kind == "landscape" else width) * SHARES[kind] * _POINTS


def page_height(paper: str, /) -> float:
    """Return the height of the page in points."""
    return SIZES.get(paper, SIZES["a4"])[1] * _POINTS
