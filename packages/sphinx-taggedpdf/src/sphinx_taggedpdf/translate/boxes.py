"""Admonitions, topics, sidebars, containers with classes."""

from __future__ import annotations

from docutils import nodes
from sphinx.locale import admonitionlabels

from ..assemble import classes
from ..typst.code import Code, array, call, join
from .common import enter
from .flow import lines
from .registry import RULES, prints
from .writer import Writer

#: a box of fewer lines is not cut at the end of a page
_SHORT = 18
KINDS = frozenset(
    [
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
    ]
)


def admonition(writer: Writer, node: nodes.Element) -> None:
    """Print a box; its title is the author's or Sphinx's word in the reader's language."""
    writer.anchors(node)
    title, rest = titled(writer, node)
    if title is None:
        name = node.tagname
        known = _numbered(writer, node) or admonitionlabels.get(
            name, name.replace("_", " ").title()
        )
        title = call("text", writer.known.glyphs.printable(str(known), node))
    elif number := _numbered(writer, node):
        title = join([call("text", number), title])
    writer.emit(writer.place(node) + box(writer, node, title, rest))


enter(admonition, *KINDS, "admonition", "topic", "sidebar", "Admonition", "todo_node")


def _numbered(writer: Writer, node: nodes.Element) -> str:
    """Return the words and number that sphinx-proof and sphinx-exercise write in their visitors."""
    if name := node.get("realtype"):
        number = writer.numbers.counted(node.get("countertype", name), node)
        return " ".join(filter(None, [str(name).title(), number]))
    pattern = node[0].get("title", "") if len(node) and isinstance(node[0], nodes.title) else ""
    if "%s" not in pattern:
        return ""
    return str(pattern % (writer.numbers.counted(node.get("type", "exercise"), node) or ""))


def box(writer: Writer, node: nodes.Element, title: Code, rest: list[nodes.Node]) -> Code:
    """Return a box with a title."""
    kind = next(iter(sorted({node.tagname, *node["classes"]} & KINDS)), "note")
    names = whole(writer, node)
    with writer.inside():
        body = writer.blocks(rest)
    return call("doc.box", kind, title, body, classes=names or None)


def whole(writer: Writer, node: nodes.Element) -> list[str]:
    """Return the classes of a box, with `nobreak` for one that is short enough to stay whole."""
    names = classes.meaningful(node)
    short = not writer.nested and lines(node) < _SHORT
    return ["nobreak", *names] if short else names


def titled(writer: Writer, node: nodes.Element) -> tuple[Code | None, list[nodes.Node]]:
    """Return the title of a box, if it has one, and the rest of it."""
    children = list(node.children)
    if children and isinstance(children[0], nodes.title):
        return writer.heading(children[0].children), children[1:]
    return None, children


@prints("versionmodified")
def versionmodified(writer: Writer, node: nodes.Element) -> None:
    """Print what changed in which version."""
    writer.anchors(node)
    writer.emit(call("doc.versionmodified", writer.blocks(node.children)))


@prints("container")
def container(writer: Writer, node: nodes.container) -> None:
    """Print a container: a component, a listing with its caption, or its children in its classes."""
    if rule := RULES.get(f"design:{node.get('design_component')}"):
        writer.anchors(node)
        rule(writer, node)
    elif "literal-block-wrapper" in node["classes"] and _captions(node):
        RULES["listing"](writer, node)
    elif node.get("type") == "tab-element":
        RULES["tabs"](writer, node)
    else:
        _plain(writer, node)


def _captions(node: nodes.container) -> bool:
    return any(isinstance(c, nodes.caption) for c in node)


def _plain(writer: Writer, node: nodes.container) -> None:
    writer.anchors(node)
    names = classes.meaningful(node)
    if not names:
        writer.emit(writer.blocks(node.children))
        return
    # one argument a child, so that a template can lay out the children of a class
    parts = [writer.blocks([child]) for child in node.children]
    writer.emit(writer.place(node) + call("div", array(names), *parts))


@prints("block_quote")
def block_quote(writer: Writer, node: nodes.block_quote) -> None:
    """Print a quotation and who said it."""
    writer.anchors(node)
    said = [c for c in node if isinstance(c, nodes.attribution)]
    with writer.inside():
        body = writer.blocks([c for c in node if c not in said])
        attribution = writer.inline(said[0].children) if said else None
    writer.emit(writer.place(node) + call("doc.quotation", body, attribution))
