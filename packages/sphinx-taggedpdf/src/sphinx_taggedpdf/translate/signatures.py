"""Descriptions of functions, classes and other objects, as autodoc and the domains make them."""

from __future__ import annotations

from docutils import nodes

from ..assemble.document import elements
from ..typst.code import Code, call, string
from .common import around, enter, transparent
from .registry import prints
from .writer import Writer

#: a parameter of so many letters is not broken
_SHORT = 30

enter(
    transparent,
    *("desc_content", "desc_inline", "desc_type", "desc_parameter", "desc_type_parameter"),
    "desc_sig_element",
)
enter(around("doc.desc-name"), "desc_name")
enter(around("doc.desc-addname"), "desc_addname")
enter(around("doc.desc-annotation"), "desc_annotation")


@prints("desc")
def description(writer: Writer, node: nodes.Element) -> None:
    """Print one object: its signatures, and its description below."""
    writer.anchors(node)
    parts = elements(node)
    writer.signatures += 1
    signatures = [writer.heading([c]) for c in parts if c.tagname == "desc_signature"]
    writer.signatures -= 1
    body = writer.blocks([c for p in parts if p.tagname == "desc_content" for c in p.children])
    writer.emit(writer.place(node) + call("doc.desc", signatures, body))


@prints("desc_signature")
def signature(writer: Writer, node: nodes.Element) -> None:
    """Print a signature, which may have several lines."""
    writer.anchors(node, said=node.get("_toc_name") or node.get("fullname") or node.astext())
    rows = [c for c in elements(node) if c.tagname == "desc_signature_line"]
    if not rows:
        writer.emit(writer.inline(node.children))
        return
    for number, row in enumerate(rows):
        if number:
            writer.emit("linebreak()")
        writer.emit(writer.inline(row.children))


enter(transparent, "desc_signature_line")


@prints("desc_returns")
def returns(writer: Writer, node: nodes.Element) -> None:
    """Print what comes back."""
    writer.emit(string(" → "))
    writer.emit(writer.inline(node.children))


@prints("desc_parameterlist")
def parameters(writer: Writer, node: nodes.Element) -> None:
    """Print parameters in brackets."""
    writer.emit(_bracketed(writer, node, "(", ")"))


@prints("desc_type_parameter_list")
def type_parameters(writer: Writer, node: nodes.Element) -> None:
    """Print type parameters in square brackets."""
    writer.emit(_bracketed(writer, node, "[", "]"))


def _bracketed(writer: Writer, node: nodes.Element, opening: str, closing: str) -> Code:
    inner = _separated(writer, elements(node), first=True)
    parts = [*(["doc.cut"] if inner else []), string(opening), *inner, string(closing)]
    return Code("{" + "; ".join(parts) + "}")


def _separated(writer: Writer, children: list[nodes.Element], *, first: bool) -> list[Code]:
    """Return parameters with commas; that of an optional one stands in its bracket: ``a[, b]``."""
    found: list[Code] = []
    for child in children:
        optional = child.tagname == "desc_optional"
        if optional:
            inner = _separated(writer, elements(child), first=first)
            found += [string("["), *inner, string("]")]
        else:
            found += [] if first else [string(", ")]
            found.append(_parameter(writer, child))
        first = False
    return found


def _parameter(writer: Writer, node: nodes.Element) -> Code:
    """Return one parameter; a short one stands on one line, so that it can be told from its neighbours."""
    short = not writer.columns and len(node.astext()) <= _SHORT
    return call("doc.desc-parameter", writer.inline([node]), whole=short or None)


@prints("desc_sig_name")
def name(writer: Writer, node: nodes.Element) -> None:
    """Print a name in a signature, that of a parameter in italics."""
    body = writer.inline(node.children)
    names = (n for n in elements(node.parent) if n.tagname == node.tagname)
    own = node.parent.tagname in ("desc_parameter", "desc_type_parameter")
    first = own and next(names) is node  # the others are types
    writer.emit(call("doc.desc-parameter-name", body) if first else body)
