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


#: Gives a value the unit as which it is counted.
Recount = Callable[[Any, str], Any]


def as_expression(value: Expression | float) -> Expression:
    """Wrap a plain number."""
    return value if isinstance(value, Expression) else Constant(value)


def _unchanged(value: Any, unit: str) -> Any:
    return value


def evaluate(
    expression: Expression, values: Mapping[str, Any], recount: Recount = _unchanged
) -> Any:
    """Evaluate over numbers, arrays, ranges or quantities with units.

    Counting in another unit changes no plain number; quantities need
    `Units.counted_as` for it.

    >>> evaluate((1 - Name("loss")) * Name("rounds"), {"loss": 0.25, "rounds": 8})
    6.0

    Raises
    ------
    KeyError
        If a name has no value.
    """
    match expression:
        case Name(name):
            return values[name]
        case Constant(value):
            return value
        case Operation(sign, left, right):
            sides = (evaluate(side, values, recount) for side in (left, right))
            return OPERATORS[sign](*sides)
        case CountedAs(counted, unit):
            return recount(evaluate(counted, values, recount), unit)
    raise TypeError(f"not an expression: {expression!r}")


def evaluate_all(
    outputs: Mapping[str, Expression], inputs: Mapping[str, Any], recount: Recount = _unchanged
) -> dict[str, Any]:
    """Evaluate outputs in their order; each may use those before it."""
    values = dict(inputs)
    for name, expression in outputs.items():
        values[name] = evaluate(expression, values, recount)
    return {name: values[name] for name in outputs}


def reach(output: str, outputs: Mapping[str, Expression]) -> set[str]:
    """Return an output and the outputs that it uses, directly or through others."""
    below = (name for name in names(outputs[output]) if name in outputs)
    return {output}.union(*(reach(name, outputs) for name in below))


def occurrences(expression: Expression) -> list[str]:
    """Return the names in an expression, in order, as often as they occur."""
    match expression:
        case Name(name):
            return [name]
        case Operation(_, left, right):
            return occurrences(left) + occurrences(right)
        case CountedAs(counted, _):
            return occurrences(counted)
    return []


def names(expression: Expression) -> list[str]:
    """Return the names in an expression, in order, each once."""
    return list(dict.fromkeys(occurrences(expression)))


def roots(expression: Expression, outputs: Mapping[str, Expression]) -> list[str]:
    """Return the inputs that an expression rests on, through all outputs that it uses."""
    found: dict[str, None] = {}
    for name in names(expression):
        below = roots(outputs[name], outputs) if name in outputs else [name]
        found.update(dict.fromkeys(below))
    return list(found)
