"""Axes of time: dates of any precision, as days."""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .theme import Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def time_axis(axes: Axes, look: Look, first: str, last: str, every: int = 1) -> None:
    """Make a time axis from the start of one date to the end of another, by years."""
    start, end = span_of(first)[0], span_of(last)[1]
    turns: Any = [dt.date(year, 1, 1) for year in range(start.year, end.year + 2)]
    axes.set(xlim=(start, end))
    axes.set_xticks([day for day in turns if start <= day <= end], [])
    edges = [max(start, min(day, end)) for day in turns]
    middles = [day + (after - day) / 2 for day, after in pairwise(edges)]
    axes.set_xticks(middles, [str(day.year) for day in turns[:-1]], minor=True)
    axes.tick_params(axis="x", which="minor", length=0, labelsize=look.size("chart-small"))
    axes.grid(axis="x", which="major")


def span_of(iso: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a date of any precision.

    >>> [day.isoformat() for day in span_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    last = month or 12
    return dt.date(year, month or 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def middle(iso: str) -> dt.date:
    """Return the day in the middle of a date of any precision.

    >>> middle("2024").isoformat(), middle("2024-10-28").isoformat()
    ('2024-07-01', '2024-10-28')
    """
    first, last = span_of(iso)
    return first + (last - first) / 2
