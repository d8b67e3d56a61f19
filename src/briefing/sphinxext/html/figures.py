"""What stands under a chart in HTML: its links, and the long description and data on demand."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from ...ledger.number import Number
from ...words.catalogue import translate
from ...words.entries import value_in_words
from ..datafiles import PUBLISHED as DATA
from ..domain import domain_of
from ..nodes import fold, row, table
from ..state import charts_of, language_of, ledger_of
from .charts import FOLDER as PICTURES
from .charts import files_of


def furnish(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Complete every chart of a page."""
    if app.builder.format == "html":
        for figure in doctree.findall(nodes.figure):
            if name := figure.get("chart"):
                _furnish(app, docname, figure, name)


def _furnish(app: Sphinx, docname: str, figure: nodes.figure, name: str) -> None:
    legend = next(figure.findall(nodes.legend))
    language = language_of(app.env)
    line = next(p for p in legend.findall(nodes.paragraph) if "source-line" in p["classes"])
    legend.insert(legend.index(line) + 1, _links(app, docname, name))
    words = [n for n in legend.findall(nodes.container) if "long-description" in n["classes"]]
    data = _data(app, docname, name)
    legend += data
    _fold([*words, data], translate("Long description and data", language))


def _fold(parts: list[nodes.Element], summary: str) -> None:
    """Put neighbouring nodes behind a summary."""
    parent = parts[0].parent
    at = parent.index(parts[0])
    for part in parts:
        parent.remove(part)
    parent.insert(at, fold("", *parts, summary=summary))


def _links(app: Sphinx, docname: str, name: str) -> nodes.paragraph:
    up = "../" * docname.count("/")
    language = language_of(app.env)
    links = (
        *((words, f"{up}{PICTURES}/{file}") for words, file in files_of(name).items()),
        ("Data (CSV)", f"{up}{DATA}/chart-{name}.csv"),
        ("Script", f"{up}{DATA}/scripts/{name}.py"),
        ("Cite", app.builder.get_relative_uri(docname, "cite") + f"#cite-chart-{name}"),
    )
    made = nodes.paragraph("", "", classes=["chart-links"])
    for words, target in links:
        if len(made):
            made += nodes.Text(" · ")
        made += nodes.reference("", translate(words, language), refuri=target, internal=False)
    return made


def _data(app: Sphinx, docname: str, name: str) -> nodes.table:
    ledger, language = ledger_of(app.env), language_of(app.env)
    head = [translate(word, language) for word in ("What is shown", "Value")]
    numbers = [ledger[name] for name in charts_of(app.env)[name].numbers]
    rows = [
        row([[_entry(app, docname, n)], [nodes.Text(value_in_words(n, language))]]) for n in numbers
    ]
    return table(head, rows, (70, 30))


def _entry(app: Sphinx, docname: str, number: Number) -> nodes.Node:
    """Link a number to its entry."""
    label = translate(number.label, language_of(app.env))
    place = domain_of(app.env).entries.get(number.name)
    if place is None:
        return nodes.Text(label)
    return nodes.reference("", label, refuri=_uri(app.builder, docname, *place), internal=True)


def _uri(builder: Builder, docname: str, page: str, anchor: str) -> str:
    way = "" if page == docname else builder.get_relative_uri(docname, page)
    return f"{way}#{anchor}"
