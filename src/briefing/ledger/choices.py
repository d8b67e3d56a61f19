"""Computes what the options of the choices change: their expressions become values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from ..errors import BriefingError
from ..evidence.choices import Option
from ..evidence.parameters import Parameter
from ..quantities.formula import Formula
from ..quantities.model import Model
from ..quantities.units import Units
from ..uncertainty.change import Change, ends_of, widened
from .bounds import first_of
from .compute import compute
from .number import Number


def changes_of(
    choices: Mapping[str, Sequence[Option]],
    model: Model,
    parameters: Mapping[str, Parameter],
    known: Mapping[str, Number],
    units: Units,
) -> dict[str, dict[str, Change]]:
    """Return for each choice its options and what each changes.

    Raises
    ------
    BriefingError
        With file and line, if an expression names an unknown number or does not give the unit of
        its parameter, or if the parameters with this option do not hold together.
    """
    found: dict[str, dict[str, Change]] = {choice: {} for choice in choices}
    for option in (option for options in choices.values() for option in options):
        try:
            change = _change(option, parameters, known, units)
            model.check_ranges({n: _after(p, change, units) for n, p in parameters.items()})
        except BriefingError as error:
            what = f"field 'overrides': {error.what}"
            raise BriefingError(what, file=option.file, line=option.line, do=error.do) from None
        found[option.choice][option.name] = change
    return found


def _after(p: Parameter, change: Change, units: Units) -> Parameter:
    """Return a parameter with the ends of an option, which must be in order."""
    ends = widened(change.ends_of(p, ends_of(p)))
    for (name, end), value in change.ends.items():
        if name == p.id and ends[end] != value:
            what = f"{name}.{end} = {value:g} crosses another end"
            raise BriefingError(what, do="minimum <= low <= central <= high <= maximum.")
    try:
        return Parameter.model_validate({**dict(p), **ends}, context=units)
    except ValidationError as error:
        what, do, _ = first_of(error)
        raise BriefingError(f"parameter {p.id!r}: {what}", do=do) from None


def _change(
    option: Option, parameters: Mapping[str, Parameter], known: Mapping[str, Number], units: Units
) -> Change:
    ends = {}
    for (name, end), expression in option.ends.items():
        called = f"choice.{option.choice}.{option.name}.{name}.{end}"
        formula = Formula(called, option.label, expression, parameters[name].unit)
        number = compute(formula, known, units)
        values = (number.central, number.low, number.high)
        ends[name, end] = next(value for value in values if value is not None)
    return Change(ends, option.families, option.free, option.correlated)
