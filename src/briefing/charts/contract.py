"""What a chart is: one script, and the rows that it plots.

A script in scripts/ has two functions: ``rows(ledger)`` returns what is plotted, each row with
the `number` that it comes from, and ``draw(rows, look)`` returns the figure, which is
`briefing.charts.drawing`'s work.
How a chart stands on a page is not decided here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..characters import hidden
from ..errors import BriefingError
from ..ledger.ledger import Ledger
from .script import run
from .tokens import OURS

Row = Mapping[str, Any]
#: Columns of a row that say to which series it belongs.
SERIES = ("panel", "group", "kind", "series", "name", "who", "voice")


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its script and what it plots."""

    name: str
    script: Path
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> list[str]:
        """Names of the numbers that are plotted, in order, each once."""
        return list(dict.fromkeys(row["number"] for row in self.rows))

    @property
    def stated(self) -> list[str]:
        """Names of the numbers that rest on what others state, not on a model of ours."""
        return list(dict.fromkeys(r["number"] for r in self.rows if r.get("voice") != OURS))

    @property
    def modelled(self) -> bool:
        """Say whether the chart shows what a model of ours gives."""
        return any(row.get("voice") == OURS for row in self.rows)


def read_charts(folder: Path, ledger: Ledger) -> dict[str, Chart]:
    """Return the charts of a folder of scripts, with what each plots now.

    Raises
    ------
    BriefingError
        If a script cannot be loaded or its rows cannot be made: script, line, what is wrong.
    """
    charts = {}
    for script in sorted(folder.glob("[!_]*.py")):
        rows = _rows(script, ledger)
        _check_rows(script, rows, ledger)
        charts[script.stem] = Chart(script.stem, script, rows)
    return charts


def _rows(script: Path, ledger: Ledger) -> tuple[Row, ...]:
    """Return what a script plots: the same on every run, and nothing of the ledger changed."""
    before = dict(ledger.numbers)
    rows, again = (_plain(run(script, "rows", ledger), script) for _ in range(2))
    if dict(ledger.numbers) != before:
        raise BriefingError("rows() has changed the ledger", file=script, do="Only read from it.")
    if rows != again:
        raise BriefingError("rows() returns other rows when called again", file=script,
                            do="Plot the ledger alone: nothing random, no clock, no state.")  # fmt: skip
    if not rows:
        raise BriefingError("rows() returns nothing to plot", file=script,
                            do="Return a row, or remove the script.")  # fmt: skip
    return rows


def _plain(rows: Any, script: Path) -> tuple[Row, ...]:
    """Return rows of plain values, as data files and digests need them."""
    try:
        found = tuple(dict(row) for row in rows)
        json.dumps(found, allow_nan=False)
        for row in found:
            for column, value in row.items():
                _check_plain(column, value)
    except (TypeError, ValueError, OverflowError) as error:
        raise BriefingError(f"rows() returns no rows of plain values: {error}", file=script,
                            do="Return mappings of names to text and finite numbers.") from None  # fmt: skip
    return found


def _check_plain(column: object, value: object) -> None:
    """Take a value that a cell of a table can hold; raise TypeError, ValueError or OverflowError."""
    if not isinstance(column, str) or not isinstance(value, str | int | float | None):
        raise TypeError(f"{column!r}: {value!r}")
    if isinstance(value, int):
        float(value)
    if isinstance(value, str) and (character := hidden(value)):
        raise ValueError(f"{column!r}: a character that nobody sees, {character}")


def _check_rows(script: Path, rows: Sequence[Row], ledger: Ledger) -> None:
    """Each row has its number; the numbers of a series can be compared with each other."""
    first: dict[tuple[Any, ...], str] = {}
    for row in rows:
        if row.get("number", "") not in ledger:
            what = f"a row names the unknown number {row.get('number', '')!r}"
            raise BriefingError(what, file=script, do="Give each row its `number`.")
        unit, series = ledger[row["number"]].unit, tuple(row.get(key) for key in SERIES)
        known = first.setdefault(series, unit)
        if not ledger.evidence.vocabularies.units.fit(unit, known):
            name = ", ".join(str(part) for part in series if part) or "the only one"
            raise BriefingError(
                f"mixed units in one series ({name}): {known} and {unit} of {row['number']!r}",
                file=script, do="Convert one of them, or make it a series of its own.",
            )  # fmt: skip
