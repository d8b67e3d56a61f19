"""The card of a number: what a reader sees on hover, focus or tap, without leaving the page.

Each HTML page carries the cards of its own numbers as hidden popovers made at build time;
without JavaScript the link leads to the number's entry instead.
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from ..ledger import Ledger, Number
from ..translation import translate
from ..wording import date_in_words, in_words
from .edition import ledger_of
from .numbers import num

#: Cards name this many sources and leave the others to the entry.
MOST_SOURCES = 4


def card_id(name: str) -> str:
    """Return the id of a number's card.

    >>> card_id("fnf2024.value")
    'card-fnf2024-value'
    """
    return nodes.make_id(f"card-{name}")


def formula_in_words(number: Number, ledger: Ledger, language: str) -> str:
    """Write a formula over the labels of its inputs.

    Inputs come with their values: ``GDP in won (40.2 trillion won) ÷ exchange rate (…)``.
    """
    inputs = [ledger[name] for name in number.inputs]
    named = [f"{translate(n.label, language)} ({in_words(n, language)})" for n in inputs]
    return number.formula.format(*named)


def _sources(number: Number, ledger: Ledger, language: str) -> list[str]:
    rows = ledger.observations(number.name)
    lines = []
    for row in rows[:MOST_SOURCES]:
        source = ledger.evidence.sources[row.source]
        date = date_in_words(row.as_of, language)
        grade = f"{translate('grade', language)} {row.grade}"
        lines.append(f"{escape(source.short)}: {escape(source.title)} ({date}, {grade})")
    if len(rows) > MOST_SOURCES:
        lines.append(f"+ {len(rows) - MOST_SOURCES}")
    return lines


def card_html(number: Number, ledger: Ledger, language: str) -> str:
    """Return the card of a number as HTML."""
    value = escape(in_words(number, language))
    kind = translate(number.kind, language)
    formula = ""
    if number.formula:
        formula = f"<p>{escape(formula_in_words(number, ledger, language))}</p>"
    items = "".join(f"<li>{line}</li>" for line in _sources(number, ledger, language))
    return (
        f'<div class="number-card" id="{card_id(number.name)}" popover="manual">'
        f"<p><strong>{value}</strong> · {kind}</p>"
        f"<p>{escape(translate(number.label, language))}</p>{formula}<ul>{items}</ul></div>"
    )


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the cards of a page's numbers at its end."""
    if app.builder.format != "html":
        return
    ledger = ledger_of(app.env)
    names = dict.fromkeys(node["name"] for node in doctree.findall(num))
    html = "".join(card_html(ledger[name], ledger, app.config.language) for name in names)
    if html:
        doctree += nodes.raw("", html, format="html")


def setup(app: Sphinx) -> None:
    """Append cards when a page is resolved."""
    app.connect("doctree-resolved", append)
    app.add_js_file("cards.js", loading_method="defer")
