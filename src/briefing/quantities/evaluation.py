"""Evaluates expressions over numbers, arrays, ranges with open ends and quantities with units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .expression import OPERATORS, Constant, CountedAs, Expression, Name, Operation

#: Gives a value the unit as which it is counted.
Recount = Callable[[Any, str], Any]


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
