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
from ..words.catalogue import Language
from ..words.numbers import NBSP, amount, locale_of, scale
from ..words.numbers import rounded as rounded_to


@dataclass(frozen=True, slots=True)
class Scale:
    """How a page prints its results: as multiples of a size, with two decimals."""

    size: float
    unit: str
    #: The words of size and unit, such as "billion US dollars".
    words: str


def scale_of(value: float, unit: str, language: Language) -> Scale:
    """Return the scale on which a value is printed with a few digits.

    >>> scale_of(2.7e9, "USD", Language())
    Scale(size=1000000000.0, unit='USD', words='billion US dollars')
    """
    power = scale(rounded_to(value, 2))
    words = amount(2 * 10.0**power, unit, language, power=power).partition(NBSP)[2]
    return Scale(10.0**power, unit, words.replace(NBSP, " "))


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of one scenario."""

    value: float
    result: str
    parts: tuple[str, ...]
    shares: tuple[str, ...]
    #: For each published total of the measure, where the result lies: a key of the page's words.
    against: tuple[str, ...]


def rounded(value: float, size: float) -> int:
    """Return a value in hundredths of a size, halves upwards, as JavaScript rounds.

    >>> rounded(5.5e9, 1e9), rounded(2.674e9, 1e9)
    (550, 267)
    """
    return math.floor(value / (size / 100) + 0.5)


def sum_in_words(value: float, by: Scale, language: Language) -> str:
    r"""Write a result with two decimals.

    >>> sum_in_words(5.5e9, Scale(1e9, "USD", "billion US dollars"), Language())
    '5.50\xa0billion\xa0US\xa0dollars'
    """
    digits = format_decimal(rounded(value, by.size) / 100, "#,##0.00", locale=locale_of(language))
    return f"{digits}{NBSP}{by.words}".replace(" ", NBSP)


def place(value: float, low: float | None, high: float | None, size: float = 1e9) -> str:
    """Say where a value lies, as printed: against a range, a single value, or an open end.

    >>> place(1.7e9 + 3, 1.7e9, 5.5e9), place(6e9, 5.6e9, 9.8e9), place(20e9, 20e9, 20e9)
    ('lower', 'within', 'equal')
    >>> place(17e9, 18e9, None), place(19e9, 18e9, None), place(19e9, None, 18e9)
    ('below', 'fits', 'above')
    """
    shown = rounded(value, size)
    least, most = (None if end is None else rounded(end, size) for end in (low, high))
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
    measure, by = data["measures"][of], Scale(**data["scale"])
    return Report(
        value=known[of],
        result=sum_in_words(known[of], by, language),
        parts=tuple(
            sum_in_words(evaluate_tree(p["tree"], known), by, language) for p in measure["parts"]
        ),
        shares=tuple(
            amount(100 * known[of] / whole["value"], "percent", language, 3)
            for whole in data["economy"]
        ),
        against=tuple(place(known[of], p["low"], p["high"], by.size) for p in measure["published"]),
    )
