"""What the sources say: observations, checked on entry and never edited afterwards.

An observation is one figure as one source states it.
Conflicting observations stay side by side; judging them is the model's business.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from ..errors import BriefingError
from ..quantities import units
from .sources import Source, read_sources
from .tables import Reference, Row, read_named

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$")]
Amount = Annotated[float, Field(allow_inf_nan=False)]


class InputError(BriefingError, ValueError):
    """A rule of a record that a row breaks (a ValueError, so that pydantic collects it)."""


@cache
def check_date(text: str) -> str:
    """Return an ISO date, with reduced precision allowed.

    >>> check_date("2024-10")
    '2024-10'
    >>> check_date("2024-13")
    Traceback (most recent call last):
    ...
    briefing.evidence.observations.InputError: '2024-13' is no date. Write 2024, 2024-10 or 2024-10-28.
    """
    try:
        year, month, day = (int(part) for part in (text + "-01-01").split("-")[:3])
        if dt.date(year, month, day).isoformat()[: len(text)] != text or len(text) not in (
            4,
            7,
            10,
        ):
            raise ValueError
    except ValueError:
        raise InputError(f"{text!r} is no date", do="Write 2024, 2024-10 or 2024-10-28.") from None
    return text


@cache
def check_unit(text: str) -> str:
    """Return a unit that exists; `fact` is the unit of a row without a quantity."""
    if text != units.FACT:
        try:
            units.parts(text)
        except BriefingError as error:
            raise InputError(error.what, do=error.do) from None
    return text


Date = Annotated[str, AfterValidator(check_date)]
Unit = Annotated[str, AfterValidator(check_unit)]


class Observation(Row):
    """One figure as one source states it."""

    id: Slug
    topic: Literal[
        "study", "shipments", "munitions", "missiles", "guns", "troops", "workers", "prices",
        "returns", "totals", "economy", "trade", "cyber", "policy", "context",
    ]  # fmt: skip
    statement: str
    low: Amount | None = None
    central: Amount | None = None
    high: Amount | None = None
    unit: Unit
    period_start: Date | None = None
    period_end: Date | None = None
    as_of: Date
    basis: Literal[
        "official statistic", "government statement", "intelligence estimate", "study estimate",
        "academic", "osint", "press report", "document", "other estimate",
    ]  # fmt: skip
    #: Key of an entry of refs.bib.
    source: str
    locator: str
    #: Admiralty code (NATO AJP-2.1): reliability of the source …
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    #: … and credibility of the information.
    credibility: Literal["1", "2", "3", "4", "5", "6"]
    note: str = ""

    @property
    def grade(self) -> str:
        """The Admiralty grade, such as ``B2``."""
        return self.reliability + self.credibility

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        ends = {"low": self.low, "central": self.central, "high": self.high}
        values = [value for value in ends.values() if value is not None]
        if values != sorted(values):
            raise InputError(f"low, central and high are not in order: {values}", do="Swap them.")
        if (self.unit == units.FACT) == bool(values):
            raise InputError(
                f"unit {self.unit!r} with {len(values)} values",
                do="Use the unit 'fact' for rows without a value, and for those only.",
            )
        if values and values[0] < 0 and self.unit != "percent":
            field = next(name for name, value in ends.items() if value == values[0])
            raise InputError(
                f"field {field!r}: negative quantity {values[0]:g}",
                do="Only a percentage may fall.",
            )
        if self.period_start and self.period_end and self.period_start > self.period_end:
            raise InputError("the period ends before it starts", do="Swap the dates.")
        if units.is_money(self.unit) and not (self.period_end or self.note):
            raise InputError(
                "field 'period_end': money without the date of its prices",
                do="Fill it in; if the source names none, say so in the note.",
            )
        return self


@dataclass(frozen=True)
class Evidence:
    """All observations and the sources that they rest on, by id and by key."""

    observations: Mapping[str, Observation]
    sources: Mapping[str, Source]


def read_observations(path: Path, sources: Mapping[str, Source]) -> dict[str, Observation]:
    """Read and check the table of observations.

    Raises
    ------
    BriefingError
        With file, line, field and remedy, for every row that breaks a rule.
    """
    to = Reference("source", "source", sources, do="Add it to refs.bib.")
    return read_named(path, Observation, to)


def read_evidence(root: Path) -> Evidence:
    """Read refs.bib and evidence/observations.csv below the root of a briefing."""
    sources = read_sources(root / "refs.bib")
    observations = read_observations(root / "evidence" / "observations.csv", sources)
    return Evidence(MappingProxyType(observations), MappingProxyType(sources))
