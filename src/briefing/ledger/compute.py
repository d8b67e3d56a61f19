"""Computes numbers from numbers, with their units checked.

Which numbers are computed from which is said in `briefing.formulas`; the arithmetic itself is
in `briefing.quantities.calculations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

import pint

from ..errors import BriefingError
from ..quantities import units
from .ledger import ENDS, End, Number, UnknownNumber, find


@dataclass(frozen=True, slots=True)
class Formula:
    """How one number is computed from others."""

    name: str
    label: str
    function: Callable[..., Any]
    #: Names of numbers; ``name@low`` takes one end.
    inputs: tuple[str, ...]
    unit: str
    #: paired: low with low, high with high; spread: the extremes over all combinations.
    ends: Literal["paired", "spread"] = "paired"
    digits: int = 3
    note: str = ""


def compute(formula: Formula, known: Mapping[str, Number]) -> Number:
    """Compute one number, with its unit checked.

    Raises
    ------
    BriefingError
        If an input is unknown or has another value than the formula needs, or if the units
        do not give the unit that the formula promises.
    """
    try:
        inputs = [find(name, known) for name in formula.inputs]
        low, central, high = (_PAIRING[formula.ends])(formula, inputs)
    except UnknownNumber as error:
        raise BriefingError(f"formula {formula.name!r}: {error.what}", do=error.do) from None
    except pint.DimensionalityError as error:
        raise BriefingError(f"formula {formula.name!r}: {error}", do="Check the units.") from None
    if low is central is high is None:
        raise BriefingError(
            f"formula {formula.name!r} has no value: its inputs share no end",
            do="Name inputs that have a low, central or high value in common.",
        )
    return Number(
        formula.name, formula.label, "computed", formula.unit, low, central, high,
        as_of=max(n.as_of for n in inputs), formula=formula.function.words,  # type: ignore[attr-defined]
        inputs=formula.inputs, digits=formula.digits, note=formula.note,
    )  # fmt: skip


def _value(formula: Formula, inputs: Sequence[Number], ends: Sequence[End]) -> float | None:
    values = [number.at(end) for number, end in zip(inputs, ends, strict=True)]
    if None in values:
        return None
    pairs = zip(values, inputs, strict=True)
    result = formula.function(*(units.quantity(value, n.unit) for value, n in pairs))
    return float(units.magnitude(result, formula.unit))


def _paired(formula: Formula, inputs: Sequence[Number]) -> tuple[float | None, ...]:
    if all(number.low is None and number.high is None for number in inputs):
        return None, _value(formula, inputs, ["central"] * len(inputs)), None
    found = [_value(formula, inputs, [end] * len(inputs)) for end in ENDS]
    return tuple(found)


def _spread(formula: Formula, inputs: Sequence[Number]) -> tuple[float | None, ...]:
    bounds: tuple[End, ...] = ("low", "high")
    corners = product(*(bounds for _ in inputs))
    values = [_value(formula, inputs, corner) for corner in corners]
    known = [value for value in values if value is not None]
    central = _value(formula, inputs, ["central"] * len(inputs))
    return (min(known), central, max(known)) if known else (None, central, None)


_PAIRING = {"paired": _paired, "spread": _spread}


def add_formulas(numbers: dict[str, Number], formulas: Iterable[Formula]) -> None:
    """Compute formulas in their order and enter them.

    Raises
    ------
    BriefingError
        If a name stands twice or a formula cannot be computed.
    """
    for formula in formulas:
        add_numbers(numbers, [compute(formula, numbers)])


def add_numbers(numbers: dict[str, Number], more: Iterable[Number]) -> None:
    """Enter numbers.

    Raises
    ------
    BriefingError
        If a name stands twice.
    """
    for number in more:
        if number.name in numbers:
            raise BriefingError(f"number {number.name!r} stands twice", do="Rename one of them.")
        numbers[number.name] = number
