"""Floors that the draws overrule: a fifth of them may lie below one, more needs a reason."""

from __future__ import annotations

import pytest

from briefing.errors import BriefingError
from briefing.ledger.number import Number
from briefing.ledger.sources import check_floors

KNOWN = {
    "floor": Number("floor", "Floor", "observed", "USD", low=1.0),
    "point": Number("point", "Point", "observed", "USD", central=1.0),
}


@pytest.mark.parametrize(("mark", "share"), [("floor", 0.2), ("point", 0.9)])
def test_a_fifth_below_a_floor_needs_no_reason(mark: str, share: float) -> None:
    """Nor what lies below a point."""
    check_floors({"pay": {mark: share}}, [], KNOWN)


@pytest.mark.parametrize("mark", ["floor", "floor@low"])
def test_more_than_a_fifth_below_a_floor_needs_one(mark: str) -> None:
    """The message names both and what to do."""
    with pytest.raises(BriefingError, match="'pay': 21% of the draws lie below the floor 'floor'"):
        check_floors({"pay": {mark: 0.21}}, [], KNOWN)
