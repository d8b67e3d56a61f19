"""Tabs of sphinx-inline-tabs and sphinx-tabs: in print every tab is open, below its name."""

from __future__ import annotations

from docutils import nodes

from ..assemble.document import elements
from ..typst.code import call
from .common import enter, transparent
from .registry import prints
from .writer import Writer

enter(transparent, "CollapsedLog")


@prints("TabContainer", "TabLabel")
def tab_part(writer: Writer, node: nodes.Element) -> None:
    """Print a part of a tab: its name, or what is in it."""
    writer.anchors(node)
    if type(node).__name__ == "TabLabel":
        writer.emit(call("doc.rubric", writer.heading(node.children)))
    else:
        writer.emit(writer.blocks(node.children))


@prints("SphinxTabsContainer", "tabs")
def tabs(writer: Writer, node: nodes.Element) -> None:
    """Print each panel below the name of its tab."""
    writer.anchors(node)
    found = _named(elements(node))
    if found is None:
        writer.emit(writer.blocks(node.children))
        return
    for name, panel in found:
        head = writer.heading(name)
        with writer.inside():
            writer.emit(call("doc.tabitem", head, writer.blocks(panel)))


def _named(parts: list[nodes.Element]) -> list[tuple[list[nodes.Node], list[nodes.Node]]] | None:
    """Return names and panels, or None if they are not as sphinx-tabs makes them.

    For builders of HTML the names stand together, before the panels; for others each stands in a
    container with its panel.
    """
    lists = [p for p in parts if _is(p, "SphinxTabsTablist")]
    if lists:
        names = [n.children for row in lists for n in elements(row)]
        panels = [p.children for p in parts if p not in lists]
    else:
        pairs = [elements(p) for p in parts]
        if any(len(pair) != 2 for pair in pairs):
            return None
        names = [_phrases(name) for name, _ in pairs]
        panels = [panel.children for _, panel in pairs]
    return list(zip(names, panels, strict=True)) if len(names) == len(panels) else None


def _phrases(node: nodes.Element) -> list[nodes.Node]:
    """Return what is said in a container of containers of one paragraph."""
    inner = elements(node)
    if len(inner) == 1 and not isinstance(node, nodes.paragraph):
        return _phrases(inner[0])
    return node.children


def _is(node: nodes.Element, name: str) -> bool:
    return type(node).__name__ == name
