"""What the what-if page says of a scenario: result, parts, shares, and how totals compare.

`whatif.js` says the same in the browser, character by character; the page shows what this module
says until the script has run, and a test compares the two over many scenarios.
What is compared is what is printed: values are rounded once, and only then set beside each other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal

from ..quantities.notation import evaluate_tree
from ..words.catalogue import Language, translate
from ..words.numbers import NBSP, amount, locale_of

#: A hundredth of a billion dollars: the last digit that is printed.
UNIT = 1e7


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of one scenario."""

    value: float
    result: str
    parts: tuple[str, ...]
    shares: tuple[str, ...]
    #: For each published total of the measure, where the result lies: a key of the page's words.
    against: tuple[str, ...]


def rounded(value: float) -> int:
    """Return a value in hundredths of a billion, halves upwards, as JavaScript rounds.

    >>> rounded(5.5e9), rounded(2.674e9)
    (550, 267)
    """
    return math.floor(value / UNIT + 0.5)


def money(value: float, language: Language) -> str:
    r"""Write a sum in billions with two decimals.

    >>> money(5.5e9, Language())
    '5.50\xa0billion\xa0US\xa0dollars'
    """
    digits = format_decimal(rounded(value) / 100, "#,##0.00", locale=locale_of(language))
    return f"{digits}{NBSP}{translate('billion US dollars', language)}".replace(" ", NBSP)


def place(value: float, low: float | None, high: float | None) -> str:
    """Say where a value lies, as printed: against a range, a single value, or an open end.

    >>> place(1.7e9 + 3, 1.7e9, 5.5e9), place(6e9, 5.6e9, 9.8e9), place(20e9, 20e9, 20e9)
    ('lower', 'within', 'equal')
    >>> place(17e9, 18e9, None), place(19e9, 18e9, None), place(19e9, None, 18e9)
    ('below', 'fits', 'above')
    """
    shown = rounded(value)
    least, most = (None if end is None else rounded(end) for end in (low, high))
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
    return Report(
        value=known[of],
        result=money(known[of], language),
        parts=tuple(money(evaluate_tree(p["tree"], known), language) for p in measure["parts"]),
        shares=tuple(
            amount(100 * known[of] / whole["value"], "percent", language, 3)
            for whole in data["economy"]
        ),
        against=tuple(place(known[of], p["low"], p["high"]) for p in measure["published"]),
    )
