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
from .records import Constant, Cutoff, Economy, Hindcast, Prose, Published, Stored, Way


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
    #: Names of time series, each with its dates and the number at each.
    series: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    published: Mapping[str, Published] = field(default_factory=lambda: MappingProxyType({}))
    ways: tuple[Way, ...] = ()
    economy: Economy = field(default_factory=Economy)
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
