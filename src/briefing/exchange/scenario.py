"""The data of the what-if page: the model, its inputs, published totals and their presets.

A preset answers "what does this total assume?" in one number: how far every input must be moved
from its middle value towards the end that raises (or lowers) the result, all by the same share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..ledger.ledger import Ledger
from ..ledger.number import Number
from ..ledger.results import assumed
from ..quantities.notation import to_tree
from ..study.study import Cutoff, Study
from ..words.catalogue import translate
from ..words.numbers import amount, in_words, unit_in_words

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


def middle(ledger: Ledger) -> dict[str, float]:
    """Return the middle value (median) of each input."""
    return {name: ledger[assumed(name)].require("central") for name in ledger.parameters}


def value(study: Study, output: str, values: Mapping[str, float]) -> float:
    """Return one output of the model."""
    return float(study.model.run(values, output)[output])


def far_ends(output: str, ledger: Ledger, *, up: bool) -> dict[str, float]:
    """Return for each input of an output the end of its range that raises (or lowers) it."""
    centre = middle(ledger)
    base, found = value(ledger.study, output, centre), {}
    for name in ledger.study.model.inputs_of(output):
        p = ledger.parameters[name]
        raises = value(ledger.study, output, centre | {name: p.maximum}) >= base
        found[name] = p.maximum if raises == up else p.minimum
    return found


def solve(number: Number, output: str, target: float, ledger: Ledger) -> Preset:
    """Find the way along which the model gives a total, by halving."""
    centre = middle(ledger)
    up = target > value(ledger.study, output, centre)
    far = far_ends(output, ledger, up=up)

    def moved(way: float) -> dict[str, float]:
        return centre | {
            name: centre[name] + way * (end - centre[name]) for name, end in far.items()
        }

    low, high = 0.0, 1.0
    for _ in range(STEPS):
        half = (low + high) / 2
        beyond = (value(ledger.study, output, moved(half)) > target) == up
        low, high = (low, half) if beyond else (half, high)
    return Preset(f"{number.name}-{target:g}", number, output, target, high, moved(high))


def published(ledger: Ledger) -> list[tuple[Number, str]]:
    """Return the published totals, each with the output that compares with it."""
    totals = ledger.study.published.values()
    return [(ledger[total.number], total.output) for total in totals]


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


def export(ledger: Ledger) -> dict[str, Any]:
    """Return model and parameters as plain data."""
    fields = {"label", "unit", "minimum", "maximum"}
    inputs = {
        p.id: {**p.model_dump(include=fields), "median": float(p.draw(0.5))}
        for p in ledger.parameters.values()
    }
    outputs = ledger.study.model.expressions.items()
    return {"outputs": {name: to_tree(e) for name, e in outputs}, "inputs": inputs}


def page(ledger: Ledger, language: str) -> dict[str, Any]:
    """Return everything that the script of the page needs, as plain data."""
    data, study = export(ledger), ledger.study
    for field in data["inputs"].values():
        field["label"] = translate(field["label"], language)
        field["unit"] = unit_in_words(field["unit"], language) if field["unit"] != "count" else ""
    return {
        **data,
        "cutoffs": {name: _cutoff(c, study, language) for name, c in study.cutoffs.items()},
        "published": [
            {"label": f"{who(number, ledger)}: {in_words(number, language)}", "output": output,
             "low": number.at("low"), "high": number.at("high")}
            for number, output in published(ledger)
        ],
        "economy": [
            {"label": translate(ledger[name].label, language), "value": ledger[name].require("central")}
            for name in study.economy
        ],
        "presets": [
            {"name": p.name, "label": label(p, ledger, language),
             "cutoff": study.cutoff_of(p.output),
             "values": {name: p.values[name] for name in study.model.inputs_of(p.output)}}
            for p in presets(ledger)
        ],
    }  # fmt: skip


def label(preset: Preset, ledger: Ledger, language: str) -> str:
    """Name a preset: who says how much."""
    unit = preset.number.unit
    return f"{who(preset.number, ledger)}: {amount(preset.target, unit, language)}"


def _cutoff(cutoff: Cutoff, study: Study, language: str) -> dict[str, Any]:
    def named(outputs: tuple[str, ...]) -> list[dict[str, str]]:
        labels = ((name, study.model.outputs[name].label) for name in outputs)
        return [{"name": name, "label": translate(label, language)} for name, label in labels]

    return {
        "label": translate(cutoff.label, language),
        "inputs": study.model.inputs_of(cutoff.results[-1]),
        "parts": named(cutoff.parts),
        "totals": named(cutoff.results),
    }
