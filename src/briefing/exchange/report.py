"""What the what-if page says of a scenario: result, parts, shares, and how totals compare.

`whatif.js` says the same in the browser, character by character; the page shows what this module
says until the script has run, and a test compares the two over many scenarios.
What is compared is what is printed: values are rounded once, and only then set beside each other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Context
from typing import Any

from babel.numbers import format_decimal

from ..quantities.notation import evaluate_tree
from ..words.catalogue import Language
from ..words.numbers import amount, locale_of

#: What is printed has two decimals of the measure's own scale, such as billions.
HUNDREDTHS = 100
#: How far calculations may differ before a value counts as above its limit.
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of one scenario."""

    value: float
    result: str
    parts: tuple[str, ...]
    shares: tuple[str, ...]
    #: For each published total of the measure, where the result lies: a key of the page's words.
    against: tuple[str, ...]
    #: Inputs that are more than the others leave room for, each with a sentence.
    misfits: Mapping[str, str]


def rounded(value: float, scale: float) -> int:
    """Return a value in hundredths of a scale, halves upwards, as JavaScript rounds.

    >>> rounded(5.5e9, 1e9), rounded(2.674e9, 1e9)
    (550, 267)
    """
    return math.floor(value / (scale / HUNDREDTHS) + 0.5)


def written(value: float, measure: Mapping[str, Any], language: Language) -> str:
    """Write a value with two decimals, in the scale and the unit of its measure.

    >>> written(5.5e9, {"scale": 1e9, "words": "{} billion dollars"}, Language())
    '5.50 billion dollars'
    """
    shown = rounded(value, measure["scale"]) / HUNDREDTHS
    digits = format_decimal(shown, "#,##0.00", locale=locale_of(language))
    return str(measure["words"]).replace("{}", digits)


def place(value: float, low: float | None, high: float | None, scale: float) -> str:
    """Say where a value lies, as printed: against a range, a single value, or an open end.

    >>> place(1.703, 1.7, 5.5, 1), place(6, 5.6, 9.8, 1), place(20, 20, 20, 1)
    ('lower', 'within', 'equal')
    >>> place(17, 18, None, 1), place(19, 18, None, 1), place(19, None, 18, 1)
    ('below', 'fits', 'above')
    """
    shown = rounded(value, scale)
    least, most = (None if end is None else rounded(end, scale) for end in (low, high))
    if least is not None and shown < least:
        return "below"
    if most is not None and shown > most:
        return "above"
    if least is None or most is None:
        return "fits"
    if least == most:
        return "equal"
    return "lower" if shown == least else "upper" if shown == most else "within"


def report(
    data: Mapping[str, Any], of: str, values: Mapping[str, float], language: Language
) -> Report:
    """Say what the page says of a scenario.

    `data` is what `whatif.page` returns, `of` one of its measures, `values` the inputs that
    differ from their middle values.
    """
    known = {name: field["median"] for name, field in data["inputs"].items()} | dict(values)
    for name, tree in data["outputs"].items():
        known[name] = evaluate_tree(tree, known)
    measure = data["measures"][of]
    parts = (evaluate_tree(part["tree"], known) for part in measure["parts"])
    return Report(
        value=known[of],
        result=written(known[of], measure, language),
        parts=tuple(written(part, measure, language) for part in parts),
        shares=tuple(
            amount(100 * known[of] / whole["value"], "percent", language, 3)
            for whole in data["economy"]
        ),
        against=tuple(
            place(known[of], p["low"], p["high"], measure["scale"]) for p in measure["published"]
        ),
        misfits=dict(_misfits(data, measure["inputs"], known, language)),
    )


def _misfits(
    data: Mapping[str, Any], inputs: Iterable[str], known: Mapping[str, float], language: Language
) -> Iterator[tuple[str, str]]:
    """Yield the inputs that are above their limit, which the other inputs set."""
    for name, tree in data["limits"].items():
        most = evaluate_tree(tree, known)
        if name in inputs and known[name] > most * (1 + TOLERANCE):
            field = data["inputs"][name]
            shown = amount(fitting(most * field["scale"]), "count", language)
            yield name, data["words"]["misfit"].format(field["label"], shown, field["unit"])


def fitting(value: float) -> float:
    """Round down to four digits, as the page shows inputs: what is said to fit does fit.

    >>> fitting(377.48), fitting(0.12349)
    (377.4, 0.1234)
    """
    return float(Context(prec=4, rounding=ROUND_FLOOR).create_decimal(repr(value)))
