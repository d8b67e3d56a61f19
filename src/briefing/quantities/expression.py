"""Expressions over named numbers: the one engine of everything that is computed.

One tree serves all: it is evaluated over plain numbers, arrays of draws, ranges with open ends
and quantities with units; the same tree gives the inputs, the words that a reader sees
(`briefing.quantities.notation`) and what the what-if page evaluates in JavaScript.
Which numbers are computed from which is said by the study, not here.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


class Expression:
    """Anything that can be evaluated: combine with ``+ - * /``, and count as another unit."""

    def __add__(self, other: Expression | float) -> Expression:
        return Operation("+", self, as_expression(other))

    def __radd__(self, other: float) -> Expression:
        return Operation("+", as_expression(other), self)

    def __sub__(self, other: Expression | float) -> Expression:
        return Operation("-", self, as_expression(other))

    def __rsub__(self, other: float) -> Expression:
        return Operation("-", as_expression(other), self)

    def __mul__(self, other: Expression | float) -> Expression:
        return Operation("*", self, as_expression(other))

    def __rmul__(self, other: float) -> Expression:
        return Operation("*", as_expression(other), self)

    def __truediv__(self, other: Expression | float) -> Expression:
        return Operation("/", self, as_expression(other))

    def __rtruediv__(self, other: float) -> Expression:
        return Operation("/", as_expression(other), self)

    def counted_as(self, unit: str) -> Expression:
        """Count one kind as another, piece by piece: apples as fruit, fruit as apples.

        Kinds have dimensions of their own, so that the price of one cannot be multiplied with
        the number of another by mistake; this says that it is meant.
        """
        return CountedAs(self, unit)


@dataclass(frozen=True, slots=True)
class Name(Expression):
    """A number of the ledger, a parameter or an earlier output; ``name@low`` is one end."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A plain number without a unit."""

    value: float


@dataclass(frozen=True, slots=True)
class Operation(Expression):
    """Two expressions combined."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class CountedAs(Expression):
    """The same number of pieces, counted in another unit."""

    counted: Expression
    unit: str


def as_expression(value: Expression | float) -> Expression:
    """Wrap a plain number."""
    return value if isinstance(value, Expression) else Constant(value)
