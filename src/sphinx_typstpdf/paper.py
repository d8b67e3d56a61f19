"""The sizes of paper, as far as the check of table widths needs them."""

from __future__ import annotations

#: Typst's name → width and height in millimetres
SIZES = {"a3": (297, 420), "a4": (210, 297), "a5": (148, 210), "iso-b5": (176, 250),
         "us-letter": (215.9, 279.4), "us-legal": (215.9, 355.6)}  # fmt: skip
#: the margins of the bundled template, left and right together, as a share of the width: upright and on its side
MARGINS, MARGINS_WIDE = 0.266, 0.266
_POINTS = 72 / 25.4


def text_width(paper: str, /, *, wide: bool = False) -> float:
    """Return the width of the text in points; *wide* is for a page on its side."""
    width, height = SIZES.get(paper, SIZES["a4"])
    return ((height if wide else width) - width * MARGINS) * _POINTS


def page_height(paper: str, /) -> float:
    """Return the height of the page in points."""
    return SIZES.get(paper, SIZES["a4"])[1] * _POINTS
