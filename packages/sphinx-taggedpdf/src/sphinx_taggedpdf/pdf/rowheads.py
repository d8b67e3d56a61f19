"""Marks the cells of stub columns as headers of their rows.

Typst tags only the cells of header rows; its function for row headers is behind a feature switch
that the Python package does not offer.
So the structure tree is amended afterwards: such a cell becomes TH with scope Row, and the data
cells of that table find their headers by scope.
Can be removed once `pdf.header-cell` is available without a switch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from .structure import children, kind

_GROUPS = frozenset({"/TR", "/THead", "/TBody", "/TFoot"})


def mark(found: Sequence[pikepdf.Object], tables: Sequence[Sequence[bool]], /) -> None:
    """Amend the tables that are *found* in the file.

    *tables* says for each of them in order, and each of its body cells, whether it heads its row.
    Raise `AssertionError` if the tables of the file are not those of the document.
    """
    if not any(any(cells) for cells in tables):
        return
    if len(found) != len(tables):
        raise AssertionError(f"{len(found)} tables in the PDF, {len(tables)} in the document")
    for table, heads in zip(found, tables, strict=True):
        if any(heads):
            _mark(table, heads)


def _mark(table: pikepdf.Object, heads: Sequence[bool]) -> None:
    cells = [cell for cell in _cells(table) if kind(cell) == "/TD"]
    if len(cells) != len(heads):
        raise AssertionError(f"a table of {len(cells)} cells in the PDF has {len(heads)}")
    for cell, head in zip(cells, heads, strict=True):
        _amend(cell, head=head)


def _cells(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the cells of one table, but not those of tables within its cells."""
    for child in children(element):
        if kind(child) in ("/TD", "/TH"):
            yield child
        elif kind(child) in _GROUPS:
            yield from _cells(child)


def _amend(cell: pikepdf.Object, *, head: bool) -> None:
    attributes = cell.get("/A", Array())
    kept = list(attributes) if isinstance(attributes, Array) else [attributes]
    kept = [a for a in kept if "/Headers" not in a]
    if head:
        cell.S = Name.TH
        kept.append(Dictionary(O=Name.Table, Scope=Name.Row))
    if kept:
        cell.A = Array(kept)
    elif "/A" in cell:
        del cell["/A"]
