"""What the printed edition leaves out: entries of numbers that nothing printed leads to.

The registers of the HTML edition are complete.
A printed one lists what text, claims and judgements use, with everything that those numbers
are computed from; the rest travels in the data files attached to the PDF.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..translation import translate
from .charts import charts_of
from .domain import domain_of
from .edition import ledger_of

BUILDERS = ("typstpdf", "latex")


class LeaveOut(SphinxPostTransform):
    """Removes rows of registers before their references are resolved."""

    default_priority = 5
    builders = BUILDERS

    def run(self, **kwargs: object) -> None:
        """Shorten every register of the document; drop sections that are empty then."""
        used = used_numbers(self)
        for table in list(self.document.findall(nodes.table)):
            if "register" in table["classes"]:
                self._shorten(table, used)

    def _shorten(self, table: nodes.table, used: set[str]) -> None:
        rows = [row for row in table.findall(nodes.row) if "number" in row]
        unused = [row for row in rows if row["number"] not in used]
        for row in unused:
            row.parent.remove(row)
        if len(unused) < len(rows):
            if unused:
                table.parent.insert(table.parent.index(table) + 1, self._note(len(unused)))
            return
        section = table.parent
        section.remove(table)
        if isinstance(section, nodes.section) and len(section.children) == 1:
            section.parent.remove(section)

    def _note(self, count: int) -> nodes.paragraph:
        words = translate(
            "More rows of this table are in the attached data files: {}.", self.config.language
        )
        return nodes.paragraph("", words.format(count), classes=["small"])


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


def used_numbers(transform: SphinxPostTransform) -> set[str]:
    """Return the names of all numbers that the text leads to, down to the observations."""
    domain, ledger = domain_of(transform.env), ledger_of(transform.env)
    names = {name for printed in domain.prints.values() for name, _ in printed}
    names.update(*domain.mentions.values())
    return {number.name for number in ledger.chain(*names)}


def setup(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_post_transform(LeaveOut)
    app.add_post_transform(ShortenSourceLines)
    app.add_post_transform(LeaveOutSources)
