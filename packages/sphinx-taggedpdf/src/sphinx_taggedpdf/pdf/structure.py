"""The structure tree: walking it in reading order."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Pdf

#: what holds no blocks: nothing of interest is below it
_LEAVES = frozenset(
    {"/P", "/Span", "/Link", "/Code", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/TOC"}
)


def kind(element: pikepdf.Object) -> str:
    """Return the type of an element, such as ``/Table``."""
    return str(element.get("/S", ""))


def children(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the elements right below one, without its content."""
    kids = element.get("/K")
    if kids is None:
        return []
    found = list(kids) if isinstance(kids, Array) else [kids]
    return [k for k in found if isinstance(k, Dictionary) and "/S" in k]


def find(pdf: Pdf, wanted: str) -> Iterator[pikepdf.Object]:
    """Yield the elements of one type in reading order; nested ones come after what they are in."""
    yield from _walk(pdf.Root.StructTreeRoot, wanted)


def _walk(top: pikepdf.Object, wanted: str) -> Iterator[pikepdf.Object]:
    waiting = list(reversed(children(top)))
    while waiting:
        element = waiting.pop()
        name = kind(element)
        if name == wanted:
            yield element
        if name not in _LEAVES:
            waiting += reversed(children(element))
