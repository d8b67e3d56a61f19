"""Takes out the labels of list items that say nothing.

Typst tags a label for every item, also where a list is set without marks; a reader would hear it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array, Object

from .structure import children, kind


def drop_empty_labels(items: Iterable[Object], /) -> None:
    """Amend *items* of lists: none has an empty label."""
    for item in items:
        kids = children(item)
        kept = [kid for kid in kids if kind(kid) != "/Lbl" or _says_something(kid.get("/K"))]
        if len(kept) < len(kids):
            item.K = Array(kept)


def _says_something(content: object) -> bool:
    return content is not None and not (isinstance(content, Array) and len(content) == 0)
