"""Whether every word of the sources stands in the finished PDF, in order.

The text of each page is read back from the file; a block of the sources must be found where the
reading has come to, or near it: figures float and notes stand at the foot of the page.
What is compared are letters and digits, so that line breaks, hyphens and ligatures do not count.
Not for: formulas, and what was left out of print on purpose.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

import pypdfium2
from docutils import nodes

_SIGNS = re.compile(r"[\W_]+")
#: how many letters ahead a block may begin: a short one, which may stand anywhere, and a long one
_NEAR, _FAR, _LONG = 1500, 4000, 40
#: how many letters may stand between the words of a block: feet, heads, notes, line numbers
_BETWEEN = 1200
#: how many pages away a block may stand
_PAGES = 4


class Lost(NamedTuple):
    """Words of one block that were not found."""

    node: nodes.Node
    words: list[str]


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


class Printed:
    """The text of a PDF, page by page."""

    def __init__(self, content: bytes) -> None:
        document = pypdfium2.PdfDocument(content)
        try:
            pages = [_page(document, number) for number in range(len(document))]
        finally:
            document.close()
        self._starts: list[int] = []
        length = 0
        for page in pages:
            self._starts.append(length)
            length += len(page)
        self.text = "".join(pages)
        self.here = 0

    def skip(self, words: list[str]) -> bool:
        """Find a block where the reading has come to, or soon behind, and go on behind it."""
        joined = "".join(words)
        room = _FAR if len(joined) >= _LONG else _NEAR
        found = self.text.find(joined, self.here, self.here + room + len(joined))
        if found >= 0:
            self.here = found + len(joined)
            return True
        return self._skip_words(words, len(joined)) or self._jump(joined)

    def _jump(self, joined: str) -> bool:
        """Find a long block that stands in one place only: the reading had lost its way."""
        found = self.text.find(joined) if len(joined) >= _LONG else -1
        if found < 0 or self.text.find(joined, found + 1) >= 0:
            return False
        self.here = found + len(joined)
        return True

    def _skip_words(self, words: list[str], length: int) -> bool:
        """Find the words of a block one by one, with little between them."""
        start = self.text.find(words[0], self.here, self.here + _NEAR + len(words[0]))
        end = start + length + _BETWEEN
        here = start
        for word in words:
            here = self.text.find(word, here, end) if here >= 0 else here
            if here < 0:
                return False
            here += len(word)
        self.here = here
        return True

    def around(self) -> str:
        """Return the text of the pages around where the reading has come to."""
        page = bisect_right(self._starts, self.here) - 1
        after = page + _PAGES + 1
        last = self._starts[after] if after < len(self._starts) else len(self.text)
        return self.text[self._starts[max(page - _PAGES, 0)] : last]


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage()
    try:
        return letters(text.get_text_bounded().replace("\ufffe", "").replace("\u00ad", ""))
    finally:
        text.close()
        page.close()


def blocks(
    tree: nodes.Node, omitted: Collection[int], unprintable: Callable[[str], list[str]]
) -> Iterator[tuple[nodes.Node, list[str]]]:
    """Yield each innermost block with text, and its words; what no font has is told elsewhere."""
    held: nodes.Node | None = None
    found: list[str] = []
    for text in tree.findall(nodes.Text):
        if id(text) in omitted:
            continue
        block = _block(text)
        if block is not held:
            if held is not None and found:
                yield held, found
            held, found = block, []
        said = text.astext()
        lacking = "" if said.isascii() else "".join(unprintable(said))
        pieces = [p for p in said.split() if not lacking or not set(lacking) & set(p)]
        found += [word for piece in pieces if (word := letters(piece))]
    if held is not None and found:
        yield held, found


def _block(text: nodes.Text) -> nodes.Node:
    here: nodes.Element = text.parent
    while isinstance(here, nodes.Inline) and here.parent is not None:
        here = here.parent
    return here


def lost(
    content: bytes,
    tree: nodes.Node,
    omitted: Collection[int],
    unprintable: Callable[[str], list[str]],
) -> list[Lost]:
    """Return what of *tree* does not stand in the PDF.

    *omitted* are the ids of nodes that are left out on purpose; *unprintable* names the characters
    of a text that no font has.
    """
    printed = Printed(content)
    found = []
    for node, words in blocks(tree, omitted, unprintable):
        if missing := _missing(printed, words):
            found.append(Lost(node, missing))
    return found


def _missing(printed: Printed, words: list[str]) -> list[str]:
    """Return the words of a block that are neither next nor near."""
    if printed.skip(words):
        return []
    nearby = printed.around()
    joined = "".join(words)
    if joined in nearby or (len(joined) > 12 and joined in printed.text):
        return []
    return [word for word in words if not _stands(word, nearby, printed)]


def _stands(word: str, nearby: str, printed: Printed) -> bool:
    if word in nearby:
        return True
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word):
        return all(letter in nearby for letter in word)  # read back in the order of the page
    # a word over a page break, or with a note between: its ends stand
    return len(word) > 3 and any(
        word[:cut] in nearby and word[cut:] in nearby for cut in range(1, len(word))
    )
