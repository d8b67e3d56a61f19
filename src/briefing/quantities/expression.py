"""The model as data: expressions over named inputs.

One tree serves all: numpy evaluates it over arrays of draws, pint checks its units, and the
what-if page evaluates the exported tree in JavaScript.
Knows nothing of munitions or prices; those are in `briefing.model`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

#: What the export looks like: a name, a number, or [operator, left, right].
Tree: TypeAlias = str | float | list[Any]

OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
#: Operators that need brackets to the left and to the right of an operator.
_LOOSER = {"+": "", "-": "", "*": "+-", "/": "+-"}
_LOOSER_RIGHT = {"+": "", "-": "+-", "*": "+-", "/": "+-*/"}


class Expression:
    """Anything that can be evaluated: combine with ``+ - * /``."""

    def __add__(self, other: Expression | float) -> Expression:
        return Operation("+", self, as_expression(other))

    def __sub__(self, other: Expression | float) -> Expression:
        return Operation("-", self, as_expression(other))

    def __rsub__(self, other: float) -> Expression:
        return Operation("-", as_expression(other), self)

    def __mul__(self, other: Expression | float) -> Expression:
        return Operation("*", self, as_expression(other))

    def __truediv__(self, other: Expression | float) -> Expression:
        return Operation("/", self, as_expression(other))


@dataclass(frozen=True, eq=False)
class Name(Expression):
    """A parameter or an earlier output."""

    name: str


@dataclass(frozen=True, eq=False)
class Constant(Expression):
    """A plain number without a unit."""

    value: float


@dataclass(frozen=True, eq=False)
class Operation(Expression):
    """Two expressions combined."""

    sign: str
    left: Expression
    right: Expression


def as_expression(value: Expression | float) -> Expression:
    """Wrap a plain number."""
    return value if isinstance(value, Expression) else Constant(value)


def evaluate(expression: Expression, values: Mapping[str, Any]) -> Any:
    """Evaluate over numbers, arrays or quantities with units.

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
            return OPERATORS[sign](evaluate(left, values), evaluate(right, values))
    raise TypeError(f"not an expression: {expression!r}")


def evaluate_all(
    outputs: Mapping[str, Expression], inputs: Mapping[str, Any], wanted: Iterable[str] = ()
) -> dict[str, Any]:
    """Evaluate outputs in their order; each may use those before it.

    Only the `wanted` outputs and what they use are evaluated; all if none is named.
    """
    used = {name for output in wanted for name in _reach(output, outputs)}
    values = dict(inputs)
    for name, expression in outputs.items():
        if not used or name in used:
            values[name] = evaluate(expression, values)
    return {name: values[name] for name in outputs if not used or name in used}


def _reach(output: str, outputs: Mapping[str, Expression]) -> set[str]:
    below = (name for name in names(outputs[output]) if name in outputs)
    return {output}.union(*(_reach(name, outputs) for name in below))


def occurrences(expression: Expression) -> list[str]:
    """Return the names in an expression, in order, as often as they occur."""
    match expression:
        case Name(name):
            return [name]
        case Operation(_, left, right):
            return occurrences(left) + occurrences(right)
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


def to_tree(expression: Expression) -> Tree:
    """Export for JSON.

    >>> to_tree((1 - Name("loss")) * Name("rounds"))
    ['*', ['-', 1, 'loss'], 'rounds']
    """
    match expression:
        case Name(name):
            return name
        case Constant(value):
            return value
        case Operation(sign, left, right):
            return [sign, to_tree(left), to_tree(right)]
    raise TypeError(f"not an expression: {expression!r}")


def evaluate_tree(tree: Tree, values: Mapping[str, Any]) -> Any:
    """Evaluate what `to_tree` has exported, as a program in another language would.

    >>> evaluate_tree(["*", ["-", 1, "loss"], "rounds"], {"loss": 0.25, "rounds": 8})
    6.0
    """
    match tree:
        case str(name):
            return values[name]
        case [sign, left, right]:
            return OPERATORS[sign](evaluate_tree(left, values), evaluate_tree(right, values))
    return tree


def to_words(expression: Expression) -> str:
    """Write an expression as a template: ``{}`` for each name, in order of occurrence.

    >>> to_words((1 - Name("loss")) * Name("n"))
    '(1 − {}) × {}'
    >>> to_words(Name("a") - (Name("b") + Name("c")))
    '{} − ({} + {})'
    """
    match expression:
        case Name():
            return "{}"
        case Constant(value):
            return f"{value:g}"
        case Operation(sign, left, right):
            first, second = _grouped(left, _LOOSER[sign]), _grouped(right, _LOOSER_RIGHT[sign])
            return f"{first} {_SIGNS[sign]} {second}"
    raise TypeError(f"not an expression: {expression!r}")


def _grouped(side: Expression, looser: str) -> str:
    words = to_words(side)
    return f"({words})" if isinstance(side, Operation) and side.sign in looser else words
