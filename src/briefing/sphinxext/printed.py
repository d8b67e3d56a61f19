"""How the printed edition sets what the web shows in wide tables: closely, in columns.

Nothing is left out; the long lists of sources below charts are in the data files attached to the
PDF, and sources that nothing printed cites stay out of its references.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..translation import translate
from .charts import charts_of
from .edition import ledger_of

BUILDERS = ("typstpdf", "latex")
#: What a register shows where a source states a fact without a quantity.
NO_VALUE = "–"


class SetClosely(SphinxPostTransform):
    """Turns the tables of a register into lists in columns, before references are resolved."""

    default_priority = 5
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


def _registers(section: nodes.section) -> Iterator[nodes.table]:
    return (n for n in section if isinstance(n, nodes.table) and "register" in n["classes"])


def _closely(section: nodes.section) -> nodes.section:
    """Replace the tables of a section by lists."""
    for table in list(_registers(section)):
        rows = (row for row in table.findall(nodes.row) if "number" in row)
        items = (nodes.list_item("", entry(row)) for row in rows)
        section.replace(table, nodes.bullet_list("", *items))
    return section


def entry(row: nodes.row) -> nodes.paragraph:
    """Write a row of a register as a paragraph: name and what it is, value, whence it is.

    Inputs of a formula are named as they are in the data files; the table names them in full.
    """
    first, value, whence = row.findall(nodes.paragraph)
    *said, backlinks = first.children
    for link in whence.findall(pending_xref):
        if link.get("reftype") == "num":
            link.children = [nodes.inline("", link["reftarget"])]
    stated = value.astext() != NO_VALUE
    shown = [nodes.Text(": "), nodes.strong("", "", *value.children)] if stated else []
    return nodes.paragraph(
        "", "", nodes.inline("", row["number"], classes=["number-name"]), nodes.Text(" "), *said,
        *shown, nodes.Text(". "), *whence.children, backlinks, ids=first["ids"],
    )  # fmt: skip


class ShortenSourceLines(SphinxPostTransform):
    """Refers to the data file of a chart where its source line would fill half a page."""

    default_priority = 5
    builders = BUILDERS
    MOST = 6

    def run(self, **kwargs: object) -> None:
        """Replace long lists of sources."""
        for figure in self.document.findall(nodes.figure):
            for line in figure.findall(nodes.paragraph):
                if "source-line" in line["classes"]:
                    self._shorten(line, figure.get("chart", ""))

    def _shorten(self, line: nodes.paragraph, chart: str) -> None:
        gallery, ledger = charts_of(self.env), ledger_of(self.env)
        sources = ledger.sources(*gallery.charts[chart].numbers)
        if len(sources) > self.MOST:
            words = translate("Sources: {}, named in the attached file {}.", self.config.language)
            line.clear()
            line += nodes.Text(words.format(len(sources), f"chart-{chart}.csv"))


class LeaveOutSources(SphinxPostTransform):
    """Removes references that nothing printed cites."""

    default_priority = 800  # after citations are resolved
    builders = ("typstpdf",)  # LaTeX collects its bibliography in its own way
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


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(SetClosely)
    app.add_post_transform(ShortenSourceLines)
    app.add_post_transform(LeaveOutSources)
