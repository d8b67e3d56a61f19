"""The tables of the data package: what each is called, what its columns mean, what it holds.

How a table is written is in `briefing.exchange.table`; how they are packed is `briefing.exchange.datapackage`'s work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..charts.contract import Chart
from ..charts.theme import said
from ..charts.tokens import OURS
from ..ledger.ledger import Ledger
from ..ledger.number import Number
from ..quantities.notation import to_tree
from ..words.catalogue import Language
from ..words.plain import plain_text
from .table import Field, Table

_TEXT, _NUMBER = "string", "number"
_VALUES = (
    ("low", _NUMBER, "Lower end; of an assumption or a result of the model its 5 % point"),
    ("central", _NUMBER, "Single or central value; of an assumption or a result its median"),
    ("high", _NUMBER, "Upper end; of an assumption or a result of the model its 95 % point"),
)
#: What the source column says of a number of our model; the assumptions have their own table.
MODEL = "this briefing’s model"


def _texts(**fields: str) -> tuple[Field, ...]:
    return tuple((name, _TEXT, meaning) for name, meaning in fields.items())


def observations(ledger: Ledger) -> Table:
    """Return what the sources state, each row with the address of its source."""
    rows = []
    for row in ledger.evidence.observations.values():
        source = ledger.evidence.sources[row.source]
        rows.append({**row.model_dump(), "url": source.url, "accessed": source.urldate})
    return Table(
        "observations", "Observations", "One figure as one source states it; conflicts are kept.",
        (*_texts(id="Name of the observation", topic="Topic", quantity="What is counted",
                 voice="Who says so", origin="Whose count it goes back to",
                 statement="What is stated", limit="point, floor, ceiling or capacity",
                 stock_or_flow="stock (at a date), flow (within a period) or none"), *_VALUES,
         *_texts(unit="Unit; 'fact' has no quantity", period_start="Start of the period",
                 period_end="End of the period", as_of="Date of the statement", basis="Basis",
                 source="Key in refs.bib", locator="Where in the source",
                 reliability="Admiralty code, reliability A to F",
                 credibility="Admiralty code, credibility 1 to 6", note="Note",
                 url="Address of the source", accessed="Day on which it was read")),
        rows,
    )  # fmt: skip


def parameters(ledger: Ledger) -> Table:
    """Return the assumptions of the model."""
    return Table(
        "parameters", "Parameters", "Uncertain inputs of the model, with their evidence.",
        (*_texts(id="Name", label="What it is", unit="Unit", family="Distribution",
                 group="What is known or unknown together"),
         ("minimum", _NUMBER, "Smallest value allowed"),
         ("low", _NUMBER, "5 % point of a lognormal, before it is cut at the bounds"),
         ("central", _NUMBER, "Most likely value of a triangle"),
         ("high", _NUMBER, "95 % point of a lognormal, before it is cut at the bounds"),
         ("maximum", _NUMBER, "Largest value allowed"),
         *_texts(limit="Most that it can be, given others; as the what-if page evaluates it",
                 rests_on="Observations or numbers that the bounds rest on", reason="Reason",
                 quality="Quality of the evidence")),
        [p.model_dump() | {"limit": p.joint and json.dumps(to_tree(p.joint))}
         for p in ledger.parameters.values()],
    )  # fmt: skip


def bounds(ledger: Ledger) -> Table:
    """Return the ends of the assumptions, each with its formula."""
    return Table(
        "bounds", "Bounds", "Ends of the assumptions: a formula over numbers, or ours.",
        (*_texts(name="Name", label="What it is", unit="Unit"), *_VALUES,
         *_texts(formula="Formula over the inputs", inputs="Numbers that it is computed from",
                 note="Reason")),
        [number_row(n) for n in ledger.values() if n.name.startswith("bound.")],
    )  # fmt: skip


def choices(ledger: Ledger) -> Table:
    """Return what another author could decide otherwise."""
    return Table(
        "choices", "Choices", "What another author could decide otherwise; our option is first.",
        _texts(choice="Decision", name="Option", label="What it is", reason="Why"),
        [{"choice": o.choice, "name": o.name, "label": o.label, "reason": o.reason}
         for options in ledger.choices.values() for o in options],
    )  # fmt: skip


def forecasts(ledger: Ledger) -> Table:
    """Return our forecasts, to be scored in a later edition."""
    return Table(
        "forecasts", "Forecasts", "Judgements about the future, with a date and a criterion.",
        (*_texts(id="Name", statement="What will have happened", date="By which day",
                 criterion="What must be seen"),
         ("chance", _NUMBER, "Chance in per cent"),
         *_texts(evidence="Numbers and observations", reason="Why this chance",
                 outcome="true or false, once it is settled")),
        [f.model_dump() | {"date": f.date.isoformat()} for f in ledger.forecasts.values()],
    )  # fmt: skip


def number_row(number: Number) -> dict[str, Any]:
    """Return a number as plain data."""
    return {name: getattr(number, name) for name in Number.__slots__}


def numbers(ledger: Ledger) -> Table:
    """Return every number of the ledger."""
    return Table(
        "numbers", "Numbers", "Every number of the briefing, observed, assumed or computed.",
        (*_texts(name="Name", label="What it is", kind="observed, assumed or computed",
                 unit="Unit"), *_VALUES,
         *_texts(as_of="Date", formula="Formula over the inputs",
                 inputs="Numbers that it is computed from; @low means the lower end"),
         ("digits", "integer", "Significant digits worth printing"), *_texts(note="Note"),
         ("capacity", "boolean", "Is it what would fit, or computed from such, and no count?")),
        [number_row(number) for number in ledger.values()],
    )  # fmt: skip


def claims(ledger: Ledger) -> Table:
    """Return the verdicts on the news item."""
    return Table(
        "claims", "Claims", "Every claim of the audited news item, with its verdict.",
        (*_texts(id="Name"), ("number", "integer", "Number by which the text names it"),
         *_texts(phrase="Short quotation", translation="Translation", says="What it asserts",
                 verdict="faithful, overstated, understated, wrong or unverifiable",
                 evidence="Numbers and observations", finding="What the evidence says",
                 finding_source="The same, as written, with the names of its numbers",
                 right="What would have been right", reason_unchecked="Why it cannot be checked",
                 note="Note")),
        [claim.model_dump() | {"finding_source": claim.finding}
         for claim in ledger.claims.values()],
    )  # fmt: skip


def judgements(ledger: Ledger) -> Table:
    """Return our conclusions."""
    return Table(
        "judgements", "Judgements", "Conclusions of the briefing, with likelihood and confidence.",
        _texts(id="Name", chapter="Chapter that gives the reasons", statement="Conclusion",
               statement_source="The same, as written, with the names of its numbers",
               likelihood="Words of ICD 203", confidence="low, moderate or high",
               chance="Probability in the ledger that the likelihood rests on",
               word_reason="Why the word is another than the rule gives",
               evidence="Numbers and observations", reason="Why this confidence"),
        [j.model_dump() | {"statement_source": j.statement} for j in ledger.judgements.values()],
    )  # fmt: skip


#: Columns of a chart whose texts it prints, where it has them.
PRINTED = frozenset({"group", "who", "covers", "detail", "name", "kind", "place", "step", "assumption",
                     "source"})  # fmt: skip


def chart_table(chart: Chart, ledger: Ledger, language: Language) -> Table:
    """Return what a chart plots, its words as printed, each row with its sources."""
    rows = [_as_printed({**row, **_origin(row, ledger)}, language) for row in chart.rows]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    kinds = {c: _kind([row.get(c) for row in rows]) for c in columns}
    meaning = {
        "number": "Name of the number in the table of numbers",
        "source": "Who published it; several are divided by semicolons",
        "url": "Addresses of the sources, divided by spaces",
    }
    fields = tuple((c, kinds[c], meaning.get(c, c.replace("_", " "))) for c in columns)
    name = f"chart-{chart.name}"
    return Table(name, f"Chart {chart.name}", "What the chart plots.", fields, rows)


def _as_printed(row: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Put the words of the language in the place of the English ones, and values into braces."""
    known = {
        name: language.forms.get(("", text), (text,))[0]
        for name, text in row.items()
        if name in PRINTED and isinstance(text, str)
    }
    values = {
        name: text.format(said(row, language)) for name, text in known.items() if "{}" in text
    }
    return {**row, **known, **values}


