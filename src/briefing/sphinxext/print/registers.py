"""The registers in print: of all numbers and sources, those that the printed text leads to.

The others are on the web and in the attached data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..nodes import anchor_of, number, number_entry, register


class KeepWhatIsUsed(SphinxPostTransform):
    """Sets the entries of numbers that the text prints as paragraphs, and drops the others."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Rewrite the registers of every chapter, and unlink what is not in print."""
        used = {link["reftarget"] for link in links(self.document) if prints(link)}
        for found in list(self.document.findall(register)):
            if found["closely"]:
                found.parent.replace(found, paragraphs(found, used))
        self._drop_empty()
        places = {name for node in self.document.findall(nodes.Element) for name in node["ids"]}
        for link in list(links(self.document)):
            if anchor_of(link["reftarget"]) not in places or "register" in classes_around(link):
                link.parent.replace(link, link.children)

    def _drop_empty(self) -> None:
        """Remove sections of which only the title is left, and the ways back to other pages."""
        for section in reversed(list(self.document.findall(nodes.section))):  # inner ones first
            if [type(child) for child in section] == [nodes.title]:
                section.parent.remove(section)
        for back in list(self.document.findall(nodes.inline)):
            if "backlinks" in back["classes"]:
                back.parent.remove(back)


def links(document: nodes.document) -> Iterator[pending_xref]:
    """Yield the links to entries of numbers."""
    return (link for link in document.findall(pending_xref) if link.get("reftype") == "num")


def prints(link: pending_xref) -> bool:
    """Tell whether a link shows the value of its number, in print too."""
    return isinstance(link.next_node(), number) and "no-pdf" not in classes_around(link)


def classes_around(node: nodes.Node) -> set[str]:
    """Return the classes of all elements around a node."""
    found: set[str] = set()
    here = node.parent
    while here is not None:
        found.update(here["classes"])
        here = here.parent
    return found


def paragraphs(found: register, used: Collection[str], /) -> list[nodes.Node]:
    """Return the entries of a register that are used, in one container, or nothing."""
    kept = [one for one in found.findall(number_entry) if one["name"] in used]
    made = [entry(*one.findall(nodes.paragraph)) for one in kept]
    return [nodes.container("", *made, classes=["register"])] if made else []


def entry(what: nodes.paragraph, value: nodes.paragraph, *whence: nodes.paragraph) -> nodes.Node:
    """Write one entry: what it is, its value unless a sentence says it, and whence it is.

    >>> cells = (nodes.paragraph("", said) for said in ("Pay", "2 dollars", "The model."))
    >>> entry(*cells).astext()
    'Pay: 2 dollars. The model.'
    >>> cells = (nodes.paragraph("", said) for said in ("Pay is 2 dollars.", "2 dollars", "A", "B2"))
    >>> entry(*cells).astext()
    'Pay is 2 dollars. A; B2'
    """
    label = nodes.inline("", "", *what.children, classes=["entry-label"])
    made = nodes.paragraph("", "", label, ids=what["ids"])
    if not label.astext().endswith("."):
        made += [nodes.Text(": "), *value.children, nodes.Text(".")]
    for between, cell in zip((" ", *["; "] * len(whence)), whence, strict=False):
        made += [nodes.Text(between), *cell.children]
    return made


class LeaveOutSources(SphinxPostTransform):
    """Removes references that nothing printed cites."""

    builders = ("taggedpdf",)
    #: Attributes of links that lead to a reference.
    LINKS: ClassVar[tuple[str, ...]] = ("refid", "refuri")

    def run(self, **kwargs: object) -> None:
        """Drop every citation to which no link leads."""
        cited = {
            str(link[name]).rpartition("#")[2]
            for link in self.document.findall(nodes.reference)
            for name in self.LINKS
            if name in link
        }
        for citation in list(self.document.findall(nodes.citation)):
            if not cited.intersection(citation["ids"]):
                citation.parent.remove(citation)
