"""The data of the what-if page: the model, its inputs, published totals and their presets.

A preset answers "what does this total assume?" in one number: how far every input must be moved
from its middle value towards the end that raises (or lowers) the result, all by the same share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import model
from .edition import PUBLISHED
from .ledger import Ledger, Number
from .parameters import Parameter
from .wording import amount, in_words

#: Variants of a published total that are compared with another output; the page shows one.
_VARIANT = "-gross"
#: The economy, on the two bases of the text.
ECONOMY = ("gdp.nominal.2023", "fnf2024.gdp")
STEPS = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """One end of a published total, and inputs with which the model gives it."""

    name: str
    label: str
    output: str
    target: float
    #: How far the inputs were moved, from 0 (middle values) to 1 (ends of their ranges).
    way: float
    values: Mapping[str, float]

    @property
    def reached(self) -> bool:
        """Whether any choice of inputs inside their ranges gives the total."""
        return self.way < 1

    @property
    def cutoff(self) -> str:
        """The cut-off of the output."""
        return self.output.rpartition(".")[2]


def middle(parameters: Mapping[str, Parameter]) -> dict[str, float]:
    """Return the middle value (median) of each input."""
    return {p.id: float(p.draw(0.5)) for p in parameters.values()}


def ends(output: str, parameters: Mapping[str, Parameter], *, up: bool) -> dict[str, float]:
    """Return for each input the end of its range that moves an output up (or down)."""
    centre = middle(parameters)
    base = _value(output, centre)
    found = {}
    for p in parameters.values():
        raised = _value(output, centre | {p.id: p.maximum})
        found[p.id] = p.maximum if (raised >= base) == up else p.minimum
    return found


def _value(output: str, values: Mapping[str, float]) -> float:
    return float(model.run(values, output)[output])


def solve(
    name: str, label: str, output: str, target: float, parameters: Mapping[str, Parameter]
) -> Preset:
    """Find the way along which the model gives the target, by halving."""
    centre = middle(parameters)
    used = set(model.parameters_of(output))
    far = ends(output, parameters, up=target > _value(output, centre))

    def moved(way: float) -> dict[str, float]:
        return {k: v + (way * (far[k] - v) if k in used else 0) for k, v in centre.items()}

    low, high = 0.0, 1.0
    rising = _value(output, moved(1)) > _value(output, centre)
    for _ in range(STEPS):
        half = (low + high) / 2
        short = _value(output, moved(half)) < target
        low, high = (half, high) if short == rising else (low, half)
    return Preset(name, label, output, target, high, moved(high))


def published(ledger: Ledger) -> dict[str, tuple[Number, str]]:
    """Return the published totals: name to number and to the output that compares with it."""
    return {
        name: (ledger[number], output)
        for name, (number, output) in PUBLISHED.items()
        if not name.endswith(_VARIANT)
    }


def presets(ledger: Ledger) -> list[Preset]:
    """Return a preset for each end of each published total."""
    made = []
    for name, (number, output) in published(ledger).items():
        for target in dict.fromkeys(filter(None, (number.at("low"), number.at("high")))):
            label = f"{source_of(number, ledger)}: {amount(target, 'USD', 'en')}"
            made.append(solve(f"{name}-{target:g}", label, output, target, ledger.parameters))
    return made


def source_of(number: Number, ledger: Ledger) -> str:
    """Name who published a total."""
    row = ledger.evidence.observations[number.name]
    return ledger.evidence.sources[row.source].short


def page(ledger: Ledger, language: str) -> dict[str, Any]:
    """Return everything that the script of the page needs, as plain data."""
    return {
        **model.export(ledger.parameters),
        "cutoffs": {cutoff: _cutoff(cutoff) for cutoff in model.CUTOFFS},
        "published": [
            {"label": f"{source_of(n, ledger)}", "low": n.at("low"), "high": n.at("high"),
             "output": output, "words": in_words(n, language)}
            for n, output in published(ledger).values()
        ],
        "economy": [
            {"label": ledger[name].label, "value": ledger[name].at("central")} for name in ECONOMY
        ],
        "presets": [
            {"name": p.name, "cutoff": p.cutoff, "values": dict(p.values)} for p in presets(ledger)
        ],
    }  # fmt: skip


def _cutoff(cutoff: str) -> dict[str, Any]:
    total, support = f"total.{cutoff}", f"support.{cutoff}"
    whole = support if support in model.OUTPUTS else total
    shown = [f"rounds.{cutoff}", *(f"value.{c}.{cutoff}" for c in model.CLASSES)]
    if whole == support:
        shown += [f"troop-income.{cutoff}", support]
    return {
        "total": total,
        "inputs": model.parameters_of(whole),
        "parts": [{"name": name, "label": model.label_of(name)} for name in shown],
    }
