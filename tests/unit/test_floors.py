"""Floors that the draws overrule: a fifth of them may lie below one, more needs a reason."""

from __future__ import annotations

import pytest

from briefing.errors import EvidenceErrors
from briefing.ledger.number import Number
from briefing.ledger.sources import check_floors

KNOWN = {
    "floor": Number("floor", "Floor", "observed", "USD", low=1.0),
    "point": Number("point", "Point", "observed", "USD", central=1.0),
}
SAID = "parameter 'pay': 21% of the draws lie below the floor 'floor'"


@pytest.mark.parametrize(
    ("mark", "share", "said"),
    [("floor", 0.2, []), ("point", 0.9, []), ("floor", 0.21, [SAID]), ("floor@low", 0.21, [SAID])],
)
def test_more_than_a_fifth_below_a_floor_needs_a_reason(
    mark: str, share: float, said: list[str]
) -> None:
    """The message names both; what lies below a point needs none."""
    found = []
    try:
        check_floors({"pay": {mark: share}}, [], KNOWN)
    except EvidenceErrors as errors:
        found = [error.what for error in errors.errors]
    assert said == found