def _origin(row: Mapping[str, Any], ledger: Ledger) -> dict[str, str]:
    """Return the columns that say where a row comes from."""
    if row.get("voice") == OURS:
        return {"source": MODEL, "url": ""}
    sources = ledger.sources(row["number"])
    return {"source": "; ".join(s.short for s in sources), "url": " ".join(s.url for s in sources)}


def _kind(values: Iterable[Any]) -> str:
    known = [value for value in values if value is not None]
    if known and all(isinstance(v, bool) for v in known):
        return "boolean"
    return _NUMBER if known and all(isinstance(v, int | float) for v in known) else _TEXT


#: Columns of words for readers; all others hold codes and names.
WORDS = frozenset({"label", "statement", "locator", "says", "finding", "right", "reason",
                   "reason_unchecked", "formula", "criterion", "word_reason"})  # fmt: skip


_TABLES = (observations, parameters, bounds, choices, numbers, claims, judgements, forecasts)


def tables(ledger: Ledger, charts: Mapping[str, Chart], language: Language) -> list[Table]:
    """Return all tables of the data package, their words in a language."""
    made = [make(ledger) for make in _TABLES]
    spoken = [replace(table, rows=[in_language(row, ledger, language) for row in table.rows])
              for table in made]  # fmt: skip
    return spoken + [chart_table(chart, ledger, language) for chart in charts.values()]


def in_language(row: Mapping[str, Any], ledger: Ledger, language: Language) -> dict[str, Any]:
    """Return a row with its words for readers in a language, as plain text."""
    return {
        name: plain_text(value, ledger, language) if name in WORDS and value else value
        for name, value in row.items()
    }
