"""Computes what the options of the choices change: their expressions become values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import located
from ..evidence.choices import Option
from ..evidence.parameters import Parameter
from ..quantities.formula import Formula
from ..quantities.units import Units
from ..uncertainty.change import Change
from .compute import compute
from .number import Number


def changes_of(
    choices: Mapping[str, Sequence[Option]],
    parameters: Mapping[str, Parameter],
    known: Mapping[str, Number],
    units: Units,
) -> dict[str, dict[str, Change]]:
    """Return for each choice its options and what each changes.

    Raises
    ------
    BriefingError
        If an expression names an unknown number or does not give the unit of its parameter.
    """
    return {
        choice: {option.name: _change(option, parameters, known, units) for option in options}
        for choice, options in choices.items()
    }


def _change(
    option: Option, parameters: Mapping[str, Parameter], known: Mapping[str, Number], units: Units
) -> Change:
    ends = {}
    for (name, end), expression in option.ends.items():
        called = f"choice.{option.choice}.{option.name}.{name}.{end}"
        formula = Formula(called, option.label, expression, parameters[name].unit)
        with located(option.file, option.line):
            number = compute(formula, known, units)
        values = (number.central, number.low, number.high)
        ends[name, end] = next(value for value in values if value is not None)
    return Change(ends, option.families, option.free, option.correlated)
