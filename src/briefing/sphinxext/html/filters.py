"""The tools above a long register: a field, and chips for topics and grades.

They are written here, so that nothing moves when `register.js` comes and makes them work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from ...words.catalogue import Language, translate
from ...words.entries import RELIABILITY
from ..nodes import plain
from ..state import language_of
from .uses import around

#: Pages with fewer rows are looked through at a glance.
FEWEST = 20


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the tools before the registers of a page."""
    found = [table for table in doctree.findall(nodes.table) if is_register(table)]
    rows = sum(len(body) for table in found for body in table.findall(nodes.tbody))
    if app.builder.format == "html" and rows >= FEWEST:
        html = tools(topics(found), grades(found), language_of(app.env))
        box = found[0].parent  # the theme's, which may scroll
        before = _section(found[0]) or (box if isinstance(box, nodes.container) else found[0])
        before.parent.insert(before.parent.index(before), nodes.raw("", html, format="html"))


def is_register(table: nodes.table) -> bool:
    """Tell a register from the tables of the text and of charts."""
    named = any("number" in row for row in table.findall(nodes.row))
    return "claims" in table["classes"] or ("register" in table["classes"] and named)


def _section(table: nodes.table) -> nodes.section | None:
    """Return the section that a register has for itself, below the page's own."""
    section = around(table, nodes.section)
    return section if section and isinstance(section.parent, nodes.section) else None


def topics(tables: list[nodes.table]) -> dict[str, str]:
    """Return the sections of the registers: anchor to title."""
    sections = filter(None, map(_section, tables))
    return {s["ids"][0]: plain(next(s.findall(nodes.title))) for s in sections}


def grades(tables: list[nodes.table]) -> list[str]:
    """Return the letters of the grades in the registers."""
    cells = (cell for table in tables for cell in table.findall(nodes.entry) if cell.get("words"))
    return sorted({cell.astext()[0] for cell in cells})


def tools(topics: Mapping[str, str], grades: list[str], language: Language) -> str:
    """Return the tools as HTML."""

    def say(words: str) -> str:
        return escape(translate(words, language))

    def chips(name: str, legend: str, found: Mapping[str, str]) -> Iterator[str]:
        if len(found) > 1:
            buttons = "".join(
                f'<button type="button" aria-pressed="false" data-{name}="{escape(value)}">'
                f"{escape(words)}</button>"
                for value, words in found.items()
            )
            yield f"<fieldset><legend>{say(legend)}</legend>{buttons}</fieldset>"

    letters = {letter: f"{letter} {translate(RELIABILITY[letter], language)}" for letter in grades}
    return (
        f'<div class="register-tools" data-count="{say("{} of {} rows")}">'
        f'<label for="register-filter">{say("Filter the tables on this page")}'
        '<input type="search" id="register-filter" autocomplete="off"></label>'
        '<span class="register-count" role="status"></span>'
        f"{''.join(chips('topic', 'Topic', topics))}"
        f"{''.join(chips('grade', 'Reliability of the source', letters))}</div>"
    )
