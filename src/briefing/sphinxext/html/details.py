"""What the entry of a number says besides its row: kind, sources, note, use, history, citation.

In HTML alone, folded; print says where a number is used in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from ...exchange.formats import in_text
from ...ledger.history import earlier
from ...ledger.number import Number
from ...words.catalogue import translate
from ...words.entries import (
    best_sources,
    cited_title,
    grade_in_words,
    range_in_words,
    value_in_words,
)
from ...words.numbers import date_in_words
from ..addresses import cited_base, up
from ..datafiles import PUBLISHED
from ..domain import Use, domain_of
from ..state import language_of, ledger_of, state_of, work_of
from .uses import uses

#: Scripts that one language alone is written in: words in them say their language.
SCRIPTS = {
    "hy": "\u0530-\u058f",
    "ja": "\u3040-\u30ff",
    "ka": "\u10a0-\u10ff",
    "ko": "\uac00-\ud7af",
}
FOREIGN = re.compile("|".join(f"(?P<{code}>[{s}]+(?: [{s}]+)*)" for code, s in SCRIPTS.items()))
#: What may be the name of a number in a note.
NAME = re.compile(r"\b[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+\b")
#: Entries name this many of their sources; a list at the end of the page has all.
MOST_SOURCES = 5
#: The links to the sources of a number; numbers that rest on the same sources share a list.
Sources = tuple[str, ...]


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Complete the rows of the registers of a page."""
    if app.builder.format != "html":
        return
    ledger, lists = ledger_of(app.env), dict[Sources, int]()
    for row in doctree.findall(nodes.row):
        if (name := row.get("number", "")) and name in ledger:
            more = f"<details class='entry-more'><summary>{_say(app, 'More')}</summary><dl>"
            more += "".join(_line(*line) for line in _lines(app, docname, ledger[name], lists))
            next(row.findall(nodes.entry)).append(
                nodes.raw("", f"{more}</dl></details>", format="html")
            )
    if lists:
        next(doctree.findall(nodes.section)).append(nodes.raw("", _all(app, lists), format="html"))


def _all(app: Sphinx, lists: dict[Sources, int]) -> str:
    """Return the lists of sources that are too long for the entries that lead to them."""
    items = "".join(
        f'<li id="sources-{number}">{"; ".join(links)}</li>' for links, number in lists.items()
    )
    heading = _say(app, "Sources of the numbers of this page")
    return f'<details class="source-lists"><summary>{heading}</summary><ol>{items}</ol></details>'


def _say(app: Sphinx, text: str) -> str:
    """Return words of ours as HTML."""
    return escape(translate(text, language_of(app.env)))


def _line(term: str, html: str) -> str:
    return f"<dt>{term}</dt><dd>{html}</dd>"


def _lines(
    app: Sphinx, docname: str, number: Number, lists: dict[Sources, int]
) -> Iterator[tuple[str, str]]:
    language, name = language_of(app.env), number.name
    yield _say(app, "Kind"), _say(app, number.kind)
    if spread := range_in_words(number, language):
        yield _say(app, "Range"), escape(spread)
    if number.kind == "observed":
        (row, *_) = best_sources(number, ledger_of(app.env))
        yield _say(app, "Grade"), escape(grade_in_words(row, language))
    elif sources := _sources(app, docname, number):
        yield _say(app, "Sources"), "; ".join(_shortened(app, sources, lists))
    said = translate(number.note, language)
    if number.note and (language.code == "en" or said != number.note):
        note = FOREIGN.sub(lambda m: f'<span lang="{m.lastgroup}">{m[0]}</span>', escape(said))
        yield _say(app, "Note"), NAME.sub(lambda m: _named(app, docname, m[0]), note)
    state_of(app.env).reads.see(("uses", name))
    if used := uses(app).get(name):
        yield _say(app, "Used in"), "<br>".join(_use(app, docname, use) for use in used)
    editions = _say(app, "Earlier editions")
    if values := list(_earlier(app, number)):
        yield editions, "<br>".join(map(escape, values))
    anchor = domain_of(app.env).entries[name][1]
    root = cited_base(app.config)
    part = work_of(app.env).part(
        name, cited_title(number, language), root and f"{root}{docname}.html#{anchor}"
    )
    button = f'<button type="button" class="copy">{_say(app, "Copy")}</button>'
    yield _say(app, "Cite"), f"<span class='cited'>{escape(in_text(part))}</span> {button}"
    yield _say(app, "Address"), " · ".join(_addresses(app, docname, name, anchor))


def _named(app: Sphinx, docname: str, name: str) -> str:
    """Return a link to the entry of a number, by who states it; other words as they are."""
    rows, entries = ledger_of(app.env).evidence.observations, domain_of(app.env).entries
    if name not in rows or name not in entries:
        return name
    page, anchor = entries[name]
    way = "" if page == docname else app.builder.get_relative_uri(docname, page)
    source = ledger_of(app.env).evidence.sources[rows[name].source]
    return f'<a href="{way}#{anchor}">{escape(source.short)}</a>'


def _sources(app: Sphinx, docname: str, number: Number) -> Sources:
    """Name the sources at the roots of a number, the best first, with links to what they state."""
    rows = {row.source: row for row in reversed(best_sources(number, ledger_of(app.env)))}
    return tuple(_named(app, docname, row.id) for row in reversed(rows.values()))


def _shortened(app: Sphinx, sources: Sources, lists: dict[Sources, int]) -> Sources:
    """Return the best sources, and a link to the list of all of them, by name, if there are more."""
    left = len(sources) - MOST_SOURCES
    if left <= 0:
        return sources
    more = escape(translate("and {} more", language_of(app.env)).format(left))
    listed = tuple(sorted(sources, key=lambda link: link.partition(">")[2]))
    at = lists.setdefault(listed, len(lists) + 1)
    return *sources[:MOST_SOURCES], f'<a href="#sources-{at}">{more}</a>'


def _earlier(app: Sphinx, number: Number) -> Iterator[str]:
    """Yield what earlier editions said of a number, where it was not what it is now."""
    language, editions = language_of(app.env), state_of(app.env).editions
    published = {d: numbers for d, numbers in editions.items() if d < work_of(app.env).date}
    for day, before in earlier(number, published):
        yield f"{date_in_words(day, language)}: {value_in_words(before, language)}"


def _use(app: Sphinx, docname: str, use: Use) -> str:
    way = app.builder.get_relative_uri(docname, use.page)
    quoted = f" <q>{escape(use.sentence)}</q>" if use.sentence else ""
    return f'<a href="{way}{use.anchor}">{escape(use.title)}</a>{quoted}'


def _addresses(app: Sphinx, docname: str, name: str, anchor: str) -> Iterator[str]:
    yield f'<a href="#{anchor}">{_say(app, "Link to this entry")}</a>'
    yield f'<a href="{up(docname)}{PUBLISHED}/numbers/{name}.json">JSON</a>'
    if repository := app.config.briefing_repository:
        title = f"{repository.rstrip('/')}/issues/new?title={name}"
        yield f'<a href="{escape(title)}">{_say(app, "Report an error in this number")}</a>'
