"""What stands under a chart in HTML: its links, and the long description and data on demand."""

from __future__ import annotations

from functools import partial
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from ...ledger.number import Number
from ...words.catalogue import Language, translate
from ...words.entries import value_in_words
from ..addresses import base, page_file
from ..datafiles import PUBLISHED as DATA
from ..domain import domain_of
from ..nodes import fold, row, table
from ..state import charts_of, language_of, ledger_of
from .chartfiles import FOLDER as PICTURES
from .chartfiles import files_of


def complete(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Complete every chart of a page."""
    if app.builder.format == "html":
        for figure in doctree.findall(nodes.figure):
            if name := figure.get("chart"):
                _complete(app, docname, figure, name)


def _complete(app: Sphinx, docname: str, figure: nodes.figure, name: str) -> None:
    legend = next(figure.findall(nodes.legend))
    language = language_of(app.env)
    line = next(p for p in legend.findall(nodes.paragraph) if "source-line" in p["classes"])
    legend.insert(legend.index(line) + 1, _links(app, docname, name))
    root = base(app.config)
    address = f"{root}{page_file(docname)}#{(figure['ids'] or [''])[0]}"
    code = embed_code(f"{root}{PICTURES}/{name}.svg", address, _said(figure))
    embed = _embed(code, name, language)  # its words are asked for in every build
    if root:
        legend.insert(legend.index(line) + 2, embed)
    words = [n for n in legend.findall(nodes.container) if "long-description" in n["classes"]]
    data = _data(app, docname, name)
    legend += data
    _fold([*words, data], translate("Long description and data", language))


def embed_code(picture: str, address: str, said: str) -> str:
    """Return the HTML with which another page shows a chart: our picture, and a link to us.

    >>> embed_code("https://e.org/c.svg", "https://e.org/p.html#c", "It rained")
    '<a href="https://e.org/p.html#c"><img src="https://e.org/c.svg" alt="It rained" width="720" loading="lazy"></a>'
    """
    image = f'<img src="{escape(picture)}" alt="{escape(said)}" width="720" loading="lazy">'
    return f'<a href="{escape(address)}">{image}</a>'


def _said(figure: nodes.figure) -> str:
    """Return what a picture shows, for those who do not see it; else its finding."""
    image = next(figure.findall(nodes.image))
    return str(image.get("alt")) or next(figure.findall(nodes.caption)).astext()


def _embed(code: str, name: str, language: Language) -> nodes.raw:
    ident, say = f"embed-{name}", partial(translate, language=language)
    html = (
        f'<details class="embed"><summary>{say("Embed")}</summary><p>'
        f"{say('The picture comes from this site alone; it needs no script and sets no cookie.')}</p>"
        f'<div class="cite-format"><pre id="{ident}" tabindex="0">{escape(code)}</pre>'
        f'<button type="button" class="copy" data-from="{ident}">{say("Copy")}</button></div></details>'
    )
    return nodes.raw("", html, format="html")


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
    links = [
        *((words, f"{up}{PICTURES}/{file}") for words, file in files_of(name).items()),
        ("Data (CSV)", f"{up}{DATA}/chart-{name}.csv"),
        ("Script", f"{up}{DATA}/scripts/{name}.py"),
    ]
    if citing := app.config.briefing_pages.get("citing"):
        target = app.builder.get_relative_uri(docname, citing)
        links.append(("Cite", f"{target}#cite-chart-{name}"))
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
