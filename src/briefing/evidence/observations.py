"""What the sources say: observations, checked on entry and never edited afterwards.

An observation is one figure as one source states it.
Conflicting observations stay side by side; judging them is the model's business.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self

from pydantic import ValidationInfo, model_validator

from ..errors import BriefingError
from ..quantities.units import FACT
from . import crosscheck
from .cells import Amount, Date, InputError, Slug, Unit, units_of
from .keys import Reference, Row, read_named
from .sources import Source, read_sources
from .vocabularies import Vocabularies, read_vocabularies

#: How a value bounds the quantity: the value or range itself (point), no less (floor),
#: no more (ceiling), or what would fit and nobody has counted (capacity).
Limit = Literal["point", "floor", "ceiling", "capacity"]
#: An amount at a date, such as a running total since a start (stock); an amount within a period
#: or a rate (flow); neither, as for a price or a share, or not said by the source (none).
StockOrFlow = Literal["stock", "flow", "none"]
#: The ends that a limit has, by the letters of low, central and high.
_ENDS: Mapping[Limit, Collection[str]] = {
    "point": ("c", "lh", "lch"), "floor": ("l",), "ceiling": ("h",),
    "capacity": ("l", "c", "h", "lh", "lch"),
}  # fmt: skip
#: the ends of a value, in their order
_VALUES = ("low", "central", "high")
_DESCRIBED = ("quantity", "limit", "stock_or_flow")


class Observation(Row):
    """One figure as one source states it."""

    id: Slug
    topic: str
    #: What is counted or measured; empty for a fact.
    quantity: str = ""
    #: Who says so …
    voice: str
    #: … and whose count it goes back to; the voice itself, if it made the count.
    origin: str
    statement: str
    limit: Limit | None = None
    stock_or_flow: StockOrFlow | None = None
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
    def _bounds(self, info: ValidationInfo) -> Self:
        values = [end for end in (self.low, self.central, self.high) if end is not None]
        if values != sorted(values):
            raise InputError(f"low, central and high are not in order: {values}", do="Swap them.")
        if (self.unit == FACT) == bool(values):
            raise InputError(
                f"unit {self.unit!r} with {len(values)} values",
                do="Use the unit 'fact' for rows without a value, and for those only.",
            )
        if values and values[0] < 0 and self.unit != "percent":
            field = next(name for name in _VALUES if getattr(self, name) == values[0])
            raise InputError(
                f"field {field!r}: negative quantity {values[0]:g}",
                do="Only a percentage may fall.",
            )
        if self.period_start and self.period_end and self.period_start > self.period_end:
            raise InputError("the period ends before it starts", do="Swap the dates.")
        if units_of(info).is_money(self.unit) and not (self.period_end or self.note):
            raise InputError(
                "field 'period_end': money without the date of its prices",
                do="Fill it in; if the source names none, say so in the note.",
            )
        return self

    @model_validator(mode="after")
    def _describes_its_values(self) -> Self:
        for name in _DESCRIBED:
            if bool(getattr(self, name)) == (self.unit == FACT):
                wrong = "a fact has none" if self.unit == FACT else "a value is missing"
                do = "Empty it." if self.unit == FACT else "Fill it in."
                raise InputError(f"field {name!r}: {wrong}", do=do)
        ends = "".join([name[0] for name in _VALUES if getattr(self, name) is not None])
        if self.limit and ends not in _ENDS[self.limit]:
            raise InputError(
                f"field 'limit': a {self.limit} with values at {ends!r} of low, central, high",
                do="A floor has low alone, a ceiling high alone, a point central or both ends.",
            )
        return self


@dataclass(frozen=True)
class Evidence:
    """All observations, the sources that they rest on and the terms that they use, by name."""

    observations: Mapping[str, Observation]
    sources: Mapping[str, Source]
    vocabularies: Vocabularies


def read_observations(
    path: Path, sources: Mapping[str, Source], terms: Vocabularies
) -> dict[str, Observation]:
    """Read and check the table of observations.

    Raises
    ------
    BriefingError
        With file, line, field and remedy, for every row that breaks a rule.
    """
    return read_named(
        path, Observation,
        Reference("source", "source", sources, do="Add it to refs.bib."),
        Reference("topic", "topic", terms.topics, do="Add it to analysis/topics.toml."),
        Reference("quantity", "quantity", terms.quantities, do="Add it to analysis/quantities.toml."),
        Reference("voice", "voice", terms.voices, do="Add it to analysis/voices.toml."),
        Reference("origin", "voice", terms.voices, do="Add it to analysis/voices.toml."),
        partial(_crosscheck, sources, terms), context=terms.units,
    )  # fmt: skip


def _crosscheck(
    sources: Mapping[str, Source], terms: Vocabularies, row: Observation
) -> list[BriefingError]:
    """Find what is wrong with a row beside its quantity and its source."""
    found: list[BriefingError] = []
    if quantity := terms.quantities.get(row.quantity):
        found += crosscheck.unit(row.unit, row.quantity, quantity)
    if source := sources.get(row.source):
        found += crosscheck.date(row.as_of, source)
        found += crosscheck.grade(row.reliability, row.note, source)
    return found


def read_evidence(root: Path) -> Evidence:
    """Read refs.bib, the folder analysis/ and evidence/observations.csv of a briefing."""
    sources, terms = read_sources(root / "refs.bib"), read_vocabularies(root)
    observations = read_observations(root / "evidence" / "observations.csv", sources, terms)
    return Evidence(MappingProxyType(observations), MappingProxyType(sources), terms)
