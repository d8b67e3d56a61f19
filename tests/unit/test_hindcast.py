"""The back-test: what the method would have said on an earlier day, computed a second time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from briefing.errors import EvidenceErrors
from briefing.evidence.bounds import dates_of, read_bounds
from briefing.evidence.parameters import read_assumptions
from briefing.ledger.forecasts import numbers_of_forecasts
from briefing.ledger.hindcast import FILE, check_dates
from briefing.ledger.ledger import Ledger

ROOT = Path(__file__).parents[2]
DAY = "2024-10-31"
DRAWS = 400_000


def test_nothing_rests_on_a_later_statement(ledger: Ledger) -> None:
    """Down the whole chain, no observation is younger than the day."""
    assert ledger.study.hindcast is not None
    for output in ledger.study.hindcast.outputs:
        used = ledger.observations(f"hindcast.{output}")
        assert used or output == "guns.2024"  # nobody had seen one
        assert [] == [row.id for row in used if row.as_of > DAY[: len(row.as_of)]]


def test_a_statement_of_the_day_itself_was_known(ledger: Ledger) -> None:
    """Of the day, or of its month or year; one of the next day was not."""
    then = ledger.study.hindcast
    assert then is not None
    rows = ledger.evidence.observations
    known = {name: ledger[name] for name in rows}
    parameters = read_assumptions(
        ROOT / "evidence" / "parameters.csv", ledger.evidence.vocabularies.units
    )
    bounds = read_bounds(ROOT / "evidence" / FILE, parameters, dates_of(rows))
    last = max(rows[name].as_of for bound in bounds for name in bound.rests_on if name in rows)

    for day in (last, last[:7], last[:4]):
        check_dates(bounds, replace(then, day=day), known, ledger.evidence)
    with pytest.raises(EvidenceErrors, match=f"of {last}, after 2024-01-01"):
        check_dates(bounds, replace(then, day="2024-01-01"), known, ledger.evidence)


def test_missiles_and_guns_are_what_a_triangle_gives(ledger: Ledger) -> None:
    """By plain numpy: floor of September, a quarter more, twice as many; and no guns."""
    floor = ledger["missiles-fired.us.2024-09-04"].require("low")
    rng = np.random.default_rng(20241031)
    draws = rng.triangular(floor, floor * 1.25, floor * 2, DRAWS)
    number = ledger["hindcast.missiles.2024"]

    assert pytest.approx(np.quantile(draws, (0.05, 0.5, 0.95)), rel=5e-3) == (
        number.low, number.central, number.high,
    )  # fmt: skip
    below = 100 * float((draws < ledger["missiles.2024"].require("central")).mean())
    assert pytest.approx(below, abs=0.7) == ledger["hindcast.missiles.2024.place"].central
    assert ledger["hindcast.guns.2024"].require("high") < 1


def test_both_are_printed_alike(ledger: Ledger) -> None:
    """What was said then stands beside what is said now, with as many digits."""
    assert ledger.study.hindcast is not None
    for output in ledger.study.hindcast.outputs:
        assert ledger[f"hindcast.{output}"].digits == ledger[output].digits


def test_containers_follow_the_series_that_was_known(ledger: Ledger) -> None:
    first, last = (
        ledger[f"containers.us.{day}"].require("low") for day in ("2024-02-23", "2024-09-04")
    )
    days, whole = 248, 194  # from 23 February to 28 October, and to 4 September

    assert pytest.approx(first + (last - first) * days / whole) == (
        ledger["hindcast.bound.containers-2024.central"].central
    )


def test_forecasts_are_scored_by_their_distance(ledger: Ledger) -> None:
    """Of two settled forecasts the score is the mean square; the number names both."""
    first, second = list(ledger.forecasts.values())[:2]
    settled = {
        "a": first.model_copy(update={"id": "a", "chance": 75.0, "outcome": "true"}),
        "b": second.model_copy(update={"id": "b", "chance": 90.0, "outcome": "false"}),
        "c": second.model_copy(update={"id": "c", "chance": 10.0}),
    }
    *_, score = numbers_of_forecasts(settled)

    assert pytest.approx((0.25**2 + 0.9**2) / 2) == score.central
    assert ("forecast.a", "forecast.b") == score.inputs
    assert len(score.inputs) == score.formula.count("{}")
