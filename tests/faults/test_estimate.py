"""What bears on the estimate: bounds, choices, chances, forecasts, the back-test.

Each fault is one cell of a table of the briefing; each is told with file, line and field.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from briefing.errors import BriefingError, EvidenceErrors
from briefing.ledger.assemble import read_ledger

#: Table, row (by the values of its first cells), column, new cell; what must be said.
FAULTS = {
    "ends that cross": (
        "bounds", ("containers-2024", "minimum"), "expression", "1e9",
        "field 'expression': parameter 'containers-2024': end 'minimum': bounds cross",
    ),
    "a share above one": (
        "bounds", ("unusable", "minimum"), "expression", "1.5",
        "field 'expression': parameter 'unusable'",
    ),
    "a useless share of one": (
        "bounds", ("unusable", "maximum"), "expression", "1",
        "field 'expression': output 'use.2024' of the model: shares may leave nothing of a whole "
        "within the ranges of unusable (",
    ),
    "shares that sum to one": (
        "bounds", ("rocket-share", "maximum"), "expression", "0.95",
        "field 'expression': output 'shells.2024' of the model: shares may leave nothing of a "
        "whole within the ranges of rocket-share (",
    ),
    "a bound that cites what it does not use": (
        "bounds", ("pay", "low"), "reason", "As containers.osc.2025-04-15 says.",
        "field 'reason': cites 'containers.osc.2025-04-15', which the row does not use",
    ),
    "a choice without reason": ("choices", ("load", "neutral"), "reason", "", "field 'reason'"),
    "a choice with an unknown override": (
        "choices", ("load", "neutral"), "overrides", "rounds-per-box.low = 5",
        "field 'overrides': unknown parameter 'rounds-per-box'",
    ),
    "an option with a useless share of one": (
        "choices", ("load", "neutral"), "overrides", "unusable.maximum = 1",
        "field 'overrides': output 'use.2024' of the model: shares may leave nothing",
    ),
    "an option with a share above one": (
        "choices", ("load", "neutral"), "overrides", "unusable.maximum = 2",
        "field 'overrides': parameter 'unusable': end 'maximum': share 2 is above 1",
    ),
    "an option whose end crosses another": (
        "choices", ("load", "neutral"), "overrides", "rocket-share.maximum = 0.0001",
        "field 'overrides': rocket-share.maximum = 0.0001 crosses another end",
    ),
    "an option without its unit": (
        "choices", ("load", "neutral"), "overrides", "shell-price.low = 900",
        "field 'overrides': formula 'choice.load.neutral.shell-price.low': Cannot convert",
    ),
    "a chance above a hundred": (
        "forecasts", ("soldiers-stay",), "chance", "120", "field 'chance'",
    ),
    "a chance below nought": ("forecasts", ("soldiers-stay",), "chance", "-1", "field 'chance'"),
    "a forecast without date": ("forecasts", ("soldiers-stay",), "date", "", "field 'date'"),
    "a forecast without criterion": (
        "forecasts", ("soldiers-stay",), "criterion", "", "field 'criterion'",
    ),
    "a word that contradicts its chance": (
        "judgements", ("first-range-holds",), "word_reason", "",
        "field 'likelihood': 'likely' is not the word for",
    ),
    "a judgement below even odds": (
        "judgements", ("first-range-holds",), "likelihood", "unlikely",
        "field 'likelihood': 'unlikely' is no more than even",
    ),
    "a back-test with a later statement": (
        "hindcast", ("missiles-2024", "maximum"), "expression", "missiles.hur.2025-01-23",
        "rests on 'missiles.hur.2025-01-23' of 2025-01-23, after 2024-10-31",
    ),
}  # fmt: skip


def plant(path: Path, row: tuple[str, ...], column: str, cell: str) -> int:
    """Change one cell; return its line."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    line = next(n for n, cells in enumerate(rows, start=2) if tuple(cells[: len(row)]) == row)
    rows[line - 2][head.index(column)] = cell
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return line


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_of_the_estimate_is_told(copy: Path, fault: str) -> None:
    table, row, column, cell, says = FAULTS[fault]
    path = copy / "evidence" / f"{table}.csv"
    line = plant(path, row, column, cell)

    with pytest.raises(BriefingError) as caught:
        read_ledger(copy)
    error = caught.value
    found = error.errors if isinstance(error, EvidenceErrors) else (error,)

    assert [(str(path), line)] == [(each.file, each.line) for each in found]
    assert says in found[0].what
    assert "field '" in found[0].what
    assert found[0].do


def test_a_forecast_that_an_edition_has_published_stays(copy: Path) -> None:
    """Neither its chance nor the forecast itself may change, or a score would mean nothing."""
    from briefing.ledger.forecasts import check_kept

    ledger = read_ledger(copy)
    path = copy / "evidence" / "forecasts.csv"
    editions = {"2026-11-24": dict(ledger.numbers)}
    check_kept(ledger.forecasts, editions, path)

    plant(path, ("soldiers-stay",), "chance", "60")
    with pytest.raises(BriefingError, match=r"2026-11-24 gives 'forecast\.soldiers-stay' a chance"):
        check_kept(read_ledger(copy).forecasts, editions, path)
    with pytest.raises(BriefingError, match="2026-11-24 gives"):
        check_kept({}, editions, path)
