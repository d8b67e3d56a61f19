"""Lists of terms and what they mean: definitions, fields, options."""

from __future__ import annotations

from docutils import nodes

from ..assemble.document import elements
from ..typst.code import Code, call, join
from .flow import is_block
from .registry import prints
from .writer import Writer


@prints("definition_list")
def definition_list(writer: Writer, node: nodes.definition_list) -> None:
    """Print terms and what they mean."""
    writer.anchors(node)
    with writer.inside():
        items = [_definition(writer, i) for i in elements(node)]
    writer.emit(writer.place(node) + call("doc.definitions", *items))


def _definition(writer: Writer, item: nodes.Element) -> Code:
    body = _said(writer, [c for d in item if isinstance(d, nodes.definition) for c in d])
    return call("terms.item", _terms(writer, item), body)


def _terms(writer: Writer, item: nodes.Element) -> Code:
    """Return the terms of one definition, each on a line of its own."""
    writer.frames.append([])
    started = False
    for piece in item:
        if isinstance(piece, nodes.term):
            if started:
                writer.emit("linebreak()")
            started = True
            writer.anchors(piece, said=piece.astext())
            writer.emit(call("doc.term", writer.inline(piece.children)))
        elif isinstance(piece, nodes.classifier):
            writer.emit(call("doc.classifier", writer.inline(piece.children)))
    return join(writer.frames.pop())


def _said(writer: Writer, said: list[nodes.Node]) -> Code:
    """Return a definition; as one paragraph with its term, its start cannot be parted from it."""
    first = said[0] if said else None
    if not isinstance(first, nodes.paragraph) or first["classes"] or first["ids"]:
        return writer.blocks(said)
    if any(is_block(child) for child in first.children):
        return writer.blocks(said)
    others = ["parbreak()", writer.blocks(said[1:])] if said[1:] else []
    return join([writer.inline(first.children), *others])


@prints("field_list")
def field_list(writer: Writer, node: nodes.field_list) -> None:
    """Print fields as terms."""
    writer.anchors(node)
    with writer.inside():
        rows = [
            call("terms.item", writer.inline(f[0].children), writer.blocks(f[1].children))
            for f in map(elements, elements(node))
            if len(f) > 1
        ]
    writer.emit(call("doc.fields", *rows))


@prints("option_list")
def option_list(writer: Writer, node: nodes.option_list) -> None:
    """Print command line options as terms."""
    writer.anchors(node)
    with writer.inside():
        rows = [
            call("terms.item", call("raw", _options(i[0])), writer.blocks(i[1].children))
            for i in map(elements, elements(node))
        ]
    writer.emit(call("doc.fields", *rows))


def _options(group: nodes.Element) -> str:
    """Return the spellings of one option."""
    return ", ".join(option.astext() for option in elements(group))
