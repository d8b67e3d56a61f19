"""What is left of a parameter without an origin: the ends go to the next source, in order."""

from __future__ import annotations

import pytest

from briefing.evidence.parameters import Parameter
from briefing.ledger.omission import _moved

#: Ends of each family, as they are at first.
ENDS = {
    "triangular": {"minimum": 0.0, "central": 3.0, "maximum": 9.0},
    "lognormal": {"minimum": 0.5, "low": 1.0, "high": 8.0, "maximum": 9.0},
}
#: What the rows say that are left.
REST = [4.0, 2.0, 6.0, 5.0]


def parameter(family: str) -> Parameter:
    """Return a parameter of a family."""
    return Parameter.model_validate({
        "id": "p", "label": "p", "unit": "USD", "family": family, "group": "g", "reason": "r",
        "quality": "none", **ENDS[family],
    })  # fmt: skip


@pytest.mark.parametrize(
    ("family", "hit", "left"),
    [
        ("triangular", {"minimum"}, {"minimum": 2.0, "central": 3.0, "maximum": 9.0}),
        ("triangular", {"central"}, {"minimum": 0.0, "central": 4.5, "maximum": 9.0}),
        ("triangular", {"maximum"}, {"minimum": 0.0, "central": 3.0, "maximum": 6.0}),
        ("lognormal", {"minimum", "low"}, {"minimum": 2.0, "low": 2.0, "high": 8.0, "maximum": 9.0}),
        ("lognormal", {"low"}, {"minimum": 0.5, "low": 2.0, "high": 8.0, "maximum": 9.0}),
        ("lognormal", {"high", "maximum"}, {"minimum": 0.5, "low": 1.0, "high": 6.0, "maximum": 6.0}),
    ],
    ids=str,
)  # fmt: skip
def test_an_end_goes_to_the_least_middle_or_greatest_that_is_left(
    family: str, hit: set[str], left: dict[str, float]
) -> None:
    """Ends that rest on others stay where they are."""
    assert left == _moved(parameter(family), hit, REST)


def test_ends_stay_in_order() -> None:
    """Where the next source lies beyond another end, the two change places."""
    found = _moved(parameter("triangular"), {"minimum"}, [4.0, 5.0])

    assert {"minimum": 3.0, "central": 4.0, "maximum": 9.0} == found


@pytest.mark.parametrize("rest", [[], [4.0, 4.0]], ids=["nothing", "one value"])
def test_the_only_origin_is_told(rest: list[float]) -> None:
    """Without a second source nothing can be said."""
    assert _moved(parameter("triangular"), {"minimum"}, rest) is None


def test_a_range_of_one_point_is_no_range() -> None:
    """The 5 % and 95 % points of a lognormal must differ."""
    assert _moved(parameter("lognormal"), {"high"}, [0.6, 1.0]) is None


def test_nothing_moves_where_nothing_is_hit() -> None:
    assert _moved(parameter("triangular"), set(), REST) == {}
