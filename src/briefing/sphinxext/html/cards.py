"""What a reader sees of a number, a source, a term or a note without leaving the page.

A card is a hidden popover of plain HTML, made at build time and opened by `cards.js`; its
`data-for` is the address of the links that it explains.
Without JavaScript the link leads to the entry, which says the same and more.
"""

from __future__ import annotations

from html import escape

from ...evidence.observations import Observation
from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...words.catalogue import spoken, translate
from ...words.entries import formula_in_words, grade_in_words, value_in_words
from ...words.numbers import date_in_words

#: Cards name this many sources and leave the others to the entry.
MOST_SOURCES = 3


def wrap(card: str, target: str, *, label: str, body: str, language: str = "en") -> str:
    """Return a card: hidden until its script opens it, and in English where it has no words."""
    lang = "" if spoken(language) == language else ' lang="en"'
    return (
        f'<div class="card" id="{escape(card)}"{lang} popover data-for="{escape(target)}" '
        f'role="dialog" aria-label="{escape(label)}">{body}</div>'
    )


def _source(row: Observation, ledger: Ledger, language: str) -> str:
    source = ledger.evidence.sources[row.source]
    date = date_in_words(row.as_of, language)
    link = f'<a href="{escape(source.url)}">{escape(source.short)}</a>'
    return (
        f"<li>{link}: {escape(source.title)}. "
        f"<small>{escape(translate(row.locator, language))}; {date}; {grade_in_words(row, language)}</small></li>"
    )


def _sources(number: Number, ledger: Ledger, language: str) -> str:
    rows = ledger.observations(number.name)
    items = [_source(row, ledger, language) for row in rows[:MOST_SOURCES]]
    if len(rows) > MOST_SOURCES:
        more = translate("and {} more", language).format(len(rows) - MOST_SOURCES)
        items.append(f"<li>{more}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def number_card(
    card: str, target: str, *, number: Number, ledger: Ledger, citation: str, language: str
) -> str:
    """Return the card of a number: value, kind, formula, sources, entry, citation."""
    label = translate(number.label, language)
    formula = ""
    if number.formula:
        words = formula_in_words(number, ledger, language)
        formula = f'<p class="card-formula">= {escape(words)}</p>'
    citing = escape(citation)
    entry, cite = translate("Go to its entry", language), translate("Cite this number", language)
    copy = translate("Copy", language)
    body = (
        f'<p class="card-value">{escape(value_in_words(number, language))} '
        f'<span class="card-kind">{translate(number.kind, language)}</span></p>'
        f"<p>{escape(label)}</p>{formula}{_sources(number, ledger, language)}"
        f'<details><summary>{cite}</summary><p class="citation">{citing}</p>'
        f'<button type="button" class="copy" data-copy="{citing}">{copy}</button></details>'
        f'<p class="card-entry"><a href="{escape(target)}">{entry}</a></p>'
    )
    return wrap(card, target, label=label, body=body, language=language)


def text_card(card: str, target: str, *, label: str, text: str) -> str:
    """Return the card of a term or a note: its text."""
    return wrap(card, target, label=label, body=f"<p>{escape(text)}</p>")
