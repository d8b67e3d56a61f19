"""How the printed edition sets what the web shows in wide tables: closely, in columns.

Long descriptions of charts are left to the web, and sources that nothing printed cites stay out of
the references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..words.entries import NO_VALUE
from .nodes import number_entry, register

BUILDERS = ("taggedpdf", "latex")


class SetClosely(SphinxPostTransform):
    """Turns the entries of a register into lists in columns, before references are resolved."""

    builders = BUILDERS

    def run(self, **kwargs: object) -> None:
        """Set the registers of every chapter closely."""
        for chapter in list(self.document.findall(nodes.section)):
            parts = [p for p in chapter if isinstance(p, nodes.section) and any(_registers(p))]
            if parts:
                columns = nodes.container("", classes=["register"])
                chapter.insert(chapter.index(parts[0]), columns)
                for part in parts:
                    chapter.remove(part)
                    columns += _closely(part)


def _registers(section: nodes.section) -> Iterator[register]:
    """Yield the registers that say of each number what it is, its value, whence it is."""
    return (n for n in section if isinstance(n, register) and n["closely"])


def _closely(section: nodes.section) -> nodes.section:
    """Replace the registers of a section by lists."""
    for found in list(_registers(section)):
        entries = list(found.findall(number_entry))
        items = (nodes.list_item("", paragraph(family)) for family in families(entries))
        section.replace(found, nodes.bullet_list("", *items))
    return section


def families(entries: Iterable[number_entry], /) -> list[list[number_entry]]:
    """Group neighbours whose names differ only in their last part, and labels after a comma or colon."""
    found: list[list[number_entry]] = []
    for row in entries:
        if found and _related(found[-1], row):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _stem(row: number_entry) -> str:
    """Return the name of *row* without its last part."""
    return re.sub(r"[.-][^.-]*$", "", row["name"])


def _related(family: Sequence[number_entry], row: number_entry) -> bool:
    head, stem = family[0], _stem(row)
    stems = {_stem(family[1])} if len(family) > 1 else {head["name"], _stem(head)}
    shared = _shared(head, row)
    words = row["label"].split()
    return stem in stems and shared > 0 and (
        words[shared - 1].endswith((",", ":")) or " ".join(words[shared:]).isdecimal()
    )  # fmt: skip


def _shared(head: number_entry, row: number_entry) -> int:
    """Return how many words two labels begin with in common; a statement shares none."""
    labels = [[word.rstrip(":,") for word in r["label"].split()] for r in (head, row)]
    if any(label[-1].endswith(".") for label in labels):
        return 0
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(*labels, strict=False))))


def paragraph(family: Sequence[number_entry], /) -> nodes.paragraph:
    """Write rows of a register as a paragraph: of each, name, what it is, value, whence it is.

    What a row says as the one before it did is not repeated.
    """
    head, *others = family
    for row in family:
        _name_inputs(row)
    whence = _cells(head)[2].astext()
    made = nodes.paragraph("", "", *_entry(head, head["name"], _cells(head)[0].children[:-1]))
    made["ids"] += _cells(head)[0]["ids"]
    for row in others:
        first, _, origin = _cells(row)
        said = " ".join(row["label"].split()[_shared(head, row) :])
        name = row["name"].removeprefix(_stem(row))
        again, whence = origin.astext() == whence, origin.astext()
        if again:
            origin.clear()
        words = [] if said.isdecimal() else [nodes.Text(said)]
        made += [nodes.Text(" "), nodes.inline("", "", *_entry(row, name, words), ids=first["ids"])]
    return made


def _name_inputs(row: number_entry) -> None:
    """Name the inputs of a formula as the data files do; the table names them in full."""
    for link in row.findall(pending_xref):
        if link.get("reftype") == "num":
            link.children = [nodes.inline("", link["reftarget"])]


def _cells(row: number_entry) -> list[Any]:
    """Return what it is, value, and whence it is: further columns are one text in print."""
    first, value, whence, *more = list[Any](row.children)
    for cell in more:
        row.remove(cell)
        whence.extend([nodes.Text("; "), *cell.children])
    return [first, value, whence]


def _entry(row: number_entry, name: str, said: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Write one number: its name, *said*, its value, whence it is, and the way back."""
    first, value, whence = _cells(row)
    parts: list[nodes.Node] = [nodes.inline("", name, classes=["number-name"]), nodes.Text(" ")]
    parts += said
    ended = bool(said) and said[-1].astext().endswith(".")
    if value.astext() != NO_VALUE:
        between = [nodes.Text(" " if ended else ": ")] if said else []
        parts += [*between, nodes.strong("", "", *value.children)]
        ended = False
    if whence.children:
        parts += [nodes.Text(" " if ended else ". "), *whence.children]
    return [*parts, first.children[-1]]


class LeaveOutDescriptions(SphinxPostTransform):
    """Removes the long descriptions of charts, which the web and the alternative texts give."""

    default_priority = 5
    builders = BUILDERS

    def run(self, **kwargs: object) -> None:
        """Drop them."""
        for box in list(self.document.findall(nodes.container)):
            if "long-description" in box["classes"]:
                box.parent.remove(box)


class LeaveOutSources(SphinxPostTransform):
    """Removes references that nothing printed cites."""

    builders = ("taggedpdf",)  # LaTeX collects its bibliography in its own way
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
