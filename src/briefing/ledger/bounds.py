"""Computes the ends of the parameters: each bound becomes a number, with card and proof.

Floors act as floors, ceilings as ceilings and capacities as capacities: what bounds nothing on
one side cannot be an end on that side, unless ``as-point`` says that it is meant. Differences
stay within one series of counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from ..errors import BriefingError, EvidenceErrors
from ..evidence.bounds import Bound
from ..evidence.observations import Observation
from ..evidence.parameters import NEEDS, Assumption, Parameter
from ..quantities.evaluation import evaluate
from ..quantities.expression import Constant, Expression, Name, Operation
from ..quantities.formula import Formula
from ..quantities.inputs import names
from ..quantities.units import Units
from .compute import compute
from .number import Number, base, find

#: How the ends are called.
WORDS = {
    "minimum": "minimum", "low": "5 % point", "central": "most likely value",
    "high": "95 % point", "maximum": "maximum",
}  # fmt: skip
_LOWER, _UPPER = ("minimum", "low"), ("high", "maximum")


@dataclass(frozen=True)
class Bounded:
    """The parameters with their ends, and the ends as numbers."""

    parameters: Mapping[str, Parameter]
    numbers: tuple[Number, ...]


def with_ends(
    assumptions: Mapping[str, Assumption],
    bounds: Sequence[Bound],
    known: Mapping[str, Number],
    observations: Mapping[str, Observation],
    units: Units,
) -> Bounded:
    """Compute every end and join them with the parameters.

    Raises
    ------
    EvidenceErrors
        With file and line: an unknown number, an end that does not suit the family or crosses
        another, a floor as upper end, a capacity as lower end, a difference across series, a
        reason that names a number that the row does not use.
    """
    check = _Checks(known, observations)
    errors, numbers, parameters = [], [], {}
    for name, assumption in assumptions.items():
        rows = [bound for bound in bounds if bound.parameter == name]
        try:
            made = [_number(row, assumption, known, units) for row in rows if row.end in WORDS]
            errors += [e for row in rows for e in check(row, assumptions)]
            parameters[name] = _parameter(assumption, rows, made, known, units)
            numbers += made
        except BriefingError as error:
            errors.append(error)
    if errors:
        raise EvidenceErrors(errors)
    return Bounded(parameters, tuple(numbers))


def _number(
    row: Bound, assumption: Assumption, known: Mapping[str, Number], units: Units
) -> Number:
    label = f"{assumption.label}: {WORDS[row.end]}"
    note = row.reason if row.rests_on else f"Ours. {row.reason.removeprefix('Ours')}".strip(". ")
    formula = Formula(row.name, label, row.expression, assumption.unit, note=note)
    if not row.rests_on:
        try:
            value = float(evaluate(row.expression, {}))
        except ZeroDivisionError:
            raise row.wrong("the expression divides by zero", "Correct it.") from None
        return Number(row.name, label, "assumed", assumption.unit, central=value,
                      formula="our choice", digits=3, note=row.reason)  # fmt: skip
    try:
        number = compute(formula, known, units)
    except BriefingError as error:
        raise row.wrong(error.what, error.do) from None
    if number.limit == "floor" and row.end not in _LOWER:
        raise row.wrong(f"a floor cannot be the {WORDS[row.end]}", "Or write '@low-as-point'.")
    if number.limit == "ceiling" and row.end not in _UPPER:
        raise row.wrong(f"a ceiling cannot be the {WORDS[row.end]}", "Or write '@high-as-point'.")
    return number


def _value(number: Number) -> float:
    values = (number.central, number.low, number.high)
    return next(value for value in values if value is not None)


def _parameter(
    assumption: Assumption,
    rows: Sequence[Bound],
    made: Sequence[Number],
    known: Mapping[str, Number],
    units: Units,
) -> Parameter:
    computed = (row.end for row in rows if row.end in WORDS)
    ends = {end: _value(number) for end, number in zip(computed, made, strict=True)}
    joint = next((row for row in rows if row.end == "joint"), None)
    rests_on = dict.fromkeys(number.name for number in made if number.inputs)
    if joint:
        rests_on |= dict.fromkeys(name for name in joint.rests_on if name in known)
    rests_on |= dict.fromkeys(n for row in rows if row.end == "context" for n in row.rests_on)
    try:
        return Parameter.model_validate({
            **assumption.model_dump(), **ends, "rests_on": tuple(rests_on),
            "joint": joint and filled(joint.expression, known, units),
        }, context=units)  # fmt: skip
    except ValidationError as error:
        what, do, end = first_of(error)
        what = f"field 'expression': parameter {assumption.id!r}: {what}"
        do = do or f"It needs {', '.join(NEEDS[assumption.family])}."
        at = next((row for row in rows if row.end == end), rows[0] if rows else None)
        raise BriefingError(
            what, file=at.file if at else "", line=at.line if at else None, do=do
        ) from None


def first_of(error: ValidationError) -> tuple[str, str, str]:
    """Return what is wrong first with a parameter, what to do, and the end that is concerned."""
    first = error.errors(include_url=False)[0]
    cause = first.get("ctx", {}).get("error")
    what = getattr(cause, "what", None) or first["msg"]
    return what, getattr(cause, "do", ""), getattr(cause, "end", "")


def filled(expression: Expression, known: Mapping[str, Number], units: Units) -> Expression:
    """Put plain values in the place of numbers; other names (parameters) stay."""
    match expression:
        case Name(name) if base(name) in known:
            number = find(name, known)
            return Constant(_value(number) * units.size(number.unit))
        case Operation(sign, left, right):
            return Operation(sign, filled(left, known, units), filled(right, known, units))
    return expression


def roots_of(
    name: str, known: Mapping[str, Number], observations: Mapping[str, Observation]
) -> Iterator[Observation]:
    """Yield the observations that a number goes back to."""
    if name in observations:
        yield observations[name]
    elif name in known:
        for used in known[name].inputs:
            yield from roots_of(base(used), known, observations)


@dataclass(frozen=True)
class _Checks:
    """What a row must keep to, beyond being computable."""

    known: Mapping[str, Number]
    observations: Mapping[str, Observation]

    def __call__(
        self, row: Bound, assumptions: Mapping[str, Assumption]
    ) -> Iterator[BriefingError]:
        others = assumptions if row.end == "joint" else {}
        for name in row.rests_on:
            if name not in self.known and name not in others:
                yield row.wrong(f"unknown number {name!r}", "Check the name.")
        yield from self.cited(row)
        if row.end in ("minimum", "low", "central"):
            yield from self.capacities(row)
        if row.end != "context":
            yield from self.series(row, row.expression)

    def roots(self, name: str) -> Iterator[Observation]:
        """Yield the observations that a number goes back to."""
        return roots_of(name, self.known, self.observations)

    def cited(self, row: Bound) -> Iterator[BriefingError]:
        """Find a number that the reason names and the row does not use."""
        words = set(re.findall(r"[a-z][\w-]*(?:\.[\w-]+)+", row.reason))
        for name in sorted(words & self.known.keys() - set(row.rests_on)):
            yield row.wrong(f"cites {name!r}, which the row does not use", "Use it.", "reason")

    def capacities(self, row: Bound) -> Iterator[BriefingError]:
        """Find a lower end that is a capacity, which says only what would fit."""
        for name in row.rests_on:
            for root in self.roots(name):
                if root.limit == "capacity":
                    yield row.wrong(
                        f"{root.id!r} is a capacity and cannot be the {WORDS[row.end]}",
                        "A capacity bounds from above.",
                    )

    def series(self, row: Bound, expression: Expression) -> Iterator[BriefingError]:
        """Find a difference between counts of different origin."""
        match expression:
            case Operation(sign, left, right):
                if sign == "-" and len(origins := self._origins(expression)) > 1:
                    yield row.wrong(
                        f"a difference across series: {', '.join(sorted(origins))}",
                        "Take both from one origin.",
                    )
                    return
                yield from self.series(row, left)
                yield from self.series(row, right)

    def _origins(self, expression: Expression) -> set[str]:
        roots = (root for name in names(expression) for root in self.roots(base(name)))
        return {root.origin for root in roots}
