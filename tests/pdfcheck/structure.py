"""Rules of what stands behind the printed page: elements, links, attached files.

Each returns the faults that it finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf


def headless_rows(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Find tables whose rows have no header."""
    for index, table in enumerate(find(pdf.Root.StructTreeRoot, "/Table"), start=1):
        body = [row for part in children(table) if part.S in ("/TBody", "/TR")
                for row in ([part] if part.S == "/TR" else children(part))]  # fmt: skip
        rows = [row for row in body if not any(is_header(cell, "/Row") for cell in children(row))]
        headed = any(part.S == "/THead" for part in children(table))
        if headed and rows:
            yield f"table {index}: {len(rows)} of {len(body)} rows"


def unlabelled(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Find items of lists with an empty label."""
    for label in find(pdf.Root.StructTreeRoot, "/Lbl"):
        if "/K" not in label or (isinstance(label.K, pikepdf.Array) and len(label.K) == 0):
            yield "an empty label"


def unassociated(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Find data files of charts that belong to no figure."""
    held = {str(file.F) for figure in find(pdf.Root.StructTreeRoot, "/Figure")
            for file in figure.get("/AF", [])}  # fmt: skip
    for name in pdf.attachments:
        if name.startswith("chart-") and name not in held:
            yield name


def nameless(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Find links that do not say where they lead: nothing, or a page alone."""
    for number, page in enumerate(pdf.pages, start=1):
        for link in page.get("/Annots", []):
            name = str(link.get("/Contents", ""))
            if not name or re.fullmatch(r"(?:page|Seite) \d+", name):
                yield f"page {number}: {name!r}"


def children(element: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """Return the elements right below one."""
    kids: Any = element.get("/K", [])
    found = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def find(element: pikepdf.Object, kind: str) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of one kind below another."""
    for child in children(element):
        if child.S == kind:
            yield child
        yield from find(child, kind)


def is_header(cell: pikepdf.Dictionary, scope: str) -> bool:
    """Tell whether a cell heads a row or a column."""
    attributes = cell.get("/A", pikepdf.Array())
    found = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return bool(cell.S == "/TH" and any(a.get("/Scope") == scope for a in found))
