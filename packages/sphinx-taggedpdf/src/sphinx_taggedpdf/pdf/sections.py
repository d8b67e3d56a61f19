"""Groups what belongs to a heading in a section (Sect) of the structure tree.

Typst writes headings and paragraphs one after the other; with sections, readers can skip or fold a
chapter, and PDF/UA-2 will ask for them.
Not for: headings within boxes and columns, which head no more than those.
"""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from .structure import children, kind

_HEADING = re.compile(r"/H([1-6])")


class _Open:
    """A section that is being filled."""

    def __init__(self, level: int, element: pikepdf.Object) -> None:
        self.level, self.element = level, element
        self.content: list[pikepdf.Object] = []

    def add(self, item: pikepdf.Object) -> None:
        self.content.append(item)
        if isinstance(item, Dictionary) and "/S" in item:
            item.P = self.element

    def close(self) -> None:
        self.element.K = Array(self.content)


def nest(pdf: Pdf, /) -> None:
    """Amend *pdf*: each heading, and what follows up to the next of its level, is a section.

    Raise `AssertionError` if the structure has not one document as its root.
    """
    tops = children(pdf.Root.StructTreeRoot)
    if [kind(top) for top in tops] != ["/Document"]:
        raise AssertionError(f"structure tree of {len(tops)} elements, not one document")
    around = [_Open(0, tops[0])]
    for item in list(tops[0].K):
        level = _level(item)
        while level and around[-1].level >= level:
            around.pop().close()
        if level:
            section = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Sect))
            around[-1].add(section)
            around.append(_Open(level, section))
        around[-1].add(item)
    while around:
        around.pop().close()


def _level(item: pikepdf.Object) -> int:
    match = _HEADING.fullmatch(kind(item)) if isinstance(item, Dictionary) else None
    return int(match[1]) if match else 0
