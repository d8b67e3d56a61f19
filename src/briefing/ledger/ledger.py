"""The ledger: every number of one edition by name, with unit, range and provenance.

Nothing downstream (charts, text, exports) holds a number of its own.
Reading evidence is `briefing.evidence.observations`'s work, words for numbers are `briefing.words.numbers`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, cast

from ..errors import BriefingError, did_you_mean
from ..evidence.observations import Evidence, Observation
from ..evidence.parameters import Parameter
from ..evidence.sources import Source

if TYPE_CHECKING:
    from ..evidence.claims import Claim, Judgement

End = Literal["low", "central", "high"]
ENDS: tuple[End, ...] = ("low", "central", "high")


class UnknownNumber(BriefingError, KeyError):
    """A name that is not in the ledger."""

    __str__ = BriefingError.__str__


@dataclass(frozen=True, slots=True)
class Number:
    """A named value: observed, assumed or computed, with all that a reader may ask of it."""

    name: str
    label: str
    kind: Literal["observed", "assumed", "computed"]
    unit: str
    low: float | None = None
    central: float | None = None
    high: float | None = None
    as_of: str = ""
    #: The formula as a template over the labels of `inputs`; empty if observed.
    formula: str = ""
    inputs: tuple[str, ...] = ()
    #: Significant digits worth printing; None prints the value as it was stated.
    digits: int | None = None
    note: str = ""

    def at(self, end: End) -> float | None:
        """Return the value at one end; a number without a range has the same value at each.

        >>> Number("n", "", "observed", "USD", central=5.0).at("high")
        5.0
        """
        only = self.central if self.low is None and self.high is None else None
        value: float | None = getattr(self, end)
        return only if value is None else value

    def require(self, end: End) -> float:
        """Return the value at one end.

        Raises
        ------
        BriefingError
            If the number has none there.
        """
        value = self.at(end)
        if value is None:
            has = [e for e in ENDS if self.at(e) is not None]
            raise BriefingError(
                f"number {self.name!r} has no {end} value",
                do=f"It has: {', '.join(has) or 'none'}.",
            )
        return value


def base(name: str) -> str:
    """Return the name of a number without the end that is meant.

    >>> base("fnf2024.value@low")
    'fnf2024.value'
    """
    return name.partition("@")[0]


def find(name: str, numbers: Mapping[str, Number]) -> Number:
    """Return a number by name; ``name@low`` is its low end alone.

    Raises
    ------
    UnknownNumber
        If there is none of that name.
    """
    plain, _, end = name.partition("@")
    try:
        number = numbers[plain]
    except KeyError:
        raise UnknownNumber(
            f"unknown number {plain!r}{did_you_mean(plain, numbers)}",
            do="`python -m briefing numbers` lists all.",
        ) from None
    if not end:
        return number
    return replace(number, low=None, central=number.require(cast(End, end)), high=None)


@dataclass(frozen=True)
class Ledger(Mapping[str, Number]):
    """All numbers of one edition, and the evidence that they rest on."""

    numbers: Mapping[str, Number]
    evidence: Evidence = field(repr=False)
    parameters: Mapping[str, Parameter] = field(repr=False, default_factory=dict)
    claims: Mapping[str, Claim] = field(repr=False, default_factory=dict)
    judgements: Mapping[str, Judgement] = field(repr=False, default_factory=dict)

    def __getitem__(self, name: str) -> Number:
        return find(name, self.numbers)

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def chain(self, *names: str) -> list[Number]:
        """Return the numbers and all that they are computed from, each once, roots last."""
        found: dict[str, Number] = {}
        queue = list(names)
        while queue:
            number = self[base(queue.pop(0))]
            if number.name not in found:
                found[number.name] = number
                queue.extend(number.inputs)
        return list(found.values())

    def observations(self, *names: str) -> list[Observation]:
        """Return the observations at the roots of the numbers."""
        known = self.evidence.observations
        return [known[n.name] for n in self.chain(*names) if n.name in known]

    def sources(self, *names: str) -> list[Source]:
        """Return the sources of the numbers, each once, in alphabetical order."""
        keys = {row.source for row in self.observations(*names)}
        return sorted(
            (self.evidence.sources[key] for key in keys), key=lambda s: s.short.casefold()
        )


def observed(row: Observation) -> Number:
    """Enter an observation into the ledger as it stands."""
    return Number(
        row.id, row.statement, "observed", row.unit, row.low, row.central, row.high,
        as_of=row.as_of, note=row.note,
    )  # fmt: skip
