"""Units: what exists, what fits together; adding rounds to dollars is an error."""

from __future__ import annotations

from pathlib import Path

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.quantities.units import read_units

ROOT = Path(__file__).resolve().parents[2]
UNITS = read_units(ROOT)
AMMUNITION = ("shell", "rocket", "mortar_bomb")


def test_unknown_unit_gets_a_hint() -> None:
    """A mistyped unit stops with the nearest one that exists."""
    with pytest.raises(BriefingError) as caught:
        UNITS.parts("USD/shel")

    assert (
        "unknown unit 'shel' (did you mean 'shell'?). Use a unit of units.toml or add it there."
        == str(caught.value)
    )


def test_foreign_units_do_not_exist() -> None:
    """The registry knows the units of the table and no others: no metre, no kilo-shell."""
    for unit in ("metre", "kiloshell", "dollar"):
        with pytest.raises(BriefingError):
            UNITS.quantity(1, unit)


@pytest.mark.parametrize(
    ("first", "second"),
    [("round", "USD"), ("USD", "EUR"), ("person", "month"), ("container", "shell"),
     ("missile", "round"), ("shell", "rocket"), ("shell", "round"), ("USD/shell", "USD")],
)  # fmt: skip
def test_unlike_units_cannot_be_added(first: str, second: str) -> None:
    """Adding rounds to dollars is an error, and so is adding dollars to euros."""
    with pytest.raises(pint.DimensionalityError):
        UNITS.quantity(1, first) + UNITS.quantity(1, second)


BROKEN = {
    "not TOML": ("[mm\n", "not TOML: "),
    "no definition": ("[ell]\nen = ['ell', 'ells']\n", "a unit has no valid"),
    "unknown definition": (
        "[ell]\ndefine = '3 feet'\nen = ['ell', 'ells']\n",
        "a unit has no valid",
    ),
    "other meaning": ("[month]\ndefine = '[moon]'\n", "unit 'month' is known with another meaning"),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_units_are_explained(tmp_path: Path, text: str, said: str) -> None:
    """With the file and what to do."""
    (tmp_path / "analysis").mkdir()
    file = tmp_path / "analysis" / "units.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(BriefingError) as caught:
        read_units(tmp_path)

    assert str(caught.value).startswith(f"{file}: {said}")


def test_two_briefings_have_units_of_their_own() -> None:
    """What one calls a shell is nothing to the other; both are there at once."""
    assert "shell" in UNITS.table
    assert "shell" not in read_units(ROOT / "tests" / "roots" / "rain").table


@given(amounts=st.lists(st.integers(0, 10**9), min_size=3, max_size=3))
def test_ammunition_adds_up_to_rounds(amounts: list[int]) -> None:
    """Shells, rockets and mortar bombs are rounds where they are counted as such."""
    pieces = (UNITS.quantity(n, u) for n, u in zip(amounts, AMMUNITION, strict=True))
    first, *others = (UNITS.counted_as(each, "round") for each in pieces)

    assert sum(amounts) == pytest.approx(UNITS.magnitude(sum(others, first), "round"))


@given(value=st.floats(1e-6, 1e12))
@pytest.mark.parametrize(
    ("unit", "other"), [("month", "year"), ("day", "hour"), ("count", "percent")]
)
def test_conversion_can_be_undone(value: float, unit: str, other: str) -> None:
    """Changing the unit and back gives the value."""
    there = UNITS.magnitude(UNITS.quantity(value, unit), other)

    assert pytest.approx(value) == UNITS.magnitude(UNITS.quantity(there, other), unit)


def test_every_unit_has_its_words() -> None:
    """One and many."""
    assert all(2 == len(unit["en"]) for unit in UNITS.table.values())


def test_money_is_marked() -> None:
    """Every currency of the table is known as money."""
    assert {"USD", "EUR", "UAH", "KRW", "GBP", "RUB"} == {
        u for u in UNITS.table if UNITS.is_money(u)
    }
