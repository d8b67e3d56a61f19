"""Rules that many nodes share: look through, leave out, wrap in one call."""

from __future__ import annotations

from docutils import nodes

from ..typst.code import call
from .registry import RULES, Rule
from .writer import Writer


def transparent(writer: Writer, node: nodes.Element) -> None:
    """Print what is in a node that has no form of its own."""
    writer.anchors(node)
    for child in node.children:
        child.walkabout(writer)


def omitted(writer: Writer, node: nodes.Node) -> None:
    """Leave out a node that has no printed form."""
    writer.omit(node)


def around(function: str) -> Rule:
    """Return the rule of a node that becomes one call around its phrases."""

    def rule(writer: Writer, node: nodes.Element) -> None:
        writer.anchors(node)
        writer.emit(call(function, writer.inline(node.children)))

    return rule


def enter(rule: Rule, *names: str) -> None:
    """Enter one rule for several nodes."""
    RULES.update(dict.fromkeys(names, rule))
