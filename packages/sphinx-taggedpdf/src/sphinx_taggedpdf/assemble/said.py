"""What the sources say: the words of each block, in order, and where they stand.

It is found out before the doctree is dropped, and compared with the finished file (pdf/words.py).
Not for: formulas, and what was left out of print on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from typing import NamedTuple

from docutils import nodes

from ..letters import letters, pieces
from ..typst.positions import place_of
from .document import ancestors

#: what has more letters may stand on two pages, and is looked for in pieces
_LONG = 40
#: the sign that turns the letters behind it round
_OVERRIDE = "\u202e"


class Said(NamedTuple):
    """The words of one block."""

    #: file and line
    place: str
    #: letters and digits, with a hyphen for the signs within
    words: list[str]
    #: whether it is printed elsewhere: a note where it is referred to, the cover first
    apart: bool
    #: whether a sign in it turns letters round (U+202E), which are then printed from the last to the first
    turned: bool = False


def said(
    tree: nodes.Node, omitted: Collection[int], unprintable: Callable[[str], list[str]]
) -> Iterator[Said]:
    """Yield what each innermost block with text says.

    *omitted* are the ids of nodes that are left out on purpose; *unprintable* names the characters
    of a text that no font has: what those stand for is told elsewhere.
    """
    texts = (text for text in tree.findall(nodes.Text) if id(text) not in omitted)
    for block, inside in groupby(texts, key=_block):
        said = [text.astext() for text in inside]
        if words := [word for text in said for word in _words(text, unprintable)]:
            yield Said(place_of(block), words, _apart(block), any(_OVERRIDE in s for s in said))


def _words(text: str, unprintable: Callable[[str], list[str]]) -> list[str]:
    lacking = set() if text.isascii() else set(unprintable(text))
    return [w for word in text.split() if not lacking & set(word) for w in _cut(word)]


def _cut(word: str) -> list[str]:
    shown = pieces(word)
    if len(shown) <= _LONG:
        return [shown] if shown else []
    said = letters(word)
    return [said[at : at + _LONG] for at in range(0, len(said), _LONG)]


def _block(text: nodes.Text) -> nodes.Node:
    here: nodes.Element = text.parent
    while isinstance(here, nodes.Inline) and here.parent is not None:
        here = here.parent
    return here


def _apart(block: nodes.Node) -> bool:
    around = [n for n in (block, *ancestors(block)) if isinstance(n, nodes.Element)]
    return any(isinstance(n, nodes.footnote) or "cover" in n.get("classes", ()) for n in around)
