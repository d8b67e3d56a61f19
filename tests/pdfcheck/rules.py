"""The rules of the printed page that a program can check; each returns the faults that it finds.

Not for: the structure behind the page (structure), standards (test_pdfcheck), what is said
(test_complete).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2
from reading import MM, Letter, Page

#: Points; rounding in the file is less than a twentieth.
SMALLEST = 7.95
#: Formulas have small indices.
MATHS = re.compile(r"Math")
#: Share of the page that may stay blank above the foot.
BLANK = 0.15
#: Millimetres: the edges of the type area.
EDGE = 20
#: Points: the smallest heading of a section.
HEADING = 11.9
#: Millimetres: letters are sought near each other in cells of this size.
CELL = 4
#: So many letters may share one glyph.
LIGATURE = 3
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
)
_TORN = re.compile(
    r"\d–$\n^\d|\d$\n^–\d|^(?=.*[^\d.,\s]).*\d$\n^(?:million|billion|trillion|Million|Milliard|Billion)"
    r"|\bUS$\n^dollar|US-$\n^Dollar"
    rf"|\d (?:bis|to)$\n^\d|\b\d\d?\.?$\n^(?:{_MONTH})\b|\b(?:{_MONTH})$\n^20\d\d\b"
    r"|\b[A-Z][\w’&-]+$\n^20\d\d[a-z]?[;,)]|\b(?:Fig|Abb|Tab)\.$\n^\d|\bTable$\n^\d",
    re.MULTILINE,
)
#: Signs that nobody sees, and that come along when text is copied.
_UNSEEN = {"\u200b": "U+200B", "\u2060": "U+2060", "\u00ad": "U+00AD", "\ufffe": "U+FFFE"}
#: U+0002 stands for a hyphen at the end of a line.
_HYPHEN = re.compile(r"(?:^|\s)[a-zäöüß]{1,2}\x02$", re.MULTILINE)
_LISTED = re.compile(r"\b((?:Fig\.|Abb\.|Table|Tab\.) \d+(?:\.\d+)?) .*\s(\d+)$")
_FIGURE = re.compile(r"^(?:Fig\.|Abb\.|Table|Tab\.) \d+(?:\.\d+)?$", re.MULTILINE)


def torn(pages: Sequence[Page]) -> Iterator[str]:
    """Find ranges, numbers with unit, dates and citations that a line break tears."""
    for page in pages:
        text = "\n".join(line.text for line in page.lines)
        for match in _TORN.finditer(text):
            yield f"page {page.number}: {match[0]!r}"


def small(pages: Sequence[Page]) -> Iterator[str]:
    """Find letters below 8 pt."""
    for page in pages:
        found = [c for c in page.letters if c.text.strip() and c.size < SMALLEST]
        found = [c for c in found if not MATHS.search(c.font)]
        if found:
            words = "".join(c.text for c in found)[:40]
            yield f"page {page.number}: {min(c.size for c in found):.1f} pt, {words!r}"


def blank(pages: Sequence[Page]) -> Iterator[str]:
    """Find pages with a blank foot, unless a chapter ends there."""
    for page, after in pairwise(pages):
        share = (page.height - EDGE - page.bottom) / page.height
        if share > BLANK and not after.opens and after.number != len(pages):
            yield f"page {page.number}: {share:.0%} blank"


def headless(pages: Sequence[Page]) -> Iterator[str]:
    """Find pages that neither open with a chapter nor have a running head."""
    for page in pages[1:-1]:
        if not page.opens and not any(line.top < EDGE for line in page.lines):
            yield f"page {page.number}"


def beyond(pages: Sequence[Page]) -> Iterator[str]:
    """Find letters outside of the margins."""
    for page in pages:
        found = [c for c in page.letters if c.text.strip()]
        found = [c for c in found if c.left < EDGE - 0.7 or c.right > page.width - EDGE + 0.7]
        if found:
            yield f"page {page.number}: {''.join(c.text for c in found)[:40]!r}"


def unseen(pages: Sequence[Page]) -> Iterator[str]:
    """Find signs that are copied but not seen."""
    for page in pages:
        for sign, name in _UNSEEN.items():
            if any(sign in line.text for line in page.lines):
                yield f"page {page.number}: {name}"


def hyphened(pages: Sequence[Page]) -> Iterator[str]:
    """Find words of which a hyphen leaves one or two letters at the end of a line."""
    for page in pages:
        for match in _HYPHEN.finditer("\n".join(line.text for line in page.lines)):
            yield f"page {page.number}: {match[0]!r}"


def unreferred(pages: Sequence[Page]) -> Iterator[str]:
    """Find figures and tables with a number to which no sentence refers."""
    chapters = pages[next((i for i, page in enumerate(pages) if page.is_contents), 0) + 1 :]
    lines = [line.text for page in chapters for line in page.lines]
    numbers = sorted({text for text in lines if _FIGURE.fullmatch(text)})
    # not the caption, and not the line that says how to cite
    said = " ".join(map(_sentences, chapters))
    for number in numbers:
        refers = rf"(?<!\d{{4}}\.\d\d, ){re.escape(number)}(?!\.?\d)"
        if not re.search(refers, said):
            yield number


def mislisted(pages: Sequence[Page]) -> Iterator[str]:
    """Find figures and tables that stand on another page than the contents say."""
    captions = {
        (line.text, page.number)
        for page in pages
        for line in page.lines
        if _FIGURE.match(line.text)
    }
    for page in pages:
        lines = (line.text for line in page.lines if page.is_contents)
        for number, at in (found.groups() for found in map(_LISTED.search, lines) if found):
            if (number, int(at)) not in captions:
                yield f"{number} is not on page {at}"


def disordered(pages: Sequence[Page]) -> Iterator[str]:
    """Find figures, and tables, that stand before one of a lower number."""
    last: dict[tuple[str, int], tuple[int, ...]] = {}
    for page in pages:
        for line in sorted(page.lines, key=lambda line: line.top):
            if _FIGURE.fullmatch(line.text):
                kind, number = line.text.split()
                place = tuple(map(int, number.split(".")))
                series = (kind, len(place))  # chapters without a number count on their own
                if place < last.get(series, ()):
                    yield f"page {page.number}: {line.text}"
                last[series] = place


def overlapping(pages: Sequence[Page]) -> Iterator[str]:
    """Find letters that are printed over others of another line."""
    for page in pages:
        taken: dict[tuple[int, int], list[tuple[int, Letter]]] = {}
        for place, letter in enumerate(page.letters):
            if not letter.text.strip() or MATHS.search(letter.font):
                continue
            cell = (int(letter.left / CELL), int(letter.base / CELL))
            near = (
                taken.get((cell[0] + x, cell[1] + y), ()) for x in (-1, 0, 1) for y in (-1, 0, 1)
            )
            others = (o for found in near for then, o in found if place - then > LIGATURE)
            if hit := next((o for o in others if over(letter, o)), None):
                yield f"page {page.number}: {hit.text!r} and {letter.text!r} at {letter.base:.0f} mm"
                break
            taken.setdefault(cell, []).append((place, letter))


def over(one: Letter, other: Letter) -> bool:
    """Tell whether two letters share most of their width and half of their height."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    narrower = min(one.right - one.left, other.right - other.left)
    high = abs(one.base - other.base) * MM
    return narrower > 0 and wide > 0.5 * narrower and high < 0.5 * min(one.size, other.size)


