"""The data of the what-if page: the model, its inputs, published totals and their presets.

A preset answers "what does this total assume?" in one number: how far every input must be moved
from its middle value towards the end that raises (or lowers) the result, all by the same share.
What the page says of a scenario is `briefing.exchange.report`'s business.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import model
from ..ledger.assemble import PUBLISHED, assumed
from ..ledger.ledger import ENDS, End, Ledger, Number
from ..quantities.expression import Expression, Name, Operation, names, to_tree
from ..words.catalogue import translate
from ..words.numbers import amount, in_words, unit_in_words

#: The economy, on the two bases of the text.
ECONOMY = ("gdp.nominal.2023", "fnf2024.gdp")
#: Halvings of an interval: more than a float can tell apart.
STEPS = 60


@dataclass(frozen=True, slots=True)
class Preset:
    """One end of a published total, and inputs with which the model gives it."""

    #: Name of the published number, with the end that is meant: ``fnf2024.value@high``.
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


def solve(number: Number, end: End, output: str, ledger: Ledger) -> Preset:
    """Find the way along which the model gives one end of a total, by halving."""
    centre, target = middle(ledger), number.require(end)
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
    return Preset(f"{number.name}@{end}", number, output, target, high, moved(high))


def published(ledger: Ledger) -> list[tuple[Number, str]]:
    """Return the published totals, each with the output that covers the same goods."""
    return [(ledger[name], output) for name, output in PUBLISHED.values()]


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


def page(ledger: Ledger, language: str) -> dict[str, Any]:
    """Return everything that the script of the page needs, as plain data."""
    data = model.export(ledger.parameters)
    return {
        "outputs": data["outputs"],
        "inputs": {name: _input(field, language) for name, field in data["inputs"].items()},
        "measures": {
            output: _measure(output, ledger, language)
            for output in dict.fromkeys(output for _, output in published(ledger))
        },
        "economy": [
            {"label": _economy(ledger[name], language), "value": ledger[name].require("central")}
            for name in ECONOMY
        ],
        "presets": [
            {"name": p.name, "label": label(p, language), "of": p.output, "reached": p.reached,
             "values": {name: p.values[name] for name in model.parameters_of(p.output)}}
            for p in presets(ledger)
        ],
    }  # fmt: skip


def label(preset: Preset, language: str) -> str:
    """Name a preset: who says how much."""
    return f"{who(preset.number)}: {amount(preset.target, 'USD', language)}"


def _economy(number: Number, language: str) -> str:
    """Name a figure for the whole economy: who states it, or what it is, and how much."""
    named = who(number) if number.kind == "observed" else translate(number.label, language)
    return f"{named}: {in_words(number, language)}"


def _input(field: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return an input as it is shown: a share in percent, all else in its own unit."""
    share = field["unit"] == "count"
    least, width = field["minimum"], field["maximum"] - field["minimum"]
    stride = step(width)
    return {
        **field,
        "label": translate(field["label"], language),
        "unit": "%" if share else unit_in_words(field["unit"], language),
        "scale": 100 if share else 1,
        "step": stride,
        # browsers mark only what a slider can reach
        "mark": least + round((field["median"] - least) / stride) * stride,
    }


def step(width: float) -> float:
    """Return a step of a slider: a power of ten, 50 or more of which make the whole way exactly.

    >>> step(10_000), step(544), step(0.15)
    (100.0, 1.0, 0.001)
    """
    power = math.floor(math.log10(width / 50))
    while not math.isclose(width / 10.0**power, round(width / 10.0**power)):
        power -= 1
    return float(f"1e{power}")


def top(ends: Iterable[float | None]) -> float:
    """Return a round number that is no less than any end: the scale of a drawing.

    >>> top([1.7e9, None, 5.5e9]), top([20e9])
    (6000000000.0, 20000000000.0)
    """
    highest = max(end for end in ends if end is not None)
    unit = 10.0 ** math.floor(math.log10(highest))
    return math.ceil(highest / unit) * unit


def _measure(output: str, ledger: Ledger, language: str) -> dict[str, Any]:
    ours = ledger[output]
    totals = [number for number, compared in published(ledger) if compared == output]
    return {
        "label": translate(model.label_of(output), language),
        "inputs": model.parameters_of(output),
        "parts": [
            {"label": _label_of_part(part, language), "tree": to_tree(part)}
            for part in terms(model.OUTPUTS[output])
        ],
        "ours": {"label": in_words(ours, language), **{end: ours.require(end) for end in ENDS}},
        "published": [
            {"name": n.name, "label": f"{who(n)}: {in_words(n, language)}",
             "low": n.at("low"), "high": n.at("high")}
            for n in totals
        ],
        "top": top(n.at(end) for n in (ours, *totals) for end in ENDS),
    }  # fmt: skip


def terms(expression: Expression) -> Iterator[Expression]:
    """Yield what a sum is made of, through outputs that are sums themselves.

    >>> [to_tree(term) for term in terms(Name("a") + Name("b") * 2)]
    ['a', ['*', 'b', 2]]
    """
    match expression:
        case Operation("+", left, right):
            yield from terms(left)
            yield from terms(right)
        case Name(name) if _is_sum(model.OUTPUTS.get(name)):
            yield from terms(model.OUTPUTS[name])
        case _:
            yield expression


def _is_sum(expression: Expression | None) -> bool:
    return isinstance(expression, Operation) and expression.sign == "+"


def _label_of_part(part: Expression, language: str) -> str:
    """Name a part by the first output in it."""
    output = next(name for name in names(part) if name in model.OUTPUTS)
    return translate(model.label_of(output), language)
