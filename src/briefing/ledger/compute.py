"""Computes numbers from numbers by formulas: values with open ends, units checked, words.

Which numbers are computed from which is said by the study.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pint

from ..errors import BriefingError, located
from ..quantities.evaluation import evaluate
from ..quantities.formula import Formula
from ..quantities.inputs import occurrences
from ..quantities.notation import to_words
from ..quantities.units import Units
from .number import ENDS, End, Number, find

#: Numbers have files and anchors of their own, by their names.
_NAME = re.compile(r"[\w'’-]+(\.[\w'’-]+)*")
Ends = tuple[float | None, float | None, float | None]


def compute(formula: Formula, known: Mapping[str, Number], units: Units) -> Number:
    """Compute one number, with its unit checked.

    An end is open where the inputs leave it open: a point by a floor gives a ceiling.

    Raises
    ------
    BriefingError
        If an input is unknown or has another end than the formula needs; if the units do not
        give the unit that the formula promises; if it divides by zero; if both ends are open
        (a floor by a floor), or the inputs have no value in common.
    """
    names = occurrences(formula.expression)
    try:
        inputs = {name: find(name, known) for name in names}
        _check_unit(formula, inputs, units)
        low, central, high = _ends(formula, inputs, units)
    except (pint.DimensionalityError, ZeroDivisionError) as error:
        do = "Check units and kinds." if isinstance(error, pint.PintError) else "Check the inputs."
        raise BriefingError(f"formula {formula.name!r}: {error}", do=do) from None
    except BriefingError as error:
        raise BriefingError(f"formula {formula.name!r}: {error.what}", do=error.do) from None
    if low is central is high is None:
        raise BriefingError(
            f"formula {formula.name!r} has no value: its inputs leave both ends open",
            do="A floor by a floor bounds nothing. Leave it out, or write '@low-as-point'.",
        )
    return Number(
        formula.name, formula.label, "computed", formula.unit, low, central, high,
        as_of=max((n.as_of for n in inputs.values()), default=""), inputs=tuple(names),
        formula=_words(formula, inputs), digits=formula.digits, note=formula.note,
        capacity=any(n.capacity for n in inputs.values()),
    )  # fmt: skip


def _words(formula: Formula, inputs: Mapping[str, Number]) -> str:
    """Write the formula; where it only changes the unit, say that."""
    words = to_words(formula.expression)
    changed = words == "{}" and any(n.unit != formula.unit for n in inputs.values())
    return f"{words}, in another unit" if changed else words


def _check_unit(formula: Formula, inputs: Mapping[str, Number], units: Units) -> None:
    values = {name: units.quantity(_some(number), number.unit) for name, number in inputs.items()}
    units.magnitude(evaluate(formula.expression, values, units.counted_as), formula.unit)


def _some(number: Number) -> float:
    return next((value for end in ENDS if (value := number.at(end)) is not None), 1.0)


def _ends(formula: Formula, inputs: Mapping[str, Number], units: Units) -> Ends:
    central = _at(formula, inputs, "central", units)
    ranged = any(n.low is not None or n.high is not None for n in inputs.values())
    if not ranged:
        return None, central, None
    if formula.ends == "paired" and all(n.open_end is None for n in inputs.values()):
        return _at(formula, inputs, "low", units), central, _at(formula, inputs, "high", units)
    ranges = {name: number.interval(units) for name, number in inputs.items()}
    low, high = evaluate(formula.expression, ranges).ends()
    size = units.size(formula.unit)
    return None if low is None else low / size, central, None if high is None else high / size


def _at(formula: Formula, inputs: Mapping[str, Number], end: End, units: Units) -> float | None:
    values: dict[str, Any] = {name: number.at(end) for name, number in inputs.items()}
    if None in values.values():
        return None
    sized = {name: value * units.size(inputs[name].unit) for name, value in values.items()}
    return float(evaluate(formula.expression, sized)) / units.size(formula.unit)


def add_formulas(numbers: dict[str, Number], formulas: Iterable[Formula], units: Units) -> None:
    """Compute formulas in their order and enter them.

    Raises
    ------
    BriefingError
        With file and line, if a name is duplicate or a formula cannot be computed.
    """
    for formula in formulas:
        with located(*formula.place):
            add_numbers(numbers, [compute(formula, numbers, units)])


def add_numbers(numbers: dict[str, Number], more: Iterable[Number]) -> None:
    """Enter numbers.

    Raises
    ------
    BriefingError
        If a name is duplicate, or cannot be the name of a file.
    """
    for number in more:
        if not _NAME.fullmatch(number.name):
            what = f"{number.name!r} is not a valid name of a number"
            raise BriefingError(what, do="Write letters and digits, with . and - between them.")
        if number.name in numbers:
            raise BriefingError(f"duplicate number {number.name!r}", do="Rename one of them.")
        numbers[number.name] = number
