"""Links and their targets, within the document and to the world."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from ..code import Code, call, string
from ..document import label_of
from ..warnings import Kind, warn
from .base import Base, nothing

_SHOWN = ("http:", "https:", "ftp:")


class Links(Base):
    """References of all kinds."""

    def visit_target(self, node: nodes.target) -> None:
        """Place the labels of a target."""
        self.anchors(node, [node["refid"]] if "refid" in node else [])

    depart_target = nothing

    def visit_reference(self, node: nodes.reference) -> None:
        """Print a link."""
        self.anchors(node)
        body = self.inline(node.children)
        if label := self.target(node):
            self.emit(self.internal(label, body, node))
        elif uri := node.get("refuri"):
            self.emit(self._external(uri, body, node))
        else:
            self.emit(body)
        raise nodes.SkipNode

    visit_number_reference = visit_reference

    def target(self, node: nodes.Element) -> str | None:
        """Return the label that a reference leads to, if it leads into the document."""
        return label_of(node, self.config.root_doc)

    def internal(self, label: str, body: Code, node: nodes.Node) -> Code:
        """Return a link into the document, which can be followed back if its target wants that."""
        self.links.setdefault(label, node)
        back = self.builder.backlinks.departure(node)
        return call("xref", label, body, back)

    def _external(self, uri: str, body: Code, node: nodes.reference) -> Code:
        """Return a link to the world, which says where it leads."""
        link = call("doc.weblink", uri, body)
        shown = self.config.taggedpdf_show_urls
        text = node.astext()
        if (
            not uri.startswith(_SHOWN)
            or text == uri
            or (text and text in uri)
            or node.next_node(nodes.image)
        ):
            return link
        if shown == "inline" or (shown == "footnote" and self.quiet):
            return Code(f"{{{link}; {call('doc.address', uri)}}}") if shown == "inline" else link
        return Code(f"{{{link}; {call('doc.urlnote', uri)}}}") if shown == "footnote" else link

    def visit_pending_xref(self, node: addnodes.pending_xref) -> None:
        """Print the text of a reference that Sphinx could not resolve.

        Sphinx has warned already.
        """

    depart_pending_xref = nothing

    def visit_download_reference(self, node: addnodes.download_reference) -> None:
        """Print the name of a download.

        A link out of the PDF leads to the same address if it has one.
        """
        body = self.inline(node.children)
        uri = node.get("refuri")
        self.emit(call("doc.weblink", uri, body) if uri else body)
        raise nodes.SkipNode

    def nowhere(self) -> list[str]:
        """Return the labels that links lead to but that no element has; each gives a warning."""
        lost = sorted(set(self.links) - self.labels)
        for label in lost:
            if label not in self.hidden:
                warn(Kind.LINK, f"link to nowhere: {label}", location=self.links[label])
        return lost


def literal_label(label: str) -> Code:
    """Return a Typst label made from a string."""
    return call("label", string(label))
