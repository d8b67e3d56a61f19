"""The structure tree: walking it in reading order."""

from __future__ import annotations

from collections.abc import Collection

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


def collect(pdf: Pdf, wanted: Collection[str], /) -> dict[str, list[pikepdf.Object]]:
    """Return the elements of each type that is *wanted* in reading order; nested ones come after what they are in."""
    found: dict[str, list[pikepdf.Object]] = {name: [] for name in wanted}
    waiting = list(reversed(children(pdf.Root.StructTreeRoot)))
    while waiting:
        element = waiting.pop()
        name = kind(element)
        if name in found:
            found[name].append(element)
        if name not in _LEAVES:
            waiting += reversed(children(element))
    return found
