"""Published totals, and the inputs with which the model gives each of them.

A preset answers "what does this total assume?" in one number: how far every input must be moved
from its middle value towards the end that raises (or lowers) the result, all by the same share.
What the page shows is in `briefing.exchange.whatif`, what it says in `briefing.exchange.report`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..evidence.parameters import Parameter
from ..ledger.assumptions import assumed
from ..ledger.ledger import Ledger
from ..ledger.number import End, Number
from ..quantities.evaluation import evaluate
from ..study.study import Study

#: Halvings of an interval: more than a float can tell apart.
STEPS = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """One end of a published total, and inputs with which the model gives it."""

    #: Name of the published number, with the end that is meant: ``study.value@high``.
    name: str
    number: Number
    output: str
    target: float
    #: How far the inputs are moved, from 0 (middle values) to 1 (ends of their ranges).
    way: float
    values: Mapping[str, float]

    @property
    def reached(self) -> bool:
        """Whether the model gives the total inside the ranges of its inputs."""
        return self.way < 1 - 1e-9


def middle(ledger: Ledger) -> dict[str, float]:
    """Return the middle value (median) of each input."""
    return {name: ledger[assumed(name)].require("central") for name in ledger.parameters}


def value(study: Study, output: str, values: Mapping[str, float]) -> float:
    """Return one output of the model."""
    return float(study.model.run(values, output)[output])


def fitted(values: Mapping[str, float], parameters: Mapping[str, Parameter]) -> dict[str, float]:
    """Lower what does not fit to what does: a load to the room that the mix leaves."""
    joint = {p.id: p.joint for p in parameters.values() if p.joint is not None}
    return dict(values) | {
        name: min(values[name], float(evaluate(limit, values))) for name, limit in joint.items()
    }


def far_ends(output: str, ledger: Ledger, *, up: bool) -> dict[str, float]:
    """Return for each input of an output the end of its range that raises (or lowers) it."""
    centre = middle(ledger)
    base, found = value(ledger.study, output, centre), {}
    for name in ledger.study.model.inputs_of(output):
        p = ledger.parameters[name]
        raises = value(ledger.study, output, centre | {name: p.maximum}) >= base
        found[name] = p.maximum if raises == up else p.minimum
    return found


def solve(number: Number, end: End, output: str, ledger: Ledger) -> Preset:
    """Find the way along which the model gives one end of a total, by halving."""
    centre, target = middle(ledger), number.require(end)
    up = target > value(ledger.study, output, centre)
    far = far_ends(output, ledger, up=up)

    def moved(way: float) -> dict[str, float]:
        there = {name: centre[name] + way * (end - centre[name]) for name, end in far.items()}
        return fitted(centre | there, ledger.parameters)

    low, high = 0.0, 1.0
    for _ in range(STEPS):
        half = (low + high) / 2
        beyond = (value(ledger.study, output, moved(half)) > target) == up
        low, high = (low, half) if beyond else (half, high)
    return Preset(f"{number.name}@{end}", number, output, target, high, moved(high))


def published(ledger: Ledger) -> list[tuple[Number, str]]:
    """Return the published totals, each with the output that covers the same goods."""
    totals = ledger.study.published.values()
    return [(ledger[total.number], total.output) for total in totals]


def presets(ledger: Ledger) -> list[Preset]:
    """Return a preset for each end of each published total."""
    return [
        solve(number, end, output, ledger)
        for number, output in published(ledger)
        for end in _ends(number)
    ]


def _ends(number: Number) -> tuple[End, ...]:
    """Return the ends at which a total has a value of its own; a single value is its centre."""
    if number.low is None and number.high is None:
        return ("central",)
    ends: tuple[End, ...] = ("low", "high")
    return tuple(end for end in ends if getattr(number, end) is not None)


def who(number: Number) -> str:
    """Name who published a total, from its name in the ledger.

    >>> who(Number("csis2026.value", "", "observed", "USD"))
    'CSIS 2026'
    """
    match = re.match(r"([a-z]+)(\d{4})", number.name)
    return f"{match[1].upper()} {match[2]}" if match else number.name
