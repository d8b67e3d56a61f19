"""Computed numbers: ends, units, and what is said of a formula that cannot be computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.ledger.compute import add_formulas, compute
from briefing.ledger.number import Number
from briefing.quantities.expression import Expression, Name
from briefing.quantities.formula import Formula
from briefing.quantities.units import read_units

UNITS = read_units(Path(__file__).parents[2])
KNOWN = {
    "value": Number("value", "Value", "observed", "USD", low=10.0, high=40.0, as_of="2024-10"),
    "shells": Number("shells", "Shells", "observed", "shell", low=2.0, high=4.0, as_of="2025"),
    "gdp": Number("gdp", "GDP", "observed", "USD", central=200.0, as_of="2023"),
    "floor": Number("floor", "Floor", "observed", "USD", low=1.0, as_of="2023"),
    "nothing": Number("nothing", "Nothing", "observed", "USD", central=0.0, as_of="2023"),
    "cap": Number("cap", "Cap", "observed", "USD", high=9.0, as_of="2023"),
}


def formula(part: str, whole: str, unit: str = "USD/shell", **rest: object) -> Formula:
    """Return a ratio of two numbers."""
    return Formula("share", "Share", Name(part) / Name(whole), unit, **rest)  # type: ignore[arg-type]


def ends(number: Number) -> tuple[float | None, ...]:
    """Return low, central and high."""
    return number.low, number.central, number.high


def test_ends_are_paired() -> None:
    """Low is divided by low and high by high, where both say the same thing twice."""
    assert (5.0, None, 10.0) == ends(compute(formula("value", "shells"), KNOWN, UNITS))


def test_ends_can_spread() -> None:
    """Where two ranges are independent, the extremes over all combinations count."""
    assert (2.5, None, 20.0) == ends(
        compute(formula("value", "shells", ends="spread"), KNOWN, UNITS)
    )


def test_unit_is_converted() -> None:
    """Dollars by dollars are a share, in per cent if that is asked for."""
    assert (5.0, None, 20.0) == ends(compute(formula("value", "gdp", unit="percent"), KNOWN, UNITS))


def test_what_rests_on_a_capacity_is_one() -> None:
    """A count among the inputs does not make a count of it."""
    known = {**KNOWN, "value": replace(KNOWN["value"], capacity=True)}

    assert compute(formula("value", "shells"), known, UNITS).capacity
    assert not compute(formula("value", "shells"), KNOWN, UNITS).capacity


def test_number_is_as_young_as_its_youngest_input() -> None:
    """The date of a computed number is the latest date of its inputs."""
    assert "2025" == compute(formula("value", "shells"), KNOWN, UNITS).as_of


BROKEN = {
    "rounds as dollars": (
        formula("value", "shells", unit="USD"),
        "formula 'share': Cannot convert from 'USD / shell' ([dollar] / [shell]) to 'USD' "
        "([dollar]). Check units and kinds.",
    ),
    "unknown input": (
        formula("value", "shels"),
        "formula 'share': unknown number 'shels' (did you mean 'shells'?). "
        "`briefing numbers` lists all.",
    ),
    "floor by a floor": (
        formula("floor", "floor", unit="count"),
        "formula 'share' has no value: its inputs leave both ends open. "
        "A floor by a floor bounds nothing. Leave it out, or write '@low-as-point'.",
    ),
    "end that is missing": (
        formula("floor@high", "gdp", unit="count"),
        "formula 'share': number 'floor' has no high value. It has: low.",
    ),
    "end that does not exist": (
        formula("floor@least", "gdp", unit="count"),
        "formula 'share': unknown end 'least' of 'floor'. "
        "Use @low, @central, @high, or one of them with '-as-point'.",
    ),
    "division by zero": (
        formula("gdp", "nothing", unit="count"),
        "formula 'share': float division by zero. Check the inputs.",
    ),
}


@pytest.mark.parametrize(("broken", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_formulas_are_explained(broken: Formula, said: str) -> None:
    """One message names the formula and the remedy."""
    with pytest.raises(BriefingError) as caught:
        compute(broken, KNOWN, UNITS)

    assert said == str(caught.value)


#: Name over: what the ends of "value", "floor", "cap" and points say together.
OPEN: Mapping[str, tuple[Expression, str, tuple[float | None, ...]]] = {
    "floor by a point": (Name("floor") / Name("gdp"), "count", (0.005, None, None)),
    "point by a floor": (Name("gdp") / Name("floor"), "count", (None, None, 200.0)),
    "floor by a ceiling": (Name("floor") / Name("cap"), "count", (1 / 9, None, None)),
    "ceiling by a floor": (Name("cap") / Name("floor"), "count", (None, None, 9.0)),
    "range by a floor": (Name("value") / Name("floor"), "count", (None, None, 40.0)),
    "floor and point": (Name("floor") + Name("gdp"), "USD", (201.0, None, None)),
    "point less floor": (Name("gdp") - Name("floor"), "USD", (None, None, 199.0)),
    "point less ceiling": (Name("gdp") - Name("cap"), "USD", (191.0, None, None)),
    "floor twice": (Name("floor") + Name("floor"), "USD", (2.0, None, None)),
    "low end of a floor": (Name("gdp") / Name("floor@low"), "count", (None, None, 200.0)),
    "floor as a point": (Name("gdp") / Name("floor@low-as-point"), "count", (None, 200.0, None)),
    "low end of a range": (Name("value@low") / Name("gdp"), "count", (None, 0.05, None)),
}


@pytest.mark.parametrize(("expression", "unit", "expected"), OPEN.values(), ids=OPEN)
def test_open_ends_stay_open(
    expression: Expression, unit: str, expected: tuple[float | None, ...]
) -> None:
    """A floor gives a floor or a ceiling, never a point, unless that is written."""
    found = compute(Formula("f", "F", expression, unit), KNOWN, UNITS)

    assert pytest.approx(expected) == ends(found)


@pytest.mark.parametrize("unit", ["USD", "shell"])
def test_adding_rounds_to_dollars_is_an_error(unit: str) -> None:
    """Units are checked inside the arithmetic, too."""
    broken = Formula("sum", "Sum", Name("value") + Name("shells"), unit)

    with pytest.raises(BriefingError, match=r"formula 'sum': Cannot convert from 'USD'"):
        compute(broken, KNOWN, UNITS)


def test_kinds_are_added_only_when_counted_as_one() -> None:
    """Shells and rockets are rounds if a formula says so, and otherwise cannot be added."""
    known = {**KNOWN, "rockets": Number("r", "", "observed", "rocket", central=3.0)}
    shells, rockets = Name("shells"), Name("rockets")
    both = shells.counted_as("round") + rockets.counted_as("round")

    assert (5.0, None, 7.0) == ends(compute(Formula("sum", "", both, "round"), known, UNITS))
    assert "{} + {}" == compute(Formula("sum", "", both, "round"), known, UNITS).formula
    for wrong in (shells + rockets, shells + rockets.counted_as("round"),
                  shells.counted_as("USD") + Name("gdp")):  # fmt: skip
        with pytest.raises(BriefingError, match="Check units and kinds"):
            compute(Formula("sum", "", wrong, "round"), known, UNITS)


def test_names_are_given_once() -> None:
    """A formula cannot replace a number."""
    again = Formula("gdp", "GDP", Name("value") / Name("shells"), "USD/shell")

    with pytest.raises(BriefingError, match=r"duplicate number 'gdp'\. Rename one of them\."):
        add_formulas(dict(KNOWN), [again], UNITS)


@given(
    low=st.floats(1, 1e9), width=st.floats(0, 1e9), whole=st.floats(1, 1e9), k=st.floats(0.01, 100)
)
def test_scaling_a_currency_leaves_shares_alone(
    low: float, width: float, whole: float, k: float
) -> None:
    """A share of an economy does not depend on the money in which both are counted."""

    def share(scale: float) -> Number:
        known = {
            "value": Number("v", "", "observed", "USD", low * scale, None, (low + width) * scale),
            "gdp": Number("g", "", "observed", "USD", None, whole * scale, None),
        }
        return compute(formula("value", "gdp", unit="percent"), known, UNITS)

    assert pytest.approx(share(1).low) == share(k).low
    assert pytest.approx(share(1).high) == share(k).high


def test_ends_are_paired_or_spread() -> None:
    """Any other word is refused where the formula is written, and never taken for one of the two."""
    with pytest.raises(BriefingError, match=r"test_compute.py:\d+: formula 'f': ends are 'wide'"):
        Formula("f", "F", Name("value"), "USD", ends="wide")  # type: ignore[arg-type]
