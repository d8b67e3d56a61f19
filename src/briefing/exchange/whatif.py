"""The data of the what-if page: the model, its inputs, published totals and presets, as plain data.

How a preset is found is in `briefing.exchange.scenario`, what is said of a scenario in
`briefing.exchange.report`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..ledger.assumptions import assumed
from ..ledger.ledger import Ledger
from ..ledger.number import ENDS, Number
from ..quantities.expression import Expression, Operation
from ..quantities.inputs import names
from ..quantities.notation import to_tree
from ..words.catalogue import Language, translate
from ..words.numbers import amount, in_words, unit_in_words
from .scenario import Preset, presets, published, who
from .sliders import inside, shown, step, top


def page(ledger: Ledger, language: Language) -> dict[str, Any]:
    """Return everything that the script of the page needs, as plain data."""
    data, study = export(ledger), ledger.study
    return {
        "outputs": data["outputs"],
        "limits": data["limits"],
        "inputs": {name: _input(field, language) for name, field in data["inputs"].items()},
        "measures": {
            output: _measure(output, ledger, language)
            for output in dict.fromkeys([o for _, o in published(ledger)] or study.totals())
        },
        "economy": [
            {"label": _economy(ledger[name], language), "value": ledger[name].require("central")}
            for name in study.economy.numbers
        ],
        "presets": [
            {"name": p.name, "label": label(p, language), "of": p.output, "reached": p.reached,
             "values": {name: p.values[name] for name in study.model.inputs_of(p.output)}}
            for p in presets(ledger)
        ],
    }  # fmt: skip


def export(ledger: Ledger) -> dict[str, Any]:
    """Return model and parameters as plain data."""
    fields = {"label", "unit", "minimum", "maximum"}
    inputs = {
        p.id: {**p.model_dump(include=fields), "median": ledger[assumed(p.id)].require("central")}
        for p in ledger.parameters.values()
    }
    outputs = ledger.study.model.expressions.items()
    return {
        "outputs": {name: to_tree(e) for name, e in outputs},
        "inputs": inputs,
        "limits": {p.id: to_tree(p.joint) for p in ledger.parameters.values() if p.joint},
    }


def label(preset: Preset, language: Language) -> str:
    """Name a preset: who says how much."""
    return f"{who(preset.number)}: {amount(preset.target, preset.number.unit, language)}"


def _economy(number: Number, language: Language) -> str:
    """Name a figure for the whole economy: who states it, or what it is, and how much."""
    named = who(number) if number.kind == "observed" else translate(number.label, language)
    return f"{named}: {in_words(number, language)}"


def _input(field: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Return an input as it is shown: a share in percent, all else in its own unit."""
    share = field["unit"] == "count"
    least, most = inside(field["minimum"], field["maximum"])
    stride = step(least, most)
    return {
        **field,
        "minimum": least,
        "maximum": most,
        "label": translate(field["label"], language),
        "unit": "%" if share else unit_in_words(field["unit"], language),
        "scale": 100 if share else 1,
        "step": stride,
        # browsers mark only what a slider can reach
        "mark": least + round((field["median"] - least) / stride) * stride,
    }


def _measure(output: str, ledger: Ledger, language: Language) -> dict[str, Any]:
    ours, model = ledger[output], ledger.study.model
    totals = [number for number, compared in published(ledger) if compared == output]
    highest = top(n.at(end) for n in (ours, *totals) for end in ENDS)
    return {
        "label": translate(model.outputs[output].label, language),
        **shown(highest, ours.unit, language),
        "inputs": model.inputs_of(output),
        "parts": [
            {"label": translate(model.outputs[part].label, language), "tree": part}
            for part in parts(output, model.expressions)
        ],
        "ours": {"label": in_words(ours, language), **{end: ours.require(end) for end in ENDS}},
        "published": [
            {"name": n.name, "label": f"{who(n)}: {in_words(n, language)}",
             "low": n.at("low"), "high": n.at("high")}
            for n in totals
        ],
        "top": highest,
        "top_words": amount(highest, ours.unit, language),
    }  # fmt: skip


def parts(output: str, outputs: Mapping[str, Expression]) -> Iterator[str]:
    """Yield the outputs of which an output is the sum, through those that are sums themselves.

    >>> from briefing.quantities.expression import Name
    >>> known = {"a": Name("x"), "b": Name("x") * 2, "sum": Name("a") + Name("b")}
    >>> list(parts("sum", known))
    ['a', 'b']
    """
    match outputs[output]:
        case Operation("+", _, _) as total:
            for name in filter(outputs.__contains__, names(total)):
                yield from parts(name, outputs)
        case _:
            yield output
