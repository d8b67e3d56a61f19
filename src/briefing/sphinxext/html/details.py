"""What the entry of a number says besides its row: grade, note, use, citation, file, faults.

In HTML alone, folded; print says where a number is used in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from ...exchange.citation import in_text
from ...ledger.number import Number
from ...words.catalogue import translate
from ...words.entries import best_sources, cited_title, grade_in_words, range_in_words
from ..addresses import cited_base, up
from ..datafiles import PUBLISHED
from ..domain import Place, domain_of
from ..nodes import number as number_node
from ..state import language_of, ledger_of, work_of
from .popovers import plain

#: Korean words that a note quotes; a note without translation is not printed in that language.
HANGUL = re.compile(r"[\uac00-\ud7af]+(?: [\uac00-\ud7af]+)*")


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Complete the rows of the registers of a page."""
    if app.builder.format != "html":
        return
    ledger = ledger_of(app.env)
    for row in doctree.findall(nodes.row):
        if (name := row.get("number", "")) and name in ledger:
            more = f"<details class='entry-more'><summary>{_say(app, 'More')}</summary><dl>"
            more += "".join(_line(*line) for line in _lines(app, docname, ledger[name]))
            next(row.findall(nodes.entry)).append(
                nodes.raw("", f"{more}</dl></details>", format="html")
            )


def _say(app: Sphinx, text: str) -> str:
    return translate(text, language_of(app.env))


def _line(term: str, html: str) -> str:
    return f"<dt>{escape(term)}</dt><dd>{html}</dd>"


def _lines(app: Sphinx, docname: str, number: Number) -> Iterator[tuple[str, str]]:
    language, name = language_of(app.env), number.name
    if spread := range_in_words(number, language):
        yield _say(app, "Range"), escape(spread)
    if number.kind == "observed":
        (row, *_) = best_sources(number, ledger_of(app.env))
        yield _say(app, "Grade"), escape(grade_in_words(row, language))
    said = translate(number.note, language)
    if number.note and (language.code == "en" or said != number.note):
        note = HANGUL.sub(r'<span lang="ko">\g<0></span>', escape(said))
        yield _say(app, "Note"), note
    if used := uses(app).get(name):
        way = app.builder.get_relative_uri
        links = (f'<a href="{way(docname, p)}{a}">{escape(t)}</a>' for p, a, t in used)
        yield _say(app, "Used in"), "; ".join(links)
    anchor = domain_of(app.env).entries[name][1]
    root = cited_base(app.config)
    part = work_of(app.env).part(
        name, cited_title(number, language), root and f"{root}{docname}.html#{anchor}"
    )
    cite, copy = escape(in_text(part)), _say(app, "Copy")
    button = f'<button type="button" class="copy" data-copy="{cite}">{copy}</button>'
    yield _say(app, "Cite"), f"{cite} {button}"
    yield _say(app, "Address"), " · ".join(_addresses(app, docname, name, anchor))


def _addresses(app: Sphinx, docname: str, name: str, anchor: str) -> Iterator[str]:
    yield f'<a href="#{anchor}">{_say(app, "Link to this entry")}</a>'
    yield f'<a href="{up(docname)}{PUBLISHED}/numbers/{name}.json">JSON</a>'
    if repository := app.config.briefing_repository:
        title = f"{repository.rstrip('/')}/issues/new?title={name}"
        yield f'<a href="{escape(title)}">{_say(app, "Report an error in this number")}</a>'


def uses(app: Sphinx) -> dict[str, list[Place]]:
    """Return where the text prints each number: every section once, in the order of the pages."""
    env = app.env
    found = domain_of(env).uses
    if not found:
        for page in sorted(env.found_docs):
            for node in env.get_doctree(page).findall(number_node):
                place = _section(page, node)
                if place not in found.setdefault(node["name"], []):
                    found[node["name"]].append(place)
    return found


def _section(page: str, node: nodes.Node) -> Place:
    while node.parent is not None and not isinstance(node, nodes.section):
        node = node.parent
    if not isinstance(node, nodes.section):
        return page, "", page
    is_page = isinstance(node.parent, nodes.document)
    return page, "" if is_page else f"#{node['ids'][0]}", plain(next(node.findall(nodes.title)))
