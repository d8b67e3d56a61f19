"""The arithmetic behind computed numbers: small pure functions, each doctested.

They take plain numbers here and quantities with units in `briefing.ledger.compute`, which is how a
wrong combination of units becomes an error.
Which numbers are computed from which is said in `briefing.formulas`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])


def in_words(template: str) -> Callable[[Function], Function]:
    """Attach the formula as a reader sees it; ``{}`` stands for each input in turn."""

    def attach(function: Function) -> Function:
        function.words = template  # type: ignore[attr-defined]
        return function

    return attach


@in_words("{} ÷ {}")
def ratio(part: Any, whole: Any) -> Any:
    """Divide: a share, a price per piece, a pay per head, an implied exchange rate.

    >>> ratio(143e6, 5_000), ratio(572e6, 20_000)
    (28600.0, 28600.0)
    """
    return part / whole


@in_words("1 ÷ (1 + {} ÷ {})")
def share_beside(other: Any, part: Any) -> Any:
    """Return the share of a part in the sum of itself and another.

    >>> share_beside(9.0, 1.0)
    0.1
    """
    return 1 / (1 + other / part)


@in_words("1 ÷ (1 + ({} + {}) ÷ {})")
def share_beside_two(first: Any, second: Any, part: Any) -> Any:
    """Return the share of a part in the sum of itself and two others.

    >>> share_beside_two(7.0, 2.0, 1.0)
    0.1
    """
    return 1 / (1 + (first + second) / part)


@in_words("{} × (1 + {})")
def grown(base: Any, growth: Any) -> Any:
    """Add a rate of growth to a base.

    >>> round(grown(34.4, 0.54), 3)
    52.976
    """
    return base * (1 + growth)


@in_words("{} ÷ {} − 1")
def relative_gap(value: Any, reference: Any) -> Any:
    """Say by which share a value lies above (or below) a reference.

    >>> round(relative_gap(52.9, 52.976), 5)
    -0.00143
    """
    return value / reference - 1


@in_words("({} − {} × {}) ÷ ({} + {})")
def implied_price(total: Any, missiles: Any, price: Any, shells: Any, rockets: Any) -> Any:
    """Take the missiles out of a total and divide the rest by the rounds.

    >>> round(implied_price(540e6, 18, 3e6, 937_500, 187_500))
    432
    """
    return (total - missiles * price) / (shells + rockets)


@in_words("{} + {} + {}")
def added(first: Any, second: Any, third: Any) -> Any:
    """Add three years.

    >>> added(1.0, 1.3, 2.0)
    4.3
    """
    return first + second + third


@in_words("{} × {}")
def product(first: Any, second: Any) -> Any:
    """Multiply: heads by pay per head.

    >>> product(15_000, 800)
    12000000
    """
    return first * second


@in_words("{}, in another unit")
def same(value: Any) -> Any:
    """Change the unit and nothing else."""
    return value


@in_words("{} × {} ÷ {} ÷ {}")
def yearly_multiple(total: Any, year: Any, period: Any, yearly: Any) -> Any:
    """Set the yearly part of a total, built up over a period, against a yearly sum.

    >>> yearly_multiple(5.8, 12, 29, 0.36)
    6.666666666666667
    """
    return total * year / period / yearly
