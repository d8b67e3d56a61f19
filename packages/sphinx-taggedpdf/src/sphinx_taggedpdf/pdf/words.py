"""Whether every word of the sources stands in the finished PDF, in order, and on its pages.

The text of each page is read back from the file; a block of the sources must be found where the
reading has come to, or near it: figures float and notes stand at the foot of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from ..assemble.said import Said
from ..letters import joined, whole
from .reading import LONG, PAGES, Printed

#: a passage of so many letters is longer than most paragraphs, and stands on two pages at most
_PAGE = 1500
#: how many letters of other cells may stand between the pieces of a word in a cell
_CELLS = 150
#: a word and the block that it stands in
Word = tuple[Said, str]
#: the page where a passage ends, and the passage
Read = tuple[int, list[Word]]


class Lost(NamedTuple):
    """Words of one block that were not found, or that stand beyond the edge of the page."""

    #: file and line, or nothing if it is not known
    place: str
    words: list[str]


class Findings(NamedTuple):
    """What is wrong with the text of the finished PDF."""

    lost: list[Lost]
    #: lines that the edge of the page cuts off
    cut_off: list[Lost]


def check(content: bytes, said: Iterable[Said]) -> Findings:
    """Return what of *said* does not stand in the PDF, or not on its pages."""
    printed = Printed(content)
    found: dict[int, Lost] = {}
    read: list[Read] = []
    for passage in _passages(said):
        for block, word in _missing(printed, passage):
            found.setdefault(id(block), Lost(block.place, [])).words.append(word)
        read.append((printed.page(), passage))
    cut_off = [Lost(_place(page, line, read), [line]) for page, line in printed.cut_off]
    return Findings(list(found.values()), cut_off)


def _place(page: int, line: str, read: Iterable[Read]) -> str:
    """Return the place of the block near *page* that has the first letters of *line*."""
    start = line[:LONG]
    for where, passage in read:
        if abs(where - page) <= PAGES and start in _joined(passage):
            return next(
                (block.place for block, _ in passage if start in whole("".join(block.words))), ""
            )
    return ""


def _joined(passage: Iterable[Word]) -> str:
    return whole("".join(word for _, word in passage))


def _passages(said: Iterable[Said]) -> Iterator[list[Word]]:
    """Yield short blocks together, so that a passage stands in one place, and long ones in pieces.

    What is printed elsewhere stands alone.
    """
    passage: list[Word] = []
    length = 0
    for block in said:
        if passage and (block.apart or length >= LONG):
            yield passage
            passage, length = [], 0
        for word in block.words:
            passage.append((block, word))
            length += len(word)
            if length >= _PAGE:
                yield passage
                passage, length = [], 0
        if passage and block.apart:
            yield passage
            passage, length = [], 0
    if passage:
        yield passage


def _missing(printed: Printed, passage: list[Word]) -> list[Word]:
    """Return the words of a passage that are neither next nor near."""
    words = [whole(word) for _, word in passage]
    if passage[0][0].apart:
        lacking = set(printed.lacking(words))
        lost = [(block, word) for block, word in passage if whole(word) in lacking]
        return [said for said in lost if not _turned(*said, printed.text)]
    if printed.skip(words):
        return []
    blocks = [list(part) for _, part in groupby(passage, key=lambda said: id(said[0]))]
    # contents, or a figure, may stand between them: short ones are before or behind
    short = [part for part in blocks if len(_joined(part)) < LONG]
    behind = [part for part in short if _alone(printed, part)]
    lost = [said for part in blocks if part not in short for said in _alone(printed, part)]
    return [*lost, *(said for part in behind for said in _alone(printed, part))]


def _alone(printed: Printed, passage: list[Word]) -> list[Word]:
    """Return the words of one block that are not near; a long one leads the reading, a cell does not."""
    words = [whole(word) for _, word in passage]
    joined = "".join(words)
    if len(joined) >= LONG:
        if printed.skip(words):
            return []
        printed.seek(joined)
    nearby = printed.around()
    if joined in nearby:
        return []
    return [
        (block, word)
        for block, word in passage
        if not (
            _stands(word, nearby)
            or printed.parted(whole(word), nearby)
            or _turned(block, word, nearby)
        )
    ]


def _turned(block: Said, word: str, nearby: str) -> bool:
    """Tell whether the pieces of a word in a block with turned letters stand, forwards or backwards."""
    pieces = word.split("-")
    return block.turned and all(p in nearby or p[::-1] in nearby for p in pieces)


def _stands(word: str, nearby: str) -> bool:
    said = whole(word)
    if said in nearby:
        return True
    if joined(said):
        return all(letter in nearby for letter in said)
    if said != word and re.search(f".{{0,{_CELLS}}}?".join(word.split("-")), nearby):
        return True  # in a cell, a line may break at the signs of a word
    # a word over a page break, or with a note between: its ends stand
    return any(said[:cut] in nearby and said[cut:] in nearby for cut in range(3, len(said) - 3))
