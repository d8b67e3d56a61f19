"""The data of the what-if page: the model, its inputs, published totals and presets, as plain data.

How a preset is found is in `briefing.exchange.scenario`, what is said of a scenario in
`briefing.exchange.report`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any

from ..ledger.ledger import Ledger
from ..ledger.number import ENDS, Number
from ..ledger.results import assumed
from ..quantities.expression import Expression, Operation, names
from ..quantities.notation import to_tree
from ..words.catalogue import Language, translate
from ..words.numbers import NBSP, amount, in_words, unit_in_words
from .scenario import Preset, presets, published, who


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


def inside(low: float, high: float) -> tuple[float, float]:
    """Return the ends of a range in four digits, as the page shows values, rounded inwards.

    >>> inside(2078.947, 11337.705), inside(0.15, 500)
    ((2079.0, 11330.0), (0.15, 500.0))
    """
    up, down = (Context(prec=4, rounding=way) for way in (ROUND_CEILING, ROUND_FLOOR))
    return float(up.create_decimal(repr(low))), float(down.create_decimal(repr(high)))


def step(low: float, high: float) -> float:
    """Return a step of a slider, 50 to 5,000 of which make the whole way exactly.

    It is a power of ten if one does, else a two-hundredth of the way.

    >>> step(0, 10_000), step(6, 550), step(0, 0.15), step(2079, 11340)
    (100.0, 1.0, 0.001, 46.305)
    """
    width = Decimal(repr(high)) - Decimal(repr(low))
    first = (width / 50).adjusted()
    powers = (Decimal(1).scaleb(power) for power in range(first, first - 3, -1))
    exact = (p for p in powers if width % p == 0 and 50 <= width / p <= 5000)
    return float(next(exact, width / 200))


def top(ends: Iterable[float | None]) -> float:
    """Return a round number that is no less than any end: the scale of a drawing.

    >>> top([1.7e9, None, 5.5e9]), top([20e9])
    (6000000000.0, 20000000000.0)
    """
    highest = max(end for end in ends if end is not None)
    unit = 10.0 ** math.floor(math.log10(highest))
    return math.ceil(highest / unit) * unit


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


def shown(value: float, unit: str, language: Language) -> dict[str, Any]:
    r"""Say in which scale values like this one are written, and with which words.

    >>> shown(6e9, "USD", Language()), shown(400, "person", Language())["words"]
    ({'scale': 1000000000.0, 'words': '{}\xa0billion\xa0US\xa0dollars'}, '{}\xa0people')
    """
    power = max(0, math.floor(math.log10(value)) // 3 * 3)
    power = power if power >= 6 else 0  # thousands have no word
    many = amount(2 * 10.0**power, unit, language, power=power)
    return {"scale": 10.0**power, "words": many.replace("2", "{}", 1).replace(" ", NBSP)}


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
