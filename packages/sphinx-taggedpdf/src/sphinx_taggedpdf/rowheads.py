"""Marks the cells of stub columns as headers of their rows.

Typst tags only the cells of header rows; its function for row headers is behind a feature switch
that the Python
package does not offer.  So the structure tree is amended afterwards: such a cell becomes TH with
scope Row, and the
data cells of that table find their headers by scope.
Can be removed once `pdf.header-cell` is available without a switch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .objects import Objects

_CHILDREN = re.compile(rb"/K\[([^\]]*)\]")
_CHILD = re.compile(rb"/K (\d+) 0 R")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_TYPE = re.compile(rb"/S/(\w+)")
_HEADERS = re.compile(rb"<</O/Table/Headers\[[^\]]*\]>>")


def mark(pdf: Objects, tables: Sequence[Sequence[bool]], /) -> None:
    """Amend *pdf*: *tables* says for each table in order, and each of its body cells, whether it heads its row."""
    if not any(any(cells) for cells in tables):
        return
    root = pdf.find(b"/Type/StructTreeRoot")
    for table, heads in zip(list(_walk(pdf, root, b"Table")), tables, strict=False):
        cells = [n for n in _cells(pdf, table) if b"/S/TD" in pdf[n]]
        if any(heads) and len(cells) == len(heads):
            for number, head in zip(cells, heads, strict=True):
                pdf[number] = _amend(pdf[number], head=head)


def _children(body: bytes) -> list[int]:
    match = _CHILDREN.search(body) or _CHILD.search(body)
    return [int(n) for n in _REFERENCE.findall(match[0])] if match else []


def _type(body: bytes) -> bytes:
    match = _TYPE.search(body)
    return match[1] if match else b""


def _walk(pdf: Objects, number: int, wanted: bytes) -> Iterator[int]:
    """Yield the elements of one type below *number*, in reading order.

    Nested ones come after what they are in.
    """
    for child in _children(pdf[number]):
        if _type(pdf[child]) == wanted:
            yield child
        yield from _walk(pdf, child, wanted)


def _cells(pdf: Objects, number: int) -> Iterator[int]:
    """Yield the cells of one table, but not those of tables within its cells."""
    for child in _children(pdf[number]):
        kind = _type(pdf[child])
        if kind in (b"TD", b"TH"):
            yield child
        elif kind in (b"TR", b"THead", b"TBody", b"TFoot"):
            yield from _cells(pdf, child)


def _amend(body: bytes, *, head: bool) -> bytes:
    body = _HEADERS.sub(b"", body)
    if not head:
        return body.replace(b"/A[]", b"")
    scope = b"<</O/Table/Scope/Row>>"
    body = body.replace(b"/S/TD", b"/S/TH", 1)
    return (
        body.replace(b"/A[", b"/A[" + scope, 1)
        if b"/A[" in body
        else body.replace(b"/S/TH", b"/S/TH/A[" + scope + b"]", 1)
    )
