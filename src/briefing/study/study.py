"""One record that holds a briefing's own sums and words, handed to the engine.

A briefing defines it as `STUDY` in analysis/study.py; the engine knows no subject.
What sources say is not here but in evidence/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..quantities.formula import Formula
from ..quantities.model import Model


@dataclass(frozen=True, slots=True)
class Cutoff:
    """A date to which the model adds up."""

    #: In words, such as "the end of 2025".
    label: str
    #: The output whose drivers and distribution are shown.
    total: str
    #: Outputs that the what-if page shows as parts …
    parts: tuple[str, ...]
    #: … and as results, the most comprehensive last.
    results: tuple[str, ...]
    #: Other outputs that the text prints, and whose influences are computed.
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """A total that others have published, and the output that compares with it."""

    number: str
    output: str
    #: In words, such as "the first study".
    author: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that is neither observed nor computed: a definition, a count of months."""

    name: str
    label: str
    unit: str
    value: float
    #: Where it comes from, in words.
    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A range that was computed outside of the build, and stored with a digest of its inputs."""

    name: str
    label: str
    unit: str
    low: float
    central: float
    high: float
    #: How it was computed, in words.
    reason: str
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """The way from our result to a total of others: numbers of the ledger, each with its words."""

    #: In words, such as "the lower end of the first study".
    total: str
    #: Our result, before the first step.
    ours: str
    #: Number and words of each step.
    steps: tuple[tuple[str, str], ...]
    #: Number and words of what the total then needs.
    end: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Economy:
    """Numbers of which the what-if page shows a result as a share."""

    #: In words, such as "As a share of the yearly output".
    label: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hindcast:
    """An earlier day, and the outputs that the method would have given on it."""

    #: The last day of what was known.
    day: str
    #: The day in words, such as "As of October 2024".
    label: str
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """What the checks of the text need to know of its subject."""

    #: Pages that report findings, in reading order; the others are annexes that explain.
    chapters: tuple[str, ...] = ()
    #: The page that must be plainest and shortest.
    summary: str = ""
    #: Regular expressions of names that hold a number, such as those of ships.
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Study:
    """The subject of one briefing."""

    model: Model = field(default_factory=Model)
    #: Dates to which the model adds up, the earliest first.
    cutoffs: Mapping[str, Cutoff] = field(default_factory=lambda: MappingProxyType({}))
    #: Computed from observations.
    formulas: tuple[Formula, ...] = ()
    #: Computed from results of the model.
    formulas_of_results: tuple[Formula, ...] = ()
    constants: tuple[Constant, ...] = ()
    stored: tuple[Stored, ...] = ()
    published: Mapping[str, Published] = field(default_factory=lambda: MappingProxyType({}))
    ways: tuple[Way, ...] = ()
    economy: Economy = Economy()
    prose: Prose = field(default_factory=Prose)
    #: A back-test; evidence/hindcast.csv then has the ends as of that day.
    hindcast: Hindcast | None = None

    def influenced(self) -> tuple[str, ...]:
        """Return the outputs whose influences are computed, totals first."""
        shown = dict.fromkeys(self.totals())
        for cutoff in self.cutoffs.values():
            shown |= dict.fromkeys((*cutoff.results, *cutoff.shown))
        return tuple(shown)

    def totals(self) -> tuple[str, ...]:
        """Return the outputs whose drivers and distribution are shown."""
        return tuple(cutoff.total for cutoff in self.cutoffs.values())

    def cutoff_of(self, output: str) -> str:
        """Return the name of the cut-off among whose results an output is."""
        return next(n for n, cutoff in self.cutoffs.items() if output in cutoff.results)
