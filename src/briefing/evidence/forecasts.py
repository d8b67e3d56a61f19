"""Forecasts: judgements about the future that a later edition can score.

Each has a date by which it is settled, a criterion that a stranger could apply, and a chance.
Scored by Brier (1950, doi 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2): the squared
distance of the chance from what came, 0 at best and 1 at worst; a constant 50 % gives 0.25.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .cells import Amount, InputError, Slug, check_date
from .keys import Reference, Row, read_named
from .parameters import Names


def _whole_day(cell: object) -> object:
    """Take a day alone: pydantic would read a number as seconds since 1970."""
    if isinstance(cell, str) and len(check_date(cell)) < len("2024-10-28"):
        raise InputError(f"{cell!r} is not a valid day", do="Write it as 2024-10-28.")
    return cell


class Forecast(Row):
    """A statement about the future, and how sure we are."""

    id: Slug
    statement: str
    #: By which it is settled.
    date: Annotated[dt.date, BeforeValidator(_whole_day)]
    #: What must be seen for it to count as having come true.
    criterion: str
    #: Chance that it comes true, in per cent.
    chance: Annotated[Amount, Field(ge=0, le=100)]
    evidence: Names
    reason: str
    #: What came; empty until then.
    outcome: Literal["true", "false"] | None = None

    @property
    def score(self) -> float | None:
        """The squared distance of the chance from what came; none until then."""
        if self.outcome is None:
            return None
        return (self.chance / 100 - (self.outcome == "true")) ** 2


def read_forecasts(path: Path, known: Collection[str]) -> dict[str, Forecast]:
    """Read and check the forecasts; a briefing without any has no such file.

    Raises
    ------
    BriefingError
        With file, line and field: no date, no criterion, a chance outside 0 to 100, evidence
        that is not in the ledger.
    """
    return (
        read_named(path, Forecast, Reference("evidence", "number", known)) if path.exists() else {}
    )


def brier(forecasts: Iterable[Forecast]) -> float | None:
    """Return the mean score of the forecasts that are settled, None if there is none.

    >>> kept = {"id": "f", "statement": "s", "date": "2025-01-01", "criterion": "c",
    ...         "evidence": "", "reason": "r", "chance": 80, "outcome": "true"}
    >>> round(brier([Forecast.model_validate(kept)]), 3)
    0.04
    """
    scores = [f.score for f in forecasts if f.score is not None]
    return sum(scores) / len(scores) if scores else None
