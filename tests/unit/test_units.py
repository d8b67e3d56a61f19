"""Units: what exists, what fits together; adding rounds to dollars is an error."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.quantities import units

AMMUNITION = ("shell", "rocket", "mortar_bomb")


def test_unknown_unit_gets_a_hint() -> None:
    """A mistyped unit stops with the nearest one that exists."""
    with pytest.raises(BriefingError) as caught:
        units.parts("USD/shel")

    assert (
        "unknown unit 'shel' (did you mean 'shell'?). Use a unit of units.toml or add it there."
        == str(caught.value)
    )


def test_foreign_units_do_not_exist() -> None:
    """The registry knows the units of the table and no others: no metre, no kilo-shell."""
    for unit in ("metre", "kiloshell", "dollar"):
        with pytest.raises(BriefingError):
            units.quantity(1, unit)


@pytest.mark.parametrize(
    ("first", "second"),
    [("round", "USD"), ("USD", "EUR"), ("person", "month"), ("container", "shell"),
     ("missile", "round"), ("shell", "rocket"), ("shell", "round"), ("USD/shell", "USD")],
)  # fmt: skip
def test_unlike_units_cannot_be_added(first: str, second: str) -> None:
    """Adding rounds to dollars is an error, and so is adding dollars to euros."""
    with pytest.raises(pint.DimensionalityError):
        units.quantity(1, first) + units.quantity(1, second)


@given(amounts=st.lists(st.integers(0, 10**9), min_size=3, max_size=3))
def test_ammunition_adds_up_to_rounds(amounts: list[int]) -> None:
    """Shells, rockets and mortar bombs are rounds where they are counted as such."""
    pieces = (units.quantity(n, u) for n, u in zip(amounts, AMMUNITION, strict=True))
    first, *others = (units.counted_as(each, "round") for each in pieces)

    assert sum(amounts) == pytest.approx(units.magnitude(sum(others, first), "round"))


@given(value=st.floats(1e-6, 1e12))
@pytest.mark.parametrize(
    ("unit", "other"), [("month", "year"), ("day", "hour"), ("count", "percent")]
)
def test_conversion_can_be_undone(value: float, unit: str, other: str) -> None:
    """Changing the unit and back gives the value."""
    there = units.magnitude(units.quantity(value, unit), other)

    assert pytest.approx(value) == units.magnitude(units.quantity(there, other), unit)


def test_every_unit_has_its_words() -> None:
    """One and many."""
    root = Path(__file__).parents[2]
    for file in (root / "analysis" / "units.toml", Path(units.__file__).with_name("units.toml")):
        for unit in tomllib.loads(file.read_text("utf-8")).values():
            assert 2 == len(unit["en"])


def test_money_is_marked() -> None:
    """Every currency of the table is known as money."""
    assert {"USD", "EUR", "UAH", "KRW", "GBP", "RUB"} == {
        u for u in units.table() if units.is_money(u)
    }
