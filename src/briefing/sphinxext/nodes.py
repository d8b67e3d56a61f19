"""The nodes of a briefing, neutral as to the output: what is said, not how it looks.

HTML and print each turn them into what they show; no other module takes a finished table apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docutils import nodes

Cell = Sequence[nodes.Node]


class number(nodes.inline):
    """A printed number: its `name` in the ledger, and the `value` that machines read."""


class register(nodes.General, nodes.Element):
    """Entries under a `head` of columns, with the `widths` of these in percent."""


class number_entry(nodes.Element):
    """What is said of one number: its `name`, `label` and `value`, and one paragraph a column.

    The first paragraph carries the anchor of the number; it ends with the place where print
    says on which pages it is used.
    """


class fold(nodes.General, nodes.Element):
    """What shows on demand, behind a `summary`."""


class picture(nodes.General, nodes.Element):
    """One picture in several drawings, the first of which serves where only one can."""


def plain(node: nodes.Node) -> str:
    r"""Return the words of a node on one line.

    >>> plain(nodes.paragraph("", "one\ntwo"))
    'one two'
    """
    return " ".join(node.astext().split())


def anchor_of(name: str) -> str:
    """Return the anchor of a number's entry.

    >>> anchor_of("study.value")
    'num-study-value'
    """
    return nodes.make_id(f"num-{name}")


def make_entry(name: str, label: str, value: str, cells: Iterable[Cell]) -> number_entry:
    """Return the entry of a number from the content of its cells, the label's first."""
    first, *others = (nodes.paragraph("", "", *cell) for cell in cells)
    first["ids"].append(anchor_of(name))
    first += nodes.inline("", "", classes=["backlinks"])
    return number_entry("", first, *others, name=name, label=label, value=value)


def table(head: Sequence[str], rows: Iterable[nodes.row], widths: Sequence[int]) -> nodes.table:
    """Return a table with a header row and row headers in the first column."""
    columns = [nodes.colspec(colwidth=w, stub=1 if i == 0 else 0) for i, w in enumerate(widths)]
    group = nodes.tgroup("", *columns, cols=len(widths))
    group += nodes.thead("", row([[nodes.Text(cell)] for cell in head]))
    group += nodes.tbody("", *rows)
    return nodes.table("", group, classes=["register", "colwidths-given"])


def row(cells: Iterable[Cell]) -> nodes.row:
    """Return a row of one-paragraph cells."""
    return row_of(nodes.paragraph("", "", *cell) for cell in cells)


def row_of(paragraphs: Iterable[nodes.paragraph]) -> nodes.row:
    """Return a row of paragraphs."""
    return nodes.row("", *(nodes.entry("", paragraph) for paragraph in paragraphs))
