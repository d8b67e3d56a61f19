"""Numbers of the ledger that are chances: where our draws lie beside published totals."""

from __future__ import annotations

from collections.abc import Iterator

from ..study.study import Study
from ..uncertainty.results import Results
from .number import Number

#: Where a draw may lie, in words.
PLACES = {"below": "below", "within": "within", "above": "above", "not-above": "not above"}
#: The smallest chance, in per cent, that is distinguished from zero: independence and hard cuts are ours,
#: so a tail of the draws says no more.
LEAST = 1.0


def chance_of(published: str, place: str) -> str:
    """Return the name of the chance that ours lies in a place beside a published total."""
    return f"probability.{published}.{place}"


def odds(results: Results, study: Study) -> Iterator[Number]:
    """Yield for each published total the chances that ours lies below, within or above it."""
    for name, shares in results.odds.items():
        total = study.published[name]
        known = dict(shares)
        if "above" in shares:
            known["not-above"] = 1 - shares["above"]
        for place, share in known.items():
            low, central, high = chance_ends(share, share, share)
            yield Number(
                chance_of(name, place),
                f"Probability that ours lies {PLACES[place]} the range of {total.author}",
                "computed", "percent", low, central, high, digits=2,
                formula=f"share of draws of {{}} {place} {{}}", inputs=(total.output, total.number),
            )  # fmt: skip


def chance_ends(
    low: float, middle: float, high: float
) -> tuple[float | None, float | None, float | None]:
    """Return a range of chances in per cent; what lies in a tail leaves that end open.

    >>> chance_ends(0.25, 0.5, 0.75), chance_ends(0.0, 0.1, 0.5), chance_ends(0.0, 0.0, 0.001)
    ((25.0, 50.0, 75.0), (None, None, 50.0), (None, None, 1.0))
    """
    if high < LEAST / 100:
        return None, None, LEAST
    if low > 1 - LEAST / 100:
        return 100 - LEAST, None, None
    if low == high:
        return None, 100 * middle, None
    first = 100 * low if low >= LEAST / 100 else None
    last = 100 * high if high <= 1 - LEAST / 100 else None
    if first is None and last is None:
        return LEAST, 100 * middle, 100 - LEAST
    return first, 100 * middle if first is not None and last is not None else None, last
