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


@prints("SphinxTabsContainer")
def tabs(writer: Writer, node: nodes.Element) -> None:
    """Print each panel below the name of its tab."""
    writer.anchors(node)
    parts = elements(node)
    names = [n for p in parts if _is(p, "SphinxTabsTablist") for n in elements(p)]
    panels = [p for p in parts if not _is(p, "SphinxTabsTablist")]
    if len(names) != len(panels):
        writer.emit(writer.blocks(node.children))
        return
    for name, panel in zip(names, panels, strict=True):
        head = writer.heading(name.children)
        with writer.inside():
            writer.emit(call("doc.tabitem", head, writer.blocks(panel.children)))


def _is(node: nodes.Element, name: str) -> bool:
    return type(node).__name__ == name
