"""Expressions as authors type them: what is wrong is said with what was expected."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing.errors import BriefingError
from briefing.evidence.bounds import dates_of
from briefing.ledger.ledger import Ledger
from briefing.quantities.evaluation import evaluate
from briefing.quantities.parser import parse

DATES: Mapping[str, str] = {"a": "2024-01-01", "b": "2024-01-11", "same": "2024-01-01"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a + 2)", "the end"),
        ("between(2, b, 2024-01-06)", "the name of a dated number"),
        ("between(a b, 2024-01-06)", "a comma"),
        ("between(a, b, c)", "a date"),
        ("between(a, b, 2024-01-06", "a closing bracket"),
        ("between(a, same, 2024-01-06)", "'a' and 'same' have the same date"),
    ],
)
def test_fault_of_an_expression_is_told(text: str, says: str) -> None:
    """Each in words, with no traceback of the parser."""
    with pytest.raises(BriefingError, match=says):
        parse(text, DATES.__getitem__)


def test_a_date_asks_for_dated_numbers() -> None:
    """Where nothing has a date, nothing can be interpolated."""
    with pytest.raises(BriefingError, match="the name of a dated number"):
        parse("between(a, b, 2024-01-06)")


@pytest.mark.parametrize(
    ("day", "value"), [("2024-01-01", 10), ("2024-01-11", 20), ("2024-01-21", 30)]
)
def test_the_line_between_two_dates_runs_on(day: str, value: float) -> None:
    """Ends are met, and beyond them the line goes on."""
    found = parse(f"between(a, b, {day})", DATES.__getitem__)

    assert pytest.approx(value) == evaluate(found, {"a": 10, "b": 20})


def test_the_date_of_a_number_is_the_end_of_its_period(ledger: Ledger) -> None:
    """Or its own day; a name that is no observation is an error with the nearest."""
    date_of = dates_of(ledger.evidence.observations)

    for name, row in ledger.evidence.observations.items():
        assert date_of(name) == (row.period_end or row.as_of), name
    with pytest.raises(
        BriefingError, match=r"'fnf2024\.valeu' has no date \(did you mean 'fnf2024\.value'"
    ):
        date_of("fnf2024.valeu")
