"""How an expression is written: for readers as words, for the what-if page as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from .expression import OPERATORS, Constant, CountedAs, Expression, Name, Operation

#: What the export looks like: a name, a number, or [operator, left, right].
Tree: TypeAlias = str | float | list[Any]

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
#: Operators that need brackets to the left and to the right of an operator.
_LOOSER = {"+": "", "-": "", "*": "+-", "/": "+-"}
_LOOSER_RIGHT = {"+": "", "-": "+-", "*": "+-", "/": "+-*/"}


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
        case CountedAs(counted, _):
            return to_tree(counted)
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

    Units in which something is counted stand beside its value and are left out.
    """
    match expression:
        case Name():
            return "{}"
        case Constant(value):
            return f"{value:g}"
        case Operation(sign, left, right):
            first, second = _grouped(left, _LOOSER[sign]), _grouped(right, _LOOSER_RIGHT[sign])
            return f"{first} {_SIGNS[sign]} {second}"
        case CountedAs(counted, _):
            return to_words(counted)
    raise TypeError(f"not an expression: {expression!r}")


def _grouped(side: Expression, looser: str) -> str:
    while isinstance(side, CountedAs):
        side = side.counted
    words = to_words(side)
    return f"({words})" if isinstance(side, Operation) and side.sign in looser else words
