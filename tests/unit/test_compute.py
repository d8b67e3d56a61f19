"""Computed numbers: ends, units, and what is said of a formula that cannot be computed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.formulas import AFTER_MODEL, BEFORE_MODEL
from briefing.ledger.compute import Formula, add_formulas, compute
from briefing.ledger.ledger import Number
from briefing.quantities import calculations
from briefing.quantities.calculations import ratio

KNOWN = {
    "value": Number("value", "Value", "observed", "USD", low=10.0, high=40.0, as_of="2024-10"),
    "shells": Number("shells", "Shells", "observed", "shell", low=2.0, high=4.0, as_of="2025"),
    "gdp": Number("gdp", "GDP", "observed", "USD", central=200.0, as_of="2023"),
    "floor": Number("floor", "Floor", "observed", "USD", low=1.0, as_of="2023"),
    "cap": Number("cap", "Cap", "observed", "USD", high=9.0, as_of="2023"),
}


def formula(*inputs: str, unit: str = "USD/shell", **rest: object) -> Formula:
    """Return a ratio of two numbers."""
    return Formula("share", "Share", ratio, inputs, unit, **rest)  # type: ignore[arg-type]


def ends(number: Number) -> tuple[float | None, ...]:
    """Return low, central and high."""
    return number.low, number.central, number.high


def test_ends_are_paired() -> None:
    """Low is divided by low and high by high, where both say the same thing twice."""
    assert (5.0, None, 10.0) == ends(compute(formula("value", "shells"), KNOWN))


def test_ends_can_spread() -> None:
    """Where two ranges are independent, the extremes over all combinations count."""
    assert (2.5, None, 20.0) == ends(compute(formula("value", "shells", ends="spread"), KNOWN))


def test_unit_is_converted() -> None:
    """Dollars by dollars are a share, in per cent if that is asked for."""
    assert (5.0, None, 20.0) == ends(compute(formula("value", "gdp", unit="percent"), KNOWN))


def test_number_is_as_young_as_its_youngest_input() -> None:
    """The date of a computed number is the latest date of its inputs."""
    assert "2025" == compute(formula("value", "shells"), KNOWN).as_of


BROKEN = {
    "rounds as dollars": (
        formula("value", "shells", unit="USD"),
        "formula 'share': Cannot convert from 'USD / shell' ([dollar] / [ammunition]) to 'USD' "
        "([dollar]). Check the units.",
    ),
    "unknown input": (
        formula("value", "shels"),
        "formula 'share': unknown number 'shels' (did you mean 'shells'?). "
        "`python -m briefing numbers` lists all.",
    ),
    "no end in common": (
        formula("floor", "cap", unit="count"),
        "formula 'share' has no value: its inputs share no end. "
        "Name inputs that have a low, central or high value in common.",
    ),
    "end that is missing": (
        formula("floor@high", "gdp", unit="count"),
        "number 'floor' has no high value. It has: low.",
    ),
}


@pytest.mark.parametrize(("broken", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_formulas_are_explained(broken: Formula, said: str) -> None:
    """One message names the formula and the remedy."""
    with pytest.raises(BriefingError) as caught:
        compute(broken, KNOWN)

    assert said == str(caught.value)


def test_adding_rounds_to_dollars_is_an_error() -> None:
    """Units are checked inside the arithmetic, too."""
    broken = Formula("sum", "Sum", calculations.added, ("value", "shells", "gdp"), "USD")

    with pytest.raises(BriefingError, match=r"formula 'sum': Cannot convert from 'USD'"):
        compute(broken, KNOWN)


def test_names_are_given_once() -> None:
    """A formula cannot replace a number."""
    again = Formula("gdp", "GDP", ratio, ("value", "shells"), "USD/shell")

    with pytest.raises(BriefingError, match=r"number 'gdp' stands twice\. Rename one of them\."):
        add_formulas(dict(KNOWN), [again])


def test_names_of_formulas_are_unique() -> None:
    """No two formulas of the briefing compute the same number."""
    names = [f.name for f in (*BEFORE_MODEL, *AFTER_MODEL)]

    assert len(names) == len(set(names))


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
        return compute(formula("value", "gdp", unit="percent"), known)

    assert pytest.approx(share(1).low) == share(k).low
    assert pytest.approx(share(1).high) == share(k).high
