"""Chapters, headings, paragraphs and what has no printed form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from ..assemble.document import ancestors, label, part
from ..typst.code import Code, array, call, join
from .common import around, enter, omitted, transparent
from .registry import prints
from .writer import Writer

enter(transparent, "document", "compound")
enter(transparent, "autosummary_toc")  # a comment, in which the pages of the summary stand
enter(
    omitted,
    *("decoration", "meta", "toctree", "index", "highlightlang", "pending", "docinfo"),
    *("system_message", "TabInput"),
)
enter(around("doc.rubric"), "rubric", "subtitle", "exercise_subtitle", "solution_subtitle")
enter(around("doc.centred"), "centered")


@prints("start_of_file")
def start_of_file(writer: Writer, node: addnodes.start_of_file) -> None:
    """Print a chapter, in its own language if it has one; a link to its document leads to its start."""
    start = label(node["docname"], "")
    title = node.next_node(nodes.title)
    writer.labels[start] = title.astext() if title is not None else ""
    writer.frames.append([])
    writer.emit(call("doc.anchors", (start,)))
    level = writer.level
    for child in node.children:
        child.walkabout(writer)
    writer.level = level
    body = join(writer.frames.pop(), "\n")
    language = writer.known.language_of(node["docname"])
    writer.emit(call("doc.lang", language, body) if language else body)


@prints("section")
def section(writer: Writer, node: nodes.section) -> None:
    """Go one level down; the project's own section is not a level."""
    own = "document" in node["classes"]
    if own:
        writer.anchors(node)
    else:
        writer.level += 1
    for child in node.children:
        child.walkabout(writer)
    if not own:
        writer.level -= 1


@prints("title", "exercise_title", "solution_title")
def title(writer: Writer, node: nodes.title) -> None:
    """Print a heading with the number that Sphinx gave it."""
    around_it = node.parent
    body = writer.heading(node.children)
    if not isinstance(around_it, nodes.section):
        writer.emit(call("doc.rubric", body))
        return
    writer.headed = True
    labels = writer.fresh(around_it, said=node.astext())
    number = writer.numbers.section(around_it)
    shown = writer.known.in_contents(writer.docname(node), _depth(around_it))
    outlined = None if shown else False
    head = call("doc.head", max(writer.level, 1), number, labels, body, outlined=outlined)
    writer.emit(writer.place(node) + head)


def _depth(section: nodes.section) -> int:
    """Return how deep *section* is in its document: 1 for the document's own."""
    depth = 1
    for around_it in ancestors(section):
        if isinstance(around_it, addnodes.start_of_file):
            break
        depth += isinstance(around_it, nodes.section)
    return depth


@prints("part")
def print_part(writer: Writer, node: part) -> None:
    """Print the opening of a part."""
    writer.headed = True
    body = writer.heading(node.children)
    labels = writer.fresh(node, said=node.astext())
    writer.emit(call("doc.part", labels, body))


@prints("paragraph", "compact_paragraph")
def paragraph(writer: Writer, node: nodes.paragraph) -> None:
    """Print a paragraph; alone in a list item or cell it needs no paragraph element."""
    writer.anchors(node)
    tight = _only_image(node) or _tight(node)
    body = writer.flow(node.children, tight=tight)
    if right_to_left(node.astext()):
        body = call("doc.rtl", body)
    writer.emit(writer.place(node) + body)


def _only_image(node: nodes.Element) -> bool:
    """Tell whether a paragraph is nothing but an image, perhaps with a link."""
    if len(node) != 1:
        return False
    child = node[0]
    return isinstance(child, nodes.image) or (
        isinstance(child, nodes.reference) and _only_image(child)
    )


def _tight(node: nodes.paragraph) -> bool:
    parent = node.parent
    return (
        isinstance(parent, nodes.list_item | nodes.entry | nodes.footnote | nodes.field_body)
        and len(parent) == 1
    )


def right_to_left(said: str, /) -> bool:
    """Tell whether most letters of a text run from right to left."""
    if said.isascii():
        return False
    kinds = [unicodedata.bidirectional(c) for c in said if c.isalpha()]
    return sum(k in ("R", "AL") for k in kinds) * 2 > len(kinds)


@prints("transition")
def transition(writer: Writer, node: nodes.transition) -> None:
    """Print a rule, but not the one that MyST puts before its footnotes."""
    writer.emit("" if "footnotes" in node["classes"] else "doc.rule()")


@prints("line_block")
def line_block(writer: Writer, node: nodes.line_block) -> None:
    """Print lines as they were written; nested blocks are indented."""
    writer.anchors(node)
    writer.emit(writer.place(node) + call("doc.lines", *_lines(writer, node, 0)))


def _lines(writer: Writer, block: nodes.line_block, depth: int) -> Iterator[Code]:
    for line in block:
        if isinstance(line, nodes.line_block):
            yield from _lines(writer, line, depth + 1)
        elif isinstance(line, nodes.Element):
            yield array([depth, writer.inline(line.children)])
