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
#: how many letters a word may stand behind where the reading has come to, and how many pages away
#: a block may stand
_NEAR, _PAGES = 1500, 3


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

    def skip_word(self, word: str) -> bool:
        """Find *word* near where the reading has come to, and go on behind it."""
        found = self.text.find(word, self.here, self.here + _NEAR + len(word))
        if found < 0:
            return False
        self.here = found + len(word)
        return True

    def around(self) -> str:
        """Return the text of the pages around where the reading has come to."""
        page = bisect_right(self._starts, self.here) - 1
        first = self._starts[max(page - _PAGES, 0)]
        after = page + _PAGES + 1
        last = self._starts[after] if after < len(self._starts) else len(self.text)
        return self.text[first:last]


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
    here = text.parent
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
    start = printed.here
    if all(printed.skip_word(word) for word in words):
        return []
    printed.here = start
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
