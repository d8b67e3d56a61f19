"""Links and their targets, within the document and to the world."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from ..assemble.document import label_of
from ..typst.code import Code, call, string
from .breaks import has_long_word
from .flow import is_block
from .registry import prints
from .writer import Writer

_SHOWN = ("http:", "https:", "ftp:")


@prints("target")
def place(writer: Writer, node: nodes.target) -> None:
    """Place the labels of a target, and print the words that some targets have."""
    writer.anchors(node, [node["refid"]] if "refid" in node else [])
    for child in node.children:
        child.walkabout(writer)


@prints("reference", "number_reference", "exercise_latex_number_reference")
def reference(writer: Writer, node: nodes.reference) -> None:
    """Print a link."""
    writer.anchors(node)
    blocks = any(is_block(child) for child in node.children)
    body = writer.flow(node.children) if blocks else writer.inline(node.children)
    if name := target(writer, node):
        writer.emit(internal(writer, name, body, node))
    elif uri := node.get("refuri"):
        writer.emit(_external(writer, uri, body, node))
    else:
        writer.emit(body)


def target(writer: Writer, node: nodes.Element) -> str | None:
    """Return the label that a reference leads to, if it leads into the document."""
    return label_of(node, writer.known.start)


def internal(writer: Writer, name: str, body: Code, node: nodes.Node) -> Code:
    """Return a link into the document, which can be followed back if its target wants that."""
    writer.links.setdefault(name, node)
    return call("xref", name, body, writer.known.backlinks.departure(node))


def _external(writer: Writer, uri: str, body: Code, node: nodes.reference) -> Code:
    """Return a link to the world, which says where it leads."""
    said = node.astext()
    if has_long_word(said):  # an address is not hyphenated, but these words are none
        body = Code(f"{{set text(hyphenate: true); {body}}}")
    link = call("doc.weblink", uri, body)
    shown = writer.known.show_urls
    evident = not uri.startswith(_SHOWN) or (said and said in uri) or _pictured(node)
    if evident or shown == "no" or (shown == "footnote" and writer.quiet):
        return link
    function = "doc.address" if shown == "inline" else "doc.urlnote"
    return Code(f"{{{link}; {call(function, uri)}}}")


def _pictured(node: nodes.Element) -> bool:
    return any(isinstance(n, nodes.image) for n in node.findall(nodes.image))


@prints("download_reference")
def download(writer: Writer, node: addnodes.download_reference) -> None:
    """Print the name of a download; a link out of the PDF leads to the same address if it has one."""
    body = writer.inline(node.children)
    uri = node.get("refuri")
    writer.emit(call("doc.weblink", uri, body) if uri else body)


def literal_label(name: str) -> Code:
    """Return a Typst label made from a string."""
    return call("label", string(name))
