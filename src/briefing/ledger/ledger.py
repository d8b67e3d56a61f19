"""The ledger: every number of one edition by name, with unit, range and provenance.

Nothing downstream (charts, text, exports) holds a number of its own.
Reading evidence is `briefing.evidence.observations`'s work, words for numbers are `briefing.words.numbers`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..evidence.choices import Option as Choice
from ..evidence.claims import Claim, Judgement
from ..evidence.forecasts import Forecast
from ..evidence.observations import Evidence, Observation
from ..evidence.options import Option
from ..evidence.parameters import Parameter
from ..evidence.sources import Source
from ..study.study import Study
from .number import Number, base, find
from .omission import Without


@dataclass(frozen=True)
class Ledger(Mapping[str, Number]):
    """All numbers of one edition, and the evidence that they rest on."""

    numbers: Mapping[str, Number]
    evidence: Evidence = field(repr=False)
    parameters: Mapping[str, Parameter] = field(repr=False, default_factory=dict)
    claims: Mapping[str, Claim] = field(repr=False, default_factory=dict)
    judgements: Mapping[str, Judgement] = field(repr=False, default_factory=dict)
    choices: Mapping[str, Sequence[Choice]] = field(repr=False, default_factory=dict)
    options: Mapping[str, Option] = field(repr=False, default_factory=dict)
    forecasts: Mapping[str, Forecast] = field(repr=False, default_factory=dict)
    omissions: Mapping[str, Without] = field(repr=False, default_factory=dict)
    study: Study = field(repr=False, default_factory=Study)

    def __getitem__(self, name: str) -> Number:
        return find(name, self.numbers)

    def __contains__(self, name: object) -> bool:
        # not by `find`, whose message looks for the nearest of all names
        return isinstance(name, str) and base(name) in self.numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def chain(self, *names: str) -> list[Number]:
        """Return the numbers and all that they are computed from, each once, roots last."""
        found: dict[str, Number] = {}
        queue = list(names)
        while queue:
            name = base(queue.pop(0))
            if name not in found:
                found[name] = self[name]
                queue.extend(found[name].inputs)
        return list(found.values())

    def observations(self, *names: str) -> list[Observation]:
        """Return the observations at the roots of the numbers."""
        known = self.evidence.observations
        rows = (known.get(number.name) for number in self.chain(*names))
        return [row for row in rows if row]

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
        as_of=row.as_of, note=row.note, capacity=row.limit == "capacity",
    )  # fmt: skip
