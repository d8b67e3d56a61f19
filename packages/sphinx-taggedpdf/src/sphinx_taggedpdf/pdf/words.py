"""Whether every word of the sources stands in the finished PDF, in order.

The text of each page is read back from the file; a block of the sources must be found where the
reading has come to, or near it: figures float and notes stand at the foot of the page.
What is compared are letters and digits, so that line breaks, hyphens and ligatures do not count.
Not for: formulas, and what was left out of print on purpose.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from docutils import nodes

from .reading import LONG, Printed, letters

#: a word and the block that it stands in
Word = tuple[nodes.Node, str]


class Lost(NamedTuple):
    """Words of one block that were not found, or that stand beyond the edge of the page."""

    node: nodes.Node
    words: list[str]


class Findings(NamedTuple):
    """What is wrong with the text of the finished PDF."""

    lost: list[Lost]
    #: lines that the edge of the page cuts off
    cut_off: list[Lost]


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


def _apart(node: nodes.Node) -> bool:
    """Tell whether a block is printed elsewhere: a note where it is referred to, the cover first."""
    here: nodes.Element | None = node if isinstance(node, nodes.Element) else node.parent
    while here is not None:
        if isinstance(here, nodes.footnote) or "cover" in here.get("classes", ()):
            return True
        here = here.parent
    return False


def check(
    content: bytes,
    tree: nodes.Node,
    omitted: Collection[int],
    unprintable: Callable[[str], list[str]],
) -> Findings:
    """Return what of *tree* does not stand in the PDF, or not on its pages.

    *omitted* are the ids of nodes that are left out on purpose; *unprintable* names the characters
    of a text that no font has.
    """
    printed = Printed(content)
    found: dict[int, Lost] = {}
    said = list(blocks(tree, omitted, unprintable))
    for passage in _passages(said):
        for node, word in _missing(printed, passage):
            found.setdefault(id(node), Lost(node, [])).words.append(word)
    return Findings(list(found.values()), [_cut_off(line, tree, said) for line in printed.cut_off])


def _cut_off(
    line: str, tree: nodes.Node, said: Iterable[tuple[nodes.Node, list[str]]]
) -> Lost:
    """Name the block that a line belongs to, by its first letters."""
    start = line[:LONG]
    return Lost(next((node for node, words in said if start in "".join(words)), tree), [line])


def _passages(found: Iterable[tuple[nodes.Node, list[str]]]) -> Iterator[list[Word]]:
    """Yield short blocks together, so that a passage stands in one place; what is printed elsewhere stands alone."""
    passage: list[Word] = []
    for node, words in found:
        if _apart(node) or sum(len(word) for _, word in passage) >= LONG:
            if passage:
                yield passage
            passage = []
        passage += [(node, word) for word in words]
        if _apart(node):
            yield passage
            passage = []
    if passage:
        yield passage


def _missing(printed: Printed, passage: list[Word]) -> list[Word]:
    """Return the words of a passage that are neither next nor near."""
    words = [word for _, word in passage]
    if _apart(passage[0][0]):
        lacking = set(printed.lacking(words))
        return [(node, word) for node, word in passage if word in lacking]
    if printed.skip(words):
        return []
    nearby = printed.around()
    joined = "".join(words)
    if joined in nearby:
        return []
    return [(node, word) for node, word in passage if not _stands(word, nearby)]


def _stands(word: str, nearby: str) -> bool:
    if word in nearby:
        return True
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in word):
        return all(letter in nearby for letter in word)  # read back in the order of the page
    # a word over a page break, or with a note between: its ends stand
    return any(word[:cut] in nearby and word[cut:] in nearby for cut in range(3, len(word) - 3))
