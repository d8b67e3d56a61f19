"""``{downloads}``: every table of the data package, with what it holds and what its fields mean.

The files themselves are written by `downloads`.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from ...exchange.archive import PACKAGE
from ...exchange.table import Table
from ...exchange.tables import tables
from ...words.catalogue import translate
from ..datafiles import PUBLISHED
from ..nodes import fold, row, table
from ..state import charts_of, language_of, ledger_of

#: Files of the package that are no tables.
OTHERS = {
    PACKAGE: "All files in one package (zip)",
    "numbers.json": "Every number, as JSON",
    "refs.bib": "Every source, as BibTeX",
    "datapackage.json": "Description of the package (Frictionless Data Package)",
}


def tables_of(env: BuildEnvironment) -> list[Table]:
    """Return the tables of the build."""
    return tables(ledger_of(env), charts_of(env), language_of(env))


class Downloads(SphinxDirective):
    """Lists the files; in HTML with a link, and with the fields on demand."""

    def run(self) -> list[nodes.Node]:
        """Return the table of files and, for HTML, the fields of each."""
        found = tables_of(self.env)
        head = [self._say(words) for words in ("File", "What it holds", "Rows")]
        rows = [
            row([[file(name)], [nodes.Text(self._say(what))], []]) for name, what in OTHERS.items()
        ]
        for each in found:
            what = f"{self._say(each.title)}. {self._say(each.description)}"
            rows.append(
                row([[file(each.path)], [nodes.Text(what)], [nodes.Text(str(len(each.rows)))]])
            )
        listed = table(head, rows, (35, 55, 10))
        listed["classes"] = ["colwidths-given", "files"]
        return [listed, *(self._fields(each) for each in found)]

    def _say(self, text: str) -> str:
        return translate(text, language_of(self.env))

    def _fields(self, each: Table) -> nodes.container:
        head = [self._say(words) for words in ("Field", "Type", "Meaning")]
        rows = [
            row([[nodes.literal("", name)], [nodes.Text(kind)], [nodes.Text(self._say(meaning))]])
            for name, kind, meaning in each.fields
        ]
        box = nodes.container("", classes=["fields"])
        summary = f"{self._say('Fields of')} {each.path}"
        listed = table(head, rows, (28, 12, 60))
        listed["classes"] = ["colwidths-given"]
        box += fold("", listed, summary=summary)
        return box


def file(name: str) -> nodes.inline:
    """Return the name of a file, which becomes a link where files stand beside the page."""
    return nodes.inline("", "", nodes.literal("", name), file=name)


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Link the files in HTML; elsewhere drop the fields, which stand in the descriptor."""
    html = app.builder.format == "html"
    for box in list(doctree.findall(nodes.container)):
        if "fields" in box["classes"] and not html:
            box.parent.remove(box)
    for name in list(doctree.findall(nodes.inline)):
        if html and (path := name.get("file")):
            way = "../" * docname.count("/")
            name.replace_self(nodes.reference("", "", *name, refuri=f"{way}{PUBLISHED}/{path}"))
