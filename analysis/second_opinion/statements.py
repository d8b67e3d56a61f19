"""Which observations the second opinion reads, as plain arrays.

Chosen by quantity, limit, and stock or flow, never by name.
Left out: capacity figures, because they are not counts, and studies that the briefing tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
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


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure: what was delivered from one month to another, in months since START."""

    id: str
    quantity: Literal["containers", "rounds"]
    origin: str
    limit: Limit
    low: float
    high: float
    start: float
    end: float


def month_of(date: str, *, end: bool) -> float:
    """Return months since the start of START; a year or a month alone means its start or end.

    >>> month_of("2023-08-16", end=True)
    0.5
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
    """Return the statements on containers and on rounds, in the order of the table."""
    return [made for row in observations for made in _statement(row)]


def _statement(row: Observation) -> Iterator[Statement]:
    quantity = {"containers": "containers", "shells": "rounds", "rounds": "rounds"}.get(
        row.quantity
    )
    if quantity is None or row.limit == "capacity" or row.origin in TESTED or "/" in row.unit:
        return
    if not row.period_end:
        return
    low = row.low if row.low is not None else row.central
    high = row.high if row.high is not None else row.central
    flow = row.stock_or_flow == "flow"
    start = max(0.0, month_of(row.period_start, end=False)) if flow and row.period_start else 0.0
    end = month_of(row.period_end, end=True)
    if not 0 < end <= MONTHS:
        return
    yield Statement(
        row.id, quantity, row.origin, row.limit,
        low if low is not None else high, high if high is not None else low, start, end,
    )  # fmt: skip
