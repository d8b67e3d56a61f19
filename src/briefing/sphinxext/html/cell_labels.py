"""Cells that say the head of their column: on a phone each row stands as a block of its own.

The style sheet shows the labels there and nowhere else; browsers still tell a table as a table.
"""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from .repairs import warn_of

#: Tables with fewer columns fit on a phone as they are.
FEWEST = 3


def label_of(entry: nodes.entry) -> str:
    """Return the head of a cell's column; none for heads, first cells and small tables."""
    row = entry.parent
    group = row.parent.parent
    heads = next(iter(group.findall(nodes.thead)), None)
    column = row.index(entry)
    if isinstance(row.parent, nodes.thead) or heads is None or not column:
        return ""
    if len(row) < FEWEST or len(heads) != 1 or len(heads[0]) != len(row):
        return ""
    return " ".join(heads[0][column].astext().split())


def visit_table(self: HTML5Translator, node: nodes.table) -> None:
    """Open a table as docutils does; one with labels says so, before its first row arrives."""
    start = len(self.body)
    HTML5Translator.visit_table(self, node)
    if not any(map(label_of, node.findall(nodes.entry))):
        return
    opened = self.body[start].replace('<table class="', '<table class="stacked ', 1)
    if opened == self.body[start]:
        warn_of("docutils", "the class of a table, which opens as <table class>", location=node)
    self.body[start] = opened


def visit_entry(self: HTML5Translator, node: nodes.entry) -> None:
    """Open a cell as docutils does, and add its label; an empty cell is the head of nothing."""
    start = len(self.body)
    HTML5Translator.visit_entry(self, node)
    if not self.body[start].startswith(("<td", "<th")):
        warn_of("docutils", "the label of a cell, which opens as <td> or <th>", location=node)
    if not node.astext().strip():
        self.body[start] = self.body[start].replace("<th", "<td", 1)
        self.context[-1] = self.context[-1].replace("</th", "</td", 1)
    given = {name: node.get(name, "") for name in ("sort", "words")} | {"label": label_of(node)}
    data = "".join(f' data-{name}="{escape(text)}"' for name, text in given.items() if text)
    self.body[start] = self.body[start].replace("<td", f"<td{data}", 1)


#: What is opened here and closed as docutils does.
WRITERS: dict[type[nodes.Element], tuple[Any, Any]] = {
    nodes.table: (visit_table, HTML5Translator.depart_table),
    nodes.entry: (visit_entry, HTML5Translator.depart_entry),
}
