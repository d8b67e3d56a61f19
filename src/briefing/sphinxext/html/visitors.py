"""How the nodes of a briefing that reach a writer are written; outside HTML their words stand alone."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from ..nodes import fold, number


def visit_number(self: HTML5Translator, node: number) -> None:
    """Open ``<data>``."""
    attributes = {"value": node["value"], "data-number": node["name"]}
    self.body.append(self.starttag(node, "data", "", **attributes))


def depart_number(self: HTML5Translator, node: number) -> None:
    """Close ``<data>``."""
    self.body.append("</data>")


def visit_fold(self: HTML5Translator, node: fold) -> None:
    """Open ``<details>``: without JavaScript, too, a click opens it."""
    self.body.append(f"<details><summary>{escape(node['summary'])}</summary>")


def depart_fold(self: HTML5Translator, node: fold) -> None:
    """Close ``<details>``."""
    self.body.append("</details>")


def nothing(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Write the content of a node alone."""