def stranded(pages: Sequence[Page]) -> Iterator[str]:
    """Find headings at the foot of a page with no line beside or below them."""
    for page in pages:
        heads = [line for line in page.lines if line.most >= HEADING and line.text]
        for head in heads:
            after = (line for line in page.lines if line is not head)
            if not any(head.top - 2 < line.top < page.height - EDGE + 1 for line in after):
                yield f"page {page.number}: {head.text!r}"


def displaced(pages: Sequence[Page]) -> Iterator[str]:
    """Find figures and tables that no sentence refers to within two pages."""
    chapters = pages[next((i for i, page in enumerate(pages) if page.is_contents), 0) + 1 :]
    said = {page.number: _sentences(page) for page in chapters}
    for page in chapters:
        for line in page.lines:
            if _FIGURE.fullmatch(line.text):
                near = " ".join(said.get(page.number + step, "") for step in range(-2, 3))
                if not re.search(rf"(?<!\d{{4}}\.\d\d, ){re.escape(line.text)}(?!\.?\d)", near):
                    yield f"page {page.number}: {line.text}"


def long(pages: Sequence[Page], most: int) -> Iterator[str]:
    """Find an edition of more pages than it may have."""
    if len(pages) > most:
        yield f"{len(pages)} pages, {most} at most"


def _sentences(page: Page) -> str:
    """Return the words of a page but the numbers above captions."""
    return " ".join(line.text for line in page.lines if not _FIGURE.fullmatch(line.text))


def parts(path: Path) -> list[tuple[int, str]]:
    """Return the first page and the title of each part of the outline."""
    document = pypdfium2.PdfDocument(path)
    try:
        marks = [mark for mark in document.get_toc() if mark.level == 0]
        return [(mark.get_dest().get_index() + 1, mark.get_title()) for mark in marks]
    finally:
        document.close()
