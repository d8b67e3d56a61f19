"""Admonitions, topics, sidebars, containers with classes."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import admonitionlabels

from .. import classes
from ..code import Code, array, call
from .base import Base

#: a box of fewer letters is not cut at the end of a page
_SHORT = 1000
KINDS = frozenset(
    {
        "attention",
        "caution",
        "danger",
        "error",
        "hint",
        "important",
        "note",
        "tip",
        "warning",
        "seealso",
    }
)


class Boxes(Base):
    """What stands in a box of its own."""

    def visit_admonition(self, node: nodes.Element) -> None:
        """Print a box.

        Its title is the author's or, for the known kinds, Sphinx's word in the reader's
        language.
        """
        self.anchors(node)
        title, rest = self._titled(node)
        named = {node.tagname, *node["classes"]} & KINDS
        names = self._whole(node)
        kind = next(iter(sorted(named)), "note")
        if title is None:
            title = call("text", str(admonitionlabels.get(node.tagname, node.tagname.title())))
        self.emit(
            self.place(node)
            + call("doc.box", kind, title, self.blocks(rest), classes=names or None)
        )
        raise nodes.SkipNode

    visit_attention = visit_caution = visit_danger = visit_error = visit_hint = visit_admonition
    visit_important = visit_note = visit_tip = visit_warning = visit_seealso = visit_admonition
    visit_topic = visit_sidebar = visit_Admonition = visit_admonition

    def _whole(self, node: nodes.Element) -> list[str]:
        """Return the classes of a box, with `nobreak` for one that is short enough to stay on one page."""
        names = classes.meaningful(node)
        return ["nobreak", *names] if len(node.astext()) < _SHORT else names

    def _titled(self, node: nodes.Element) -> tuple[Code | None, list[nodes.Node]]:
        children = list(node.children)
        if children and isinstance(children[0], nodes.title):
            return self.heading(children[0].children), children[1:]
        return None, children

    def visit_versionmodified(self, node: nodes.Element) -> None:
        """Print what changed in which version."""
        self.emit(call("doc.versionmodified", self.blocks(node.children)))
        raise nodes.SkipNode

    def visit_container(self, node: nodes.container) -> None:
        """Print a container in its classes."""
        self.anchors(node)
        if self._captioned(node):
            raise nodes.SkipNode
        if names := classes.meaningful(node):
            # one argument a child, so that a template can lay out the children of a class
            parts = (self.blocks([child]) for child in node.children)
            self.emit(self.place(node) + call("div", array(names), *parts))
        else:
            self.emit(self.blocks(node.children))
        raise nodes.SkipNode

    def _captioned(self, node: nodes.container) -> bool:
        """Print a code block with its caption, and tell whether *node* was one."""
        return False
