"""The ledger: numbers by name, their ends, and the way down to the sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.ledger.ledger import Ledger
from briefing.ledger.number import Number, UnknownNumber, find


def number(name: str = "n", **values: float) -> Number:
    """Return a number in dollars."""
    return Number(name, "Label", "observed", "USD", **values)  # type: ignore[arg-type]


def test_unknown_number_gets_a_hint() -> None:
    """A mistyped name stops with the nearest one that exists."""
    with pytest.raises(UnknownNumber) as caught:
        find("total.hgh", {"total.high": number()})

    assert (
        "unknown number 'total.hgh' (did you mean 'total.high'?). "
        "`briefing numbers` lists all." == str(caught.value)
    )


@given(value=st.floats(0, 1e12))
@pytest.mark.parametrize("end", ["low", "central", "high"])
def test_number_without_a_range_is_the_same_at_each_end(end: str, value: float) -> None:
    """A single value is its own lower and upper end."""
    assert value == number(central=value).at(end)  # type: ignore[arg-type]


def test_bound_has_no_other_end() -> None:
    """'At least' says nothing about the upper end."""
    with pytest.raises(BriefingError) as caught:
        number(low=1.0).require("high")

    assert "number 'n' has no high value. It has: low." == str(caught.value)


def test_one_end_can_be_named() -> None:
    """``name@high`` is a number without a range."""
    found = find("n@high", {"n": number(low=1.0, high=5.0)})

    assert (None, 5.0, None) == (found.low, found.central, found.high)


def test_the_only_end_of_a_floor_or_ceiling_stays_one() -> None:
    """Nothing is made a point unless the text says so."""
    known = {"floor": number(low=1.0), "ceiling": number(high=5.0)}
    ends = {
        text: (found.low, found.central, found.high)
        for text in ("floor@low", "floor@low-as-point", "ceiling@high", "ceiling@high-as-point")
        for found in [find(text, known)]
    }

    assert {
        "floor@low": (1.0, None, None), "floor@low-as-point": (None, 1.0, None),
        "ceiling@high": (None, None, 5.0), "ceiling@high-as-point": (None, 5.0, None),
    } == ends  # fmt: skip


def test_every_input_is_in_the_ledger(ledger: Ledger) -> None:
    """The chain of every number can be followed to its roots."""
    missing = {base for n in ledger.values() for base in n.inputs if base not in ledger}

    assert set() == missing


def test_every_number_has_values_in_order(ledger: Ledger) -> None:
    """Low, central and high are in order, and only facts have none."""
    for n in ledger.values():
        values = [v for v in (n.low, n.central, n.high) if v is not None]

        assert sorted(values) == values, n.name
        assert bool(values) == (n.unit != "fact"), n.name


def test_every_number_says_where_it_comes_from(ledger: Ledger) -> None:
    """Observed numbers have a row; computed and assumed ones a formula with all its inputs."""
    for n in ledger.values():
        if n.kind == "observed":
            assert n.name in ledger.evidence.observations
        else:
            assert n.formula.count("{}") == len(n.inputs), n.name
            assert n.formula, n.name


def test_chain_ends_at_sources(ledger: Ledger) -> None:
    """The total rests on observations of several sources."""
    chain = [n.name for n in ledger.chain("value.2024")]

    assert "value.2024" == chain[0]
    assert len(chain) == len(set(chain))
    assert "containers.us.2024-09-04" in chain
    assert len(ledger.sources("value.2024")) > 5
