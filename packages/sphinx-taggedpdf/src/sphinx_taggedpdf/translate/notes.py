"""Footnotes, and citations with their way back."""

from __future__ import annotations

import itertools

from docutils import nodes

from ..assemble.document import elements
from ..typst.code import Code, array, call, join
from .common import enter, omitted
from .links import literal_label
from .registry import prints
from .writer import Writer

# the number of a note is the engine's own
enter(omitted, "label")


@prints("footnote")
def footnote(writer: Writer, node: nodes.footnote) -> None:
    """Print nothing here: a note is printed where it is first referred to; Typst moves it to the foot."""
    if not writer.known.notes.referred(node):
        writer.omit(node)


@prints("footnote_reference")
def footnote_reference(writer: Writer, node: nodes.footnote_reference) -> None:
    """Print a note, or point again to one that is printed."""
    key = writer.label(node.get("refid", ""), node)
    note = writer.known.notes.note(key)
    writer.omit(node)
    writer.anchors(node)
    name = literal_label(f"note {key}")
    if note is None:
        writer.emit(call("super", writer.inline(node.children)))
    elif key in writer.noted:
        writer.emit(_within_heading(writer, call("footnote", name)))
    else:
        writer.noted.add(key)
        body = Code(f"[#{call('footnote', _note(writer, note))}#{name}]")
        writer.emit(_within_heading(writer, body))


def _within_heading(writer: Writer, code: Code) -> Code:
    """Keep a note of a heading out of the contents and the running heads, which repeat headings."""
    return call("doc.once", code) if writer.hoisted is not None else code


def _note(writer: Writer, note: nodes.footnote) -> Code:
    """Return the body of a note: its first paragraph must not be a paragraph element."""
    body = [child for child in note if not isinstance(child, nodes.label)]
    with writer.calm(), writer.inside():
        parts = [
            writer.inline(child.children if isinstance(child, nodes.paragraph) else [child])
            for child in body
        ]
    return join(parts, "; parbreak(); ")


@prints("citation")
def citation(writer: Writer, node: nodes.citation) -> None:
    """Print a run of citations as one list."""
    siblings = node.parent.children
    index = siblings.index(node)
    if index and isinstance(siblings[index - 1], nodes.citation):
        return  # written with the first of the run
    run = itertools.takewhile(lambda n: isinstance(n, nodes.citation), siblings[index:])
    entries = [_entry(writer, c) for c in run]
    writer.emit(writer.place(node) + call("doc.bibliography", *entries))


def _entry(writer: Writer, node: nodes.citation) -> Code:
    label = next((part for part in node if isinstance(part, nodes.label)), None)
    parts = [part for part in elements(node) if part is not label]
    labels = writer.fresh(node, said=" ".join(p.astext() for p in parts)[:80])
    with writer.calm(), writer.inside():
        first = isinstance(parts[0], nodes.paragraph) if parts else False
        text = writer.inline(parts[0].children if first else [])
        rest = [writer.blocks(parts[first:])] if parts[first:] else []
    shown = label is not None and writer.known.cited_as(label.astext())
    name = writer.inline(label.children) if label is not None and shown else None
    if label is not None and not shown:
        writer.omit(label)
    back = call("arrivals", array(writer.known.backlinks.arrivals(labels)))
    return array([array(labels), name, text, back, *rest])
