"""The registers in print: of all numbers, those that its chapters print; of all sources, those cited.

The others are on the web and in the attached data. Chapters are what has a number; annexes have none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref, start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...words.entries import value_in_words
from ..languages import PREFIX
from ..nodes import anchor_of, number, number_entry, register
from ..state import language_of, ledger_of
from .front import docname_of

#: The class of what print makes of a register.
PRINTED = "register"
#: A longer formula is read on the web; letters.
LONGEST_FORMULA = 480


class KeepWhatIsUsed(SphinxPostTransform):
    """Sets the entries of numbers that chapters print as paragraphs, and drops the others."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Rewrite the registers, and lead links to what is in print."""
        used = {
            link["reftarget"]
            for link in links(self.document)
            if prints(link) and not self._in_annex(link)
        }
        holders = [one for one in self.document.findall(nodes.section) if holds(one, register)]
        for found in list(self.document.findall(register)):
            found.parent.replace(found, self._kept(found, used))
        for section in reversed(holders):  # inner ones first
            if not holds(section, PRINTED) and not is_page_of_its_own(section):
                section.parent.remove(section)
        self._drop_backlinks()
        self._let_rows_stand_for_entries()
        places = {name for node in self.document.findall(nodes.Element) for name in node["ids"]}
        for link in list(links(self.document)):
            if anchor_of(link["reftarget"]) not in places or "excerpt" in classes_around(link):
                link.parent.replace(link, self._instead(link))

    def _kept(self, found: register, used: Collection[str]) -> list[nodes.Node]:
        return paragraphs(found, used) if found["printed"] == "chapters" else []

    def _instead(self, link: pending_xref) -> list[nodes.Node]:
        """Return what stands for a link to an entry that is not in print.

        In the chapters that is a link to its source, in a formula its source and value.
        """
        ledger, name = ledger_of(self.env), link["reftarget"]
        row = ledger.evidence.observations.get(name)
        if row and "excerpt" in classes_around(link):
            said = value_in_words(ledger[name], language_of(self.env))
            return [nodes.Text(f"{ledger.evidence.sources[row.source].short} ({said})")]
        if row is None or self._in_annex(link):
            return link.children
        return [nodes.reference("", "", *link.children, source=row.source, internal=True)]

    def _in_annex(self, node: nodes.Node) -> bool:
        """Tell whether a node stands in a page without number, the start page excepted."""
        page = docname_of(node, self.config.root_doc)
        return page != self.config.root_doc and not self.env.toc_secnumbers.get(page)

    def _let_rows_stand_for_entries(self) -> None:
        """Give the rows of the table of assumptions the anchors of the entries that they link to."""
        for row in self.document.findall(nodes.row):
            if name := row.get("stands_for"):
                first = next(row.findall(nodes.paragraph))
                first["ids"].append(anchor_of(name))
                for link in list(links(first)):
                    link.replace_self(link.children)

    def _drop_backlinks(self) -> None:
        """Remove the ways back to other pages."""
        for back in list(self.document.findall(nodes.inline)):
            if "backlinks" in back["classes"]:
                back.parent.remove(back)


def holds(section: nodes.section, kind: type[nodes.Element] | str) -> bool:
    """Tell whether a section, or a page within it, holds a register, or what print makes of one."""
    if isinstance(kind, str):
        return any(kind in each["classes"] for each in section.findall(nodes.Element))
    return next(section.findall(kind), None) is not None


def is_page_of_its_own(section: nodes.section) -> bool:
    """Tell whether a section is a page that the start page names, not one within another."""
    page = section.parent
    around = page.parent
    while around is not None and not isinstance(around, start_of_file):
        around = around.parent
    return isinstance(page, start_of_file) and around is None


def links(document: nodes.Element) -> Iterator[pending_xref]:
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
    entries = found.findall(number_entry)
    kept = [one for one in entries if one["name"] in used]
    made = [entry(*one.findall(nodes.paragraph)) for one in kept]
    return [nodes.container("", *made, classes=[PRINTED, "excerpt"])] if made else []


def entry(what: nodes.paragraph, value: nodes.paragraph, *rest: nodes.paragraph) -> nodes.Node:
    """Write one entry: what it is, its value unless a sentence says it, and what it rests on.

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
    for cell in (cell for cell in rest if len(cell.astext()) <= LONGEST_FORMULA):
        made += [nodes.Text(" " if made.astext().endswith(".") else "; "), *cell.children]
    return made


class LeaveOutSources(SphinxPostTransform):
    """Completes links to sources, and removes those that nothing printed cites."""

    builders = ("taggedpdf",)
    #: Attributes of links that lead to a reference.
    LINKS: ClassVar[tuple[str, ...]] = ("refid", "refuri")

    def run(self, **kwargs: object) -> None:
        """Complete links to sources, and drop every citation to which no link leads."""
        for link in list(self.document.findall(nodes.reference)):
            if key := link.get("source"):
                self._lead(link, f"{PREFIX}{key}")
            if "cover" in classes_around(link):  # which names its sources and leads nowhere
                link.replace_self(link.children)
        cited = {
            str(link[name]).rpartition("#")[2]
            for link in self.document.findall(nodes.reference)
            for name in self.LINKS
            if name in link
        }
        for citation in list(self.document.findall(nodes.citation)):
            if not cited.intersection(citation["ids"]):
                citation.parent.remove(citation)

    def _lead(self, link: nodes.reference, anchor: str) -> None:
        """Lead a link to a source."""
        for citation in self.document.findall(nodes.citation):
            if anchor in citation["ids"]:
                page = docname_of(citation, self.config.root_doc)
                link["refuri"] = f"{self.app.builder.get_target_uri(page)}#{anchor}"
