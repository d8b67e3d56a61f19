"""What a reader sees of a number, a source, a term or a note without leaving the page.

A card is a hidden popover of plain HTML, made at build time and opened by `cards.js`; its
`data-for` is the address of the links that it explains.
Without JavaScript the link leads to the entry, which says the same and more.
"""

from __future__ import annotations

from functools import partial
from html import escape

from ..evidence.fields import language_codes
from ..evidence.observations import Observation
from ..evidence.sources import Source
from ..ledger.ledger import Ledger
from ..ledger.number import Number, base
from ..quantities import units
from .catalogue import translate
from .numbers import Form, date_in_words, in_words

#: Cards name this many sources and leave the others to the entry.
MOST_SOURCES = 2
#: … and this many inputs.
MOST_INPUTS = 3
#: The Admiralty code (NATO AJP-2.1) in words.
RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
    "D": "not usually reliable", "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
CREDIBILITY = {
    "1": "confirmed", "2": "probably true", "3": "possibly true",
    "4": "doubtful", "5": "improbable", "6": "cannot be judged",
}  # fmt: skip


def wrap(card: str, target: str, *, label: str, body: str) -> str:
    """Return a card: hidden until its script opens it."""
    return (
        f'<div class="card" id="{escape(card)}" popover data-for="{escape(target)}" '
        f'role="dialog" aria-label="{escape(label)}">{body}</div>'
    )


def value_in_words(number: Number, language: str) -> str:
    """Write the value; a fact has none."""
    return "–" if number.unit == units.FACT else in_words(number, language)


def cited_title(number: Number, language: str, *, label: bool = True) -> str:
    r"""Return the title under which a number is cited: what it is, and how much; or that alone.

    >>> cited_title(Number("n", "Price of a shell.", "computed", "USD/shell", central=5.0), "en")
    'Price of a shell: 5\xa0US dollars per shell'
    """
    what = translate(number.label, language).rstrip(".")
    if number.unit == units.FACT:
        return what
    words = in_words(number, language)
    return f"{what}: {words}" if label else words


def formula_in_words(number: Number, ledger: Ledger, language: str) -> str:
    """Write a formula over the labels of its inputs.

    Inputs come with their values: ``GDP in won (40.2 trillion won) ÷ exchange rate (…)``.
    """
    inputs = [ledger[name] for name in number.inputs]
    named = [f"{translate(n.label, language)} ({value_in_words(n, language)})" for n in inputs]
    return translate(number.formula, language).format(*named)


def grade_in_words(row: Observation, language: str) -> str:
    """Write an Admiralty grade so that a reader understands it.

    >>> from types import SimpleNamespace
    >>> grade_in_words(SimpleNamespace(grade="B2", reliability="B", credibility="2"), "en")
    'grade B2: source usually reliable, information probably true'
    """
    words = [RELIABILITY[row.reliability], CREDIBILITY[row.credibility]]
    source, information = (translate(word, language) for word in words)
    grade, says = translate("grade", language), translate("information", language)
    return f"{grade} {row.grade}: {translate('source', language)} {source}, {says} {information}"


def title_with_language(source: Source, language: str) -> str:
    """Return the title of a source as HTML: its language marked, and what it means in English."""
    code = language_codes().get(source.langid, "")
    foreign = code and code != language
    title = (
        f'<cite lang="{code}">{escape(source.title)}</cite>' if foreign else escape(source.title)
    )
    if not foreign or not source.translation:
        return title
    mark = "" if language == "en" else ' lang="en"'
    english = translate("English", language)
    return f"{title} [{english}: <span{mark}>{escape(source.translation)}</span>]"


def _source(row: Observation, ledger: Ledger, language: str) -> str:
    source = ledger.evidence.sources[row.source]
    date = date_in_words(row.as_of, language)
    link = f'<a href="{escape(source.url)}">{escape(source.short)}</a>'
    return (
        f"<li>{link}: {title_with_language(source, language)}. "
        f"<small>{escape(translate(row.locator, language))}; {date}; {grade_in_words(row, language)}</small></li>"
    )


def best_sources(number: Number, ledger: Ledger) -> list[Observation]:
    """Return the observations at the roots of a number, the best grades first."""
    return sorted(ledger.observations(number.name), key=lambda row: row.grade)


def _sources(number: Number, ledger: Ledger, language: str) -> str:
    rows = best_sources(number, ledger)
    items = [_source(row, ledger, language) for row in rows[:MOST_SOURCES]]
    if len(rows) > MOST_SOURCES:
        more = translate("and {} more", language).format(len(rows) - MOST_SOURCES)
        items.append(f"<li>{more}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


#: What a range is, by the kind of the number.
RANGES = {
    "computed": "Nine in ten draws of our model lie in this range; the middle is {}.",
    "assumed": "The range that we assume; its middle is {}.",
}


def range_in_words(number: Number, language: str) -> str:
    """Say what the range of a number means, and where its middle is; nothing without a middle."""
    if None in (number.low, number.central, number.high) or number.kind not in RANGES:
        return ""
    middle = in_words(number, language, Form("central"))
    return translate(RANGES[number.kind], language).format(middle)


def drivers(number: Number, ledger: Ledger) -> list[str]:
    """Return the names of what moves a number most: by effect if that is known, else as written."""
    cutoffs = [name for name, c in ledger.study.cutoffs.items() if c.total == number.name]
    effects = {
        name.split(".")[2]: ledger[name].require("central")
        for name in ledger
        if cutoffs and name.startswith(f"sobol.{cutoffs[0]}.") and name.endswith(".total")
    }
    if effects:
        return [f"assumed.{p}" for p in sorted(effects, key=lambda p: -effects[p])]
    return list(dict.fromkeys(map(base, number.inputs)))


def _drivers(number: Number, ledger: Ledger, language: str) -> str:
    names = drivers(number, ledger)
    if not names or number.kind == "assumed":
        return ""
    named = [_named(ledger[name], language) for name in names[:MOST_INPUTS]]
    if len(names) > MOST_INPUTS:
        named.append(translate("and {} more", language).format(len(names) - MOST_INPUTS))
    lead = translate("Rests most on:", language)
    return f"<p><small>{lead} {escape('; '.join(named))}</small></p>"


def _named(number: Number, language: str) -> str:
    return f"{translate(number.label, language)} ({value_in_words(number, language)})"


def number_card(
    card: str, target: str, *, number: Number, ledger: Ledger, citation: str, language: str
) -> str:
    """Return the card of a number: what it is, what its range means, the best sources; then more."""
    say = partial(translate, language=language)
    label = say(number.label)
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
    return wrap(card, target, label=label, body=body)


def _folded(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>{body}</details>"


def text_card(card: str, target: str, *, label: str, text: str) -> str:
    """Return the card of a term or a note: its text."""
    return wrap(card, target, label=label, body=f"<p>{escape(text)}</p>")
