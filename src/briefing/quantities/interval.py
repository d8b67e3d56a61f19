"""Ranges with open ends: what can be said of a result when an input is only a floor or a ceiling.

"At least 20,000" is a range whose high end is open; so is whatever is computed from it, on one
side or the other. An end that is open has no value, and never becomes a point on its way.
Every occurrence of a range counts as independent of the others, so that a result is never too
narrow (R. E. Moore, Interval Analysis, 1966).
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class End:
    """One end of a range: where it lies, and whether nothing is known beyond what it stands for."""

    value: float
    open: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high; combine with ``+ - * /`` and plain numbers."""

    low: End
    high: End

    @classmethod
    def of(cls, low: float | None, high: float | None, *, least: float = -math.inf) -> Interval:
        """Return a range; None is an open end, and nothing lies below `least`.

        >>> floor = Interval.of(20_000, None)
        >>> (6e6 / floor).ends()
        (None, 300.0)
        >>> (floor / floor).ends()
        (None, None)
        """
        first = End(least, open=True) if low is None else End(low)
        return cls(first, End(math.inf, open=True) if high is None else End(high))

    @classmethod
    def point(cls, value: float) -> Interval:
        """Return the range of a single value."""
        return cls(End(value), End(value))

    def ends(self) -> tuple[float | None, float | None]:
        """Return low and high; an end that is open is None."""
        low, high = (None if end.open else end.value for end in (self.low, self.high))
        return low, high

    def __add__(self, other: Interval | float) -> Interval:
        return _combined(operator.add, self, other)

    def __radd__(self, other: float) -> Interval:
        return _combined(operator.add, other, self)

    def __sub__(self, other: Interval | float) -> Interval:
        return _combined(operator.sub, self, other)

    def __rsub__(self, other: float) -> Interval:
        return _combined(operator.sub, other, self)

    def __mul__(self, other: Interval | float) -> Interval:
        return _combined(operator.mul, self, other)

    def __rmul__(self, other: float) -> Interval:
        return _combined(operator.mul, other, self)

    def __truediv__(self, other: Interval | float) -> Interval:
        return _divided(self, other)

    def __rtruediv__(self, other: float) -> Interval:
        return _divided(other, self)


Operator = Callable[[float, float], float]


def _as_interval(value: Interval | float) -> Interval:
    return value if isinstance(value, Interval) else Interval.point(value)


def _combined(function: Operator, left: Interval | float, right: Interval | float) -> Interval:
    """Return the least and the greatest result over the ends of both sides.

    Where a closed and an open end give the same value, it is reached, and the end is closed.
    """
    corners = list(_corners(function, _as_interval(left), _as_interval(right)))
    return Interval(min(corners), max(corners, key=lambda end: (end.value, not end.open)))


def _corners(function: Operator, left: Interval, right: Interval) -> Iterator[End]:
    """Yield the results over all ends; those without a value (∞ − ∞, 0 × ∞) bound nothing."""
    for first in (left.low, left.high):
        for second in (right.low, right.high):
            value = function(first.value, second.value)
            if not math.isnan(value):
                yield End(value, first.open or second.open)


def _divided(left: Interval | float, right: Interval | float) -> Interval:
    """Divide; zero may be the open end of a divisor, but must not be one of its values.

    Raises
    ------
    ZeroDivisionError
        If the divisor may be zero.
    """
    divisor = _as_interval(right)
    low, high = divisor.low, divisor.high
    if End(0.0) in (low, high) or low.value < 0 < high.value:
        raise ZeroDivisionError("division by a number that may be zero")
    return _combined(_quotient, left, divisor)


def _quotient(part: float, whole: float) -> float:
    if whole == 0:
        return math.copysign(math.inf, part) if part else math.nan
    return part / whole
