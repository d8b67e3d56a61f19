"""Round numbers for sliders and scales."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any

from ..words.catalogue import Language
from ..words.numbers import NBSP, amount


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


def shown(value: float, unit: str, language: Language) -> dict[str, Any]:
    r"""Say in which scale values like this one are written, and with which words.

    >>> shown(6e9, "USD", Language()), shown(400, "person", Language())["words"]
    ({'scale': 1000000000.0, 'words': '{}\xa0billion\xa0US\xa0dollars'}, '{}\xa0people')
    """
    power = max(0, math.floor(math.log10(value)) // 3 * 3)
    power = power if power >= 6 else 0  # thousands have no word
    many = amount(2 * 10.0**power, unit, language, power=power)
    return {"scale": 10.0**power, "words": many.replace("2", "{}", 1).replace(" ", NBSP)}
