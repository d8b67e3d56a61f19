"""Ranges with open ends: nothing that they allow is left out, and nothing unknown is bounded."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.quantities.evaluation import evaluate
from briefing.quantities.expression import Constant, Expression, Name, Operation
from briefing.quantities.inputs import occurrences
from briefing.quantities.interval import Interval

LEAVES = st.one_of(st.sampled_from("abc").map(Name), st.integers(1, 9).map(float).map(Constant))
TREES = st.recursive(
    LEAVES, lambda below: st.builds(Operation, st.sampled_from("+-*/"), below, below), max_leaves=8
)
SIZES = st.floats(0.01, 100)
Ends = tuple[float | None, float | None]
#: A point, a range, a floor, a ceiling.
RANGES = st.one_of(
    SIZES.map(lambda v: (v, v)),
    st.tuples(SIZES, SIZES).map(lambda v: (min(v), max(v))),
    SIZES.map(lambda v: (v, None)),
    SIZES.map(lambda v: (None, v)),
)


def interval(ends: Ends) -> Interval:
    """Return the range of something that cannot be negative."""
    return Interval.of(*ends, least=0.0)


def result(tree: Expression, ends: dict[str, Ends]) -> Interval:
    """Evaluate a tree that divides by nothing that may be zero."""
    try:
        found: Interval | float = evaluate(tree, {n: interval(e) for n, e in ends.items()})
    except ZeroDivisionError:
        assume(False)
    return found if isinstance(found, Interval) else Interval.point(found)


@given(tree=TREES, data=st.data())
def test_every_possible_value_lies_within(tree: Expression, data: st.DataObject) -> None:
    """Whatever the inputs are, the result lies in the range; open ends allow any size."""
    ends: dict[str, tuple[float | None, float | None]] = {n: data.draw(RANGES) for n in "abc"}
    low, high = result(tree, ends).ends()
    values = {}
    for name, (first, last) in ends.items():
        least, most = 1e-6 if first is None else first, 1e6 if last is None else last
        values[name] = data.draw(st.floats(least, most))
    try:
        value = evaluate(tree, values)
    except ZeroDivisionError:
        return
    assume(math.isfinite(value))
    allowance = 1e-6 * max(1.0, abs(value), *(abs(v) for v in (low, high) if v is not None))

    assert low is None or low - allowance <= value
    assert high is None or value <= high + allowance


@given(tree=TREES, data=st.data())
def test_points_give_points(tree: Expression, data: st.DataObject) -> None:
    """Without ranges this is plain arithmetic."""
    values = {name: data.draw(SIZES) for name in "abc"}
    found = result(tree, {name: (v, v) for name, v in values.items()})

    assert found.low == found.high
    assert pytest.approx(evaluate(tree, values)) == found.low.value


@given(tree=TREES, data=st.data())
def test_a_floor_or_ceiling_never_gives_a_closed_range(
    tree: Expression, data: st.DataObject
) -> None:
    """Where the only mention of an input has an open end, so has the result."""
    name = data.draw(st.sampled_from("abc"))
    assume(occurrences(tree).count(name) == 1)
    ends: dict[str, Ends] = {n: (2.0, 2.0) for n in "abc"}
    ends[name] = data.draw(st.sampled_from([(3.0, None), (None, 3.0)]))
    found = result(tree, ends)
    closed = result(tree, {**ends, name: (2.0, 4.0)})
    assume(closed.low != closed.high)  # × 0

    assert None in found.ends()


@pytest.mark.parametrize(
    ("first", "second", "sums", "differences", "products", "quotients"),
    [
        ((6.0, None), (2.0, 2.0), (8.0, None), (4.0, None), (12.0, None), (3.0, None)),
        ((6.0, 6.0), (2.0, None), (8.0, None), (None, 4.0), (12.0, None), (None, 3.0)),
        ((6.0, None), (2.0, None), (8.0, None), (None, None), (12.0, None), (None, None)),
        ((None, 6.0), (2.0, 2.0), (None, 8.0), (None, 4.0), (None, 12.0), (None, 3.0)),
        ((6.0, 6.0), (None, 2.0), (None, 8.0), (4.0, None), (None, 12.0), (3.0, None)),
        ((6.0, None), (None, 2.0), (None, None), (4.0, None), (None, None), (3.0, None)),
        ((None, 6.0), (2.0, None), (None, None), (None, 4.0), (None, None), (None, 3.0)),
        ((4.0, 6.0), (1.0, 2.0), (5.0, 8.0), (2.0, 5.0), (4.0, 12.0), (2.0, 6.0)),
    ],
)  # fmt: skip
def test_ends_by_hand(
    first: Ends, second: Ends, sums: Ends, differences: Ends, products: Ends, quotients: Ends
) -> None:
    """Each operation on floors, ceilings, points and ranges."""
    a, b = interval(first), interval(second)

    assert (sums, differences) == ((a + b).ends(), (a - b).ends())
    assert (products, quotients) == ((a * b).ends(), (a / b).ends())


@pytest.mark.parametrize("divisor", [(0.0, 0.0), (0.0, 1.0), (0.0, None)])
def test_division_by_what_may_be_zero_is_an_error(divisor: Ends) -> None:
    """Zero as a value stops; zero as the open end of a ceiling does not."""
    with pytest.raises(ZeroDivisionError):
        1 / interval(divisor)
    with pytest.raises(ZeroDivisionError):
        1 / Interval.of(-1.0, 1.0)

    assert (0.5, None) == (1 / interval((None, 2.0))).ends()
