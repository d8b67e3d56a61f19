"""Reads a PDF as a reader sees it: lines of letters with their place and size, and blank feet.

Lengths are in millimetres from the left and the top of the page, sizes in points.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4
#: Letters this far apart in height, in points, stand on different lines.
STEP = 2.5
#: How finely a page is looked at for its blank foot: pixels a point.
GRAIN = 0.3


class Letter(NamedTuple):
    """One letter."""

    text: str
    left: float
    right: float
    #: of the line it stands on
    base: float
    size: float
    font: str


class Line(NamedTuple):
    """Letters in the order of the file that stand on one line."""

    text: str
    left: float
    right: float
    top: float
    #: the smallest and the largest of its letters
    least: float
    most: float


class Page(NamedTuple):
    """One page."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    lines: tuple[Line, ...]
    #: where the lowest mark of the type area stands; 0 on an empty page
    bottom: float

    @property
    def opens(self) -> bool:
        """Whether it begins with the heading of a chapter."""
        return any(line.most >= 14.9 and line.top < 45 for line in self.lines)

    @property
    def is_contents(self) -> bool:
        """Whether it begins with the contents."""
        return self.opens and any(line.text in ("Contents", "Inhalt") for line in self.lines[:4])


def read(path: Path, foot: float = 20) -> list[Page]:
    """Return the pages of a PDF; what stands in the last *foot* mm is no part of the type area."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_page(document[i], i + 1, foot) for i in range(len(document))]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, number: int, foot: float) -> Page:
    width, height = page.get_size()
    letters = tuple(_letters(page, height))
    lines = tuple(_lines(letters))
    bottom = _bottom(page, height, foot)
    return Page(number, width / MM, height / MM, letters, lines, bottom)


def _letters(page: pypdfium2.PdfPage, height: float) -> Iterator[Letter]:
    text = page.get_textpage()
    for i in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, i))
        if sign in "\r\n":
            continue
        left, right, low, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(text, i, left, right, low, top)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        yield Letter(sign, left.value / MM, right.value / MM, (height - y.value) / MM,
                     _size(text, i), _font(text, i))  # fmt: skip
    text.close()


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the size as printed: that of the font, scaled as its drawing is."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    return float(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d))


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 80, flags)
    return buffer.value.decode("latin-1")


def _lines(letters: tuple[Letter, ...]) -> Iterator[Line]:
    run: list[Letter] = []
    for letter in letters:
        if run and (abs(letter.base - run[-1].base) * MM > STEP or letter.left < run[-1].left - 1):
            yield _line(run)
            run = []
        run.append(letter)
    if run:
        yield _line(run)


def _line(run: list[Letter]) -> Line:
    seen = [letter for letter in run if letter.text.strip()] or run
    sizes = [letter.size for letter in seen]
    return Line("".join(letter.text for letter in run).strip(), seen[0].left, seen[-1].right,
                min(letter.base for letter in seen), min(sizes), max(sizes))  # fmt: skip


def _bottom(page: pypdfium2.PdfPage, height: float, foot: float) -> float:
    """Return how far down the last row of pixels is that is not white."""
    image = page.render(scale=GRAIN, grayscale=True)
    pixels, row = bytes(image.buffer), image.stride
    last = int((height - foot * MM) * GRAIN)
    for y in range(min(last, image.height) - 1, -1, -1):
        if min(pixels[y * row : y * row + image.width]) < 250:
            return (y + 1) / GRAIN / MM
    return 0.0
