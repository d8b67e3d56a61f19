"""Which observations the second opinion reads, as plain arrays.

Chosen by quantity, limit, and stock or flow, never by name.
Left out: capacity figures, because they are not counts, and studies that the briefing tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.evidence.observations import Observation

#: The first month with deliveries, as South Korea's services date it.
START = (2023, 8)
#: Months from START to the last statement that is read, March 2026.
MONTHS = 32
#: Whose totals the briefing tests; reading them here would test them against themselves.
TESTED = frozenset({"fnf", "inss", "kida", "kris", "csis"})

Limit = Literal["point", "floor", "ceiling"]
Quantity = Literal["containers", "rounds"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure: what was delivered from one month to another, in months since START."""

    id: str
    quantity: Quantity
    origin: str
    limit: Limit
    low: float
    high: float
    start: float
    end: float


def month_of(date: str, *, end: bool) -> float:
    """Return months since the start of START; a year or a month alone means its start or end.

    >>> month_of("2023-09-15", end=True)
    1.5
    >>> month_of("2024", end=True), month_of("2024", end=False)
    (17.0, 5.0)
    """
    year, *rest = (int(part) for part in date.split("-"))
    month = rest[0] if rest else (12 if end else 1)
    whole = (year - START[0]) * 12 + month - START[1]
    if len(rest) == 2:
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        days = (following - dt.date(year, month, 1)).days
        return whole + rest[1] / days if rest[1] < days else whole + 1.0
    return float(whole + end)


def select(observations: Iterable[Observation]) -> list[Statement]:
    """Return the statements on containers and on rounds, in the order of the table.

    Two statements of one count up to one moment are one witness: the later row is kept.
    """
    found = {
        (made.quantity, made.origin, made.start, made.end, made.limit): made
        for row in observations
        for made in _statement(row)
    }
    return list(found.values())


#: What is counted as what: voices say "shells" of rounds of all kinds.
_QUANTITY: Mapping[str, Quantity] = {
    "containers": "containers",
    "shells": "rounds",
    "rounds": "rounds",
}


def _statement(row: Observation) -> Iterator[Statement]:
    quantity = _QUANTITY.get(row.quantity)
    low = row.low if row.low is not None else row.central
    high = row.high if row.high is not None else row.central
    ends = [value for value in (low, high) if value is not None]
    per_time = "/" in row.unit
    if quantity is None or not ends or per_time or not row.period_end or row.origin in TESTED:
        return
    if row.limit is None or row.limit == "capacity":
        return
    since = row.period_start if row.stock_or_flow == "flow" else ""
    start = max(0.0, month_of(since, end=False)) if since else 0.0
    end = month_of(row.period_end, end=True)
    if 0 < end <= MONTHS:
        yield Statement(row.id, quantity, row.origin, row.limit, ends[0], ends[-1], start, end)
