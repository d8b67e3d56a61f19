"""Print leaves long tables and the code of calculations to the web, and says where they are."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...words.catalogue import translate
from ..addresses import cited_base, page_file
from ..directives.online import CLASS
from ..nodes import plain
from ..state import language_of
from .front import docname_of
from .numbered import number_of

PART = "This part stands on the web{at}."
PART_WITH_DATA = "This part stands on the web{at}, and its data in the attached file {file}."
TABLES = "{tables}: on the web{at}, and the data in the attached file {file}."
CODE = "The code of this calculation and of those below stands on the web{at}."


class LeaveToWeb(SphinxPostTransform):
    """Replaces what is marked by a line, and leaves out the calculations that are run."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Rewrite the document."""
        for box in list(self.document.findall(nodes.container)):
            if CLASS in box["classes"]:
                box.replace_self(self._stand_in(box))
        named: set[str] = set()
        for code in list(self.document.findall(nodes.Element)):
            if "testnodetype" in code:  # a calculation that a build runs
                page = docname_of(code, self.config.root_doc)
                code.replace_self([] if page in named else [self._line(CODE, code)])
                named.add(page)

    def _stand_in(self, box: nodes.container) -> nodes.paragraph:
        """Return the line that stands for a part: it names its tables, and is what links to them reach."""
        tables = [
            (table, title)
            for table in box.findall(nodes.table)
            for title in table
            if isinstance(title, nodes.title)
        ]
        if not (tables and box["file"]):
            return self._line(PART_WITH_DATA if box["file"] else PART, box, box["file"])
        named = ((number_of(self.env, table), plain(title)) for table, title in tables)
        names = "; ".join(", ".join(filter(None, words)) for words in named)
        line = self._line(TABLES, box, box["file"], names)
        line["ids"] += [name for table, _ in tables for name in table["ids"]]
        return line

    def _line(
        self, words: str, node: nodes.Node, file: str = "", tables: str = ""
    ) -> nodes.paragraph:
        """Return the line that stands for a node."""
        said = translate(words, language_of(self.env)).replace("{tables}", tables)
        before, _, after = said.partition("{at}")
        line = nodes.paragraph("", before, classes=["elsewhere"])
        if base := cited_base(self.config):
            page = docname_of(node, self.config.root_doc)
            address = f"{base}{page_file(page)}{anchor(node)}"
            line += [nodes.Text(": "), nodes.reference("", address, refuri=address)]
        start, name, end = after.partition("{file}")
        line += nodes.Text(start)
        if name:
            line += [nodes.literal("", file), nodes.Text(end)]
        return line


def anchor(node: nodes.Node) -> str:
    """Return the anchor of the section that a node stands in; a chapter itself needs none."""
    section = node.parent
    while not isinstance(section, nodes.section):
        section = section.parent
    inner = isinstance(section.parent, nodes.section) and section["ids"]
    return f"#{section['ids'][0]}" if inner else ""
