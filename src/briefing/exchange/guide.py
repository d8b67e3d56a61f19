"""The guide to the evidence folder: columns, vocabularies, grades and an example, from the records.

Written to evidence/README.md by `briefing guide`; a test says when it is stale.
It explains how to write a row; what the rows say is not its business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from ..evidence import bounds, choices
from ..evidence.claims import Claim, Judgement
from ..evidence.forecasts import Forecast
from ..evidence.observations import Observation
from ..evidence.options import Option
from ..evidence.parameters import Assumption
from ..evidence.vocabularies import Quantity, Term
from ..ledger.ledger import Ledger
from ..quantities.units import FACT, Units
from ..words.entries import CREDIBILITY, RELIABILITY
from . import tables
from .table import Table

OPENING = """# The evidence

This file is made from the records by `tox -e ask -- guide`; change those and not this text.
Each table is UTF-8, one row a line of the editor, with exactly the columns below.
`tox -e ask -- check` names file, line, field and remedy of everything that does not hold.
A row is never edited to fit: a correction is a new row.
"""
#: Table of the folder to its record, and to the table of the data package that explains columns.
RECORDS: Mapping[str, tuple[type[BaseModel], Callable[[Ledger], Table] | None]] = {
    "observations": (Observation, tables.observations),
    "parameters": (Assumption, tables.parameters),
    "bounds": (bounds.Row, tables.bounds),
    "choices": (choices.Row, tables.choices),
    "claims": (Claim, tables.claims),
    "judgements": (Judgement, tables.judgements),
    "options": (Option, None),
    "forecasts": (Forecast, tables.forecasts),
}


def guide(ledger: Ledger) -> str:
    """Return the guide as Markdown."""
    terms = ledger.evidence.vocabularies
    parts = [OPENING]
    for name, (record, table) in RECORDS.items():
        parts.append(_record(name, record, table(ledger) if table else None))
    parts += [
        _grades(),
        _terms("Topics", "topic", "analysis/topics.toml", terms.topics),
        _terms("Quantities", "quantity", "analysis/quantities.toml", terms.quantities),
        _terms("Voices and origins", "voice", "analysis/voices.toml", terms.voices),
        _units(terms.units),
        _example(ledger),
    ]
    return "\n".join(parts)


def _record(file: str, record: type[BaseModel], table: Table | None) -> str:
    meanings = {name: meaning for name, _, meaning in table.fields} if table else {}
    lines = (
        (
            f"`{name}`",
            meanings.get(name, ""),
            "yes" if field.is_required() else "",
            ", ".join(f"`{value}`" for value in _choices(field.annotation)),
        )
        for name, field in record.model_fields.items()
    )
    head = ("column", "meaning", "required", "one of")
    about = f"{table.description}\n\n" if table else ""
    return f"## {file}.csv\n\n{about}{_table(head, lines)}"


def _choices(annotation: Any) -> Iterator[str]:
    """Yield the words that a column may hold, if they are a closed list.

    >>> list(_choices(Literal["a", "b"] | None)), list(_choices(str))
    (['a', 'b'], [])
    """
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
        return
    for part in get_args(annotation):
        yield from _choices(part)


def _grades() -> str:
    lines = [
        (f"`{letter}`", RELIABILITY[letter], f"`{number}`", CREDIBILITY[number])
        for letter, number in zip(RELIABILITY, CREDIBILITY, strict=True)
    ]
    head = ("reliability", "of the source", "credibility", "of the information")
    return f"## Grades\n\nThe Admiralty code of NATO (AJP-2.1).\n\n{_table(head, lines)}"


def _terms(title: str, column: str, file: str, terms: Mapping[str, Term]) -> str:
    lines = []
    for name, term in terms.items():
        allowed = ", ".join(term.units) if isinstance(term, Quantity) else ""
        lines.append((f"`{name}`", term.label, *([allowed] if allowed else [])))
    head = (column, "meaning", *(["units"] if title == "Quantities" else []))
    return f"## {title}\n\nAdd one in `{file}`.\n\n{_table(head, lines)}"


def _units(units: Units) -> str:
    lines = ((f"`{name}`", " / ".join(unit["en"])) for name, unit in units.table.items())
    about = "Joined by `/`, as in `USD/person/month`; `fact` for a row without a value."
    return f"## Units\n\n{about}\nAdd one in `analysis/units.toml`.\n\n{_table(('unit', 'one / many'), lines)}"


def _example(ledger: Ledger) -> str:
    """Return the first observation that has a value, column by column."""
    rows = ledger.evidence.observations.values()
    row = next(row for row in rows if row.unit != FACT)
    lines = ((f"`{name}`", str(value)) for name, value in row.model_dump().items() if value)
    return f"## An observation, column by column\n\n{_table(('column', 'cell'), lines)}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table of Markdown."""
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join(
        f"| {' | '.join(c.replace('|', chr(92) + '|') for c in row)} |\n" for row in lines
    )
