"""What a reader sees of a number, a source, a term or a note without leaving the page.

A card is a hidden popover of plain HTML, made at build time and opened by `cards.js`; its
`data-for` is the address of the links that it explains.
Without JavaScript the link leads to the entry, which says the same and more.
"""

from __future__ import annotations

from html import escape

from ...evidence.forms import language_codes
from ...evidence.observations import Observation
from ...evidence.sources import Source
from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...words.catalogue import ENGLISH, Language, translate
from ...words.entries import (
    best_sources,
    drivers,
    formula_in_words,
    grade_in_words,
    named,
    range_in_words,
    value_in_words,
)
from ...words.numbers import date_in_words

#: Cards name this many sources and leave the others to the entry.
MOST_SOURCES = 2
#: … and this many inputs.
MOST_INPUTS = 3


def wrap(card: str, target: str, *, label: str, body: str, language: Language = ENGLISH) -> str:
    """Return a card: hidden until its script opens it, and in English where it has no words."""
    lang = "" if language.spoken == language.code else ' lang="en"'
    return (
        f'<div class="card" id="{escape(card)}"{lang} popover data-for="{escape(target)}" '
        f'role="dialog" aria-label="{escape(label)}">{body}</div>'
    )


def title_with_language(source: Source, language: Language) -> str:
    """Return the title of a source as HTML: its language marked, and what it means.

    What it means is said in the language of the build where the catalogue has it, else in English.
    """
    code = language_codes().get(source.langid, "")
    foreign = code and code != language.code
    title = (
        f'<cite lang="{code}">{escape(source.title)}</cite>' if foreign else escape(source.title)
    )
    if not foreign or not source.translation:
        return title
    said = translate(source.translation, language)
    if said != source.translation:
        return f"{title} [{escape(said)}]"
    mark = "" if language.code == "en" else ' lang="en"'
    english = escape(translate("English", language))
    return f"{title} [{english}: <span{mark}>{escape(source.translation)}</span>]"


def _source(row: Observation, ledger: Ledger, language: Language) -> str:
    source = ledger.evidence.sources[row.source]
    said = (translate(row.locator, language), date_in_words(row.as_of, language),
            grade_in_words(row, language))  # fmt: skip
    link = f'<a href="{escape(source.url)}">{escape(source.short)}</a>'
    return (
        f"<li>{link}: {title_with_language(source, language)}. "
        f"<small>{escape('; '.join(said))}</small></li>"
    )


def _sources(number: Number, ledger: Ledger, language: Language) -> str:
    rows = best_sources(number, ledger)
    items = [_source(row, ledger, language) for row in rows[:MOST_SOURCES]]
    if len(rows) > MOST_SOURCES:
        more = translate("and {} more", language).format(len(rows) - MOST_SOURCES)
        items.append(f"<li>{escape(more)}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _drivers(number: Number, ledger: Ledger, language: Language) -> str:
    names = drivers(number, ledger)
    if not names or number.kind == "assumed":
        return ""
    shown = [named(ledger[name], language) for name in names[:MOST_INPUTS]]
    if len(names) > MOST_INPUTS:
        shown.append(translate("and {} more", language).format(len(names) - MOST_INPUTS))
    lead = escape(translate("Rests most on:", language))
    return f"<p><small>{lead} {escape('; '.join(shown))}</small></p>"


def number_card(
    card: str, target: str, *, number: Number, ledger: Ledger, citation: str, language: Language
) -> str:
    """Return the card of a number: what it is, what its range means, the best sources; then more."""
    label = translate(number.label, language)

    def say(words: str) -> str:
        return escape(translate(words, language))

    spread = range_in_words(number, language)
    formula = ""
    if number.formula:
        words = escape(formula_in_words(number, ledger, language))
        formula = _folded(say("How it is computed"), f'<p class="card-formula">= {words}</p>')
    citing = escape(citation)
    cite = (
        f'<p class="citation">{citing}</p>'
        f'<button type="button" class="copy" data-copy="{citing}">{say("Copy")}</button>'
    )
    body = (
        f'<p class="card-value">{escape(value_in_words(number, language))} '
        f'<span class="card-kind">{say(number.kind)}</span></p>'
        f"<p>{escape(label)}</p>{f'<p>{escape(spread)}</p>' if spread else ''}"
        f"{_drivers(number, ledger, language)}{_sources(number, ledger, language)}"
        f"{formula}{_folded(say('Cite this number'), cite)}"
        f'<p class="card-entry"><a href="{escape(target)}">{say("Go to its entry")}</a></p>'
    )
    return wrap(card, target, label=label, body=body, language=language)


def _folded(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>{body}</details>"


def text_card(card: str, target: str, *, label: str, text: str) -> str:
    """Return the card of a term or a note: its text."""
    return wrap(card, target, label=label, body=f"<p>{escape(text)}</p>")
