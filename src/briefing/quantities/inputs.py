"""What an expression is computed from, directly and through the outputs that it uses."""

from __future__ import annotations

from collections.abc import Mapping

from .expression import CountedAs, Expression, Name, Operation


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
