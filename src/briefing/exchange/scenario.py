"""The data of the what-if page: the model, its inputs, published totals and their presets.

A preset answers "what does this total assume?" in one number: how far every input must be moved
from its middle value towards the end that raises (or lowers) the result, all by the same share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import model
from ..ledger.assemble import PUBLISHED, assumed
from ..ledger.ledger import Ledger, Number
from ..words.catalogue import translate
from ..words.numbers import amount, in_words, unit_in_words

#: The economy, on the two bases of the text.
ECONOMY = ("gdp.nominal.2023", "fnf2024.gdp")
#: Halvings of an interval: more than a float can tell apart.
STEPS = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """One end of a published total, and inputs with which the model gives it."""

    name: str
    number: Number
    output: str
    target: float
    #: How far the inputs are moved, from 0 (middle values) to 1 (ends of their ranges).
    way: float
    values: Mapping[str, float]

    @property
    def cutoff(self) -> str:
        """The cut-off of the output."""
        return self.output.rpartition(".")[2]


def middle(ledger: Ledger) -> dict[str, float]:
    """Return the middle value (median) of each input."""
    return {name: ledger[assumed(name)].require("central") for name in ledger.parameters}


def value(output: str, values: Mapping[str, float]) -> float:
    """Return one output of the model."""
    return float(model.run(values, output)[output])


def far_ends(output: str, ledger: Ledger, *, up: bool) -> dict[str, float]:
    """Return for each input of an output the end of its range that raises (or lowers) it."""
    centre = middle(ledger)
    base, found = value(output, centre), {}
    for name in model.parameters_of(output):
        p = ledger.parameters[name]
        raises = value(output, centre | {name: p.maximum}) >= base
        found[name] = p.maximum if raises == up else p.minimum
    return found


def solve(number: Number, output: str, target: float, ledger: Ledger) -> Preset:
    """Find the way along which the model gives a total, by halving."""
    centre = middle(ledger)
    up = target > value(output, centre)
    far = far_ends(output, ledger, up=up)

    def moved(way: float) -> dict[str, float]:
        return centre | {
            name: centre[name] + way * (end - centre[name]) for name, end in far.items()
        }

    low, high = 0.0, 1.0
    for _ in range(STEPS):
        half = (low + high) / 2
        beyond = (value(output, moved(half)) > target) == up
        low, high = (low, half) if beyond else (half, high)
    return Preset(f"{number.name}-{target:g}", number, output, target, high, moved(high))


def published(ledger: Ledger) -> list[tuple[Number, str]]:
    """Return the published totals, each with the output that compares with it."""
    return [(ledger[name], output) for name, output in PUBLISHED.values()]


def presets(ledger: Ledger) -> list[Preset]:
    """Return a preset for each end of each published total."""
    return [
        solve(number, output, target, ledger)
        for number, output in published(ledger)
        for target in dict.fromkeys((number.at("low"), number.at("high")))
        if target is not None
    ]


def who(number: Number, ledger: Ledger) -> str:
    """Name who published a total."""
    row = ledger.evidence.observations[number.name]
    return ledger.evidence.sources[row.source].short


def page(ledger: Ledger, language: str) -> dict[str, Any]:
    """Return everything that the script of the page needs, as plain data."""
    data = model.export(ledger.parameters)
    for field in data["inputs"].values():
        field["label"] = translate(field["label"], language)
        field["unit"] = unit_in_words(field["unit"], language) if field["unit"] != "count" else ""
    return {
        **data,
        "cutoffs": {cutoff: _cutoff(cutoff, language) for cutoff in model.CUTOFFS},
        "published": [
            {"label": f"{who(number, ledger)}: {in_words(number, language)}", "output": output,
             "low": number.at("low"), "high": number.at("high")}
            for number, output in published(ledger)
        ],
        "economy": [
            {"label": translate(ledger[name].label, language), "value": ledger[name].require("central")}
            for name in ECONOMY
        ],
        "presets": [
            {"name": p.name, "label": label(p, ledger, language), "cutoff": p.cutoff,
             "values": {name: p.values[name] for name in model.parameters_of(p.output)}}
            for p in presets(ledger)
        ],
    }  # fmt: skip


def label(preset: Preset, ledger: Ledger, language: str) -> str:
    """Name a preset: who says how much."""
    return f"{who(preset.number, ledger)}: {amount(preset.target, 'USD', language)}"


def _cutoff(cutoff: str, language: str) -> dict[str, Any]:
    total, support = f"value.{cutoff}", f"value-with-pay.{cutoff}"
    parts = [f"value.{goods}.{cutoff}" for goods in model.CLASSES]
    if support in model.OUTPUTS:
        parts.append(f"troop-income.{cutoff}")
    outputs = [name for name in (total, support) if name in model.OUTPUTS]
    return {
        "label": translate(model.ENDS[cutoff], language),
        "inputs": model.parameters_of(outputs[-1]),
        "parts": [_named(name, language) for name in parts],
        "totals": [_named(name, language) for name in outputs],
    }


def _named(output: str, language: str) -> dict[str, str]:
    return {"name": output, "label": translate(model.label_of(output), language)}
