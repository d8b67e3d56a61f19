"""A model: named outputs, each an expression over inputs and earlier outputs.

Knows nothing of what it models; that is the study's business. How inputs are drawn is in
`briefing.uncertainty.simulation`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn, Protocol

import pint

from ..errors import BriefingError, caller, located
from .evaluation import evaluate, evaluate_all
from .expression import Constant, CountedAs, Expression, Operation
from .inputs import reach, roots
from .interval import Interval
from .units import Units

#: Shares are fractions, and printed in per cent.
PERCENT = 0.01
NARROW = "Narrow their minimum and maximum."


class RangeError(BriefingError):
    """Shares that leave nothing of a whole: their ranges, not the model, are to be corrected."""

    def __init__(self, what: str, parameters: Iterable[str]) -> None:
        super().__init__(what, do=NARROW)
        self.parameters = tuple(parameters)


@dataclass(frozen=True, slots=True)
class Output:
    """One result of the model."""

    expression: Expression
    unit: str
    label: str
    #: Where it is written, for messages.
    place: tuple[Path, int] = field(default_factory=caller, compare=False, repr=False)


class Input(Protocol):
    """What the model needs to know of a parameter, to check itself."""

    @property
    def unit(self) -> str:
        """Unit of all values."""

    @property
    def minimum(self) -> float:
        """Smallest value."""

    @property
    def maximum(self) -> float:
        """Largest value."""


@dataclass(frozen=True)
class Model:
    """All outputs, in an order in which each uses only those before it."""

    outputs: Mapping[str, Output] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def expressions(self) -> dict[str, Expression]:
        """Output to its expression."""
        return {name: output.expression for name, output in self.outputs.items()}

    def inputs_of(self, *outputs: str) -> list[str]:
        """Return the parameters that outputs rest on, each once."""
        known = self.expressions
        found = (name for output in outputs for name in roots(known[output], known))
        return list(dict.fromkeys(found))

    def run(self, values: Mapping[str, Any], *wanted: str) -> dict[str, Any]:
        """Evaluate outputs over values or arrays of the parameters; all if none is named.

        Shares are fractions; `in_units` gives them as they are printed.
        """
        part = self.part(*wanted) if wanted else self
        return evaluate_all(part.expressions, values)

    def part(self, *wanted: str) -> Model:
        """Return the model of some outputs and of what they use."""
        used = {name for output in wanted for name in reach(output, self.expressions)}
        return Model({name: out for name, out in self.outputs.items() if name in used})

    def in_units(self, results: Mapping[str, Any]) -> dict[str, Any]:
        """Express results of `run` in the units of the outputs (shares in per cent)."""
        return {name: value / self._size(name) for name, value in results.items()}

    def _size(self, output: str) -> float:
        unit = self.outputs[output].unit
        return PERCENT if unit == "percent" else 1.0

    def check(self, inputs: Mapping[str, Input], units: Units) -> None:
        """Check that units fit, and that no output can be negative or without bounds.

        Raises
        ------
        BriefingError
            With file and line, if a parameter is missing; if units do not fit, or would need a factor that plain
            numbers do not have; if the ranges of the parameters allow a division by zero or a
            negative output.
        RangeError
            If they allow shares that leave nothing of a whole.
        """
        self.check_ranges(inputs)  # first, because units are checked at the middle of each
        self._check_units(inputs, units)

    def _check_units(self, inputs: Mapping[str, Input], units: Units) -> None:
        middle = {name: (p.minimum + p.maximum) / 2 for name, p in inputs.items()}
        given = {name: units.quantity(middle[name], p.unit) for name, p in inputs.items()}
        plain = self.in_units(self.run(middle))
        for name, output in self.outputs.items():
            with located(*output.place):
                given |= _with_unit(name, output, given, units, float(plain[name]))

    def check_ranges(self, inputs: Mapping[str, Input]) -> None:
        """Check that no output can be negative or without bounds; errors as `check` raises them."""
        ranges: dict[str, Any] = {n: Interval.of(p.minimum, p.maximum) for n, p in inputs.items()}
        for name, output in self.outputs.items():
            for rest in remainders(output.expression):
                low, _ = evaluate(rest, ranges).ends()
                if low is None or low <= 0:
                    used = roots(rest, self.expressions)
                    why = "shares may leave nothing of a whole"
                    raise RangeError(_refused(name, why, used, inputs), used)
            with located(*output.place):
                ranges |= self._range(name, ranges, inputs)

    def _range(
        self, name: str, ranges: Mapping[str, Any], inputs: Mapping[str, Input]
    ) -> dict[str, Any]:
        """Return an output with its range."""
        expression = self.outputs[name].expression
        try:
            found = evaluate_all({name: expression}, ranges)
        except KeyError as error:
            what = f"output {name!r} of the model needs the parameter {error}"
            raise BriefingError(what, do="Add a row.") from None
        except ZeroDivisionError as error:
            self._refuse(name, str(error), inputs)
        low, high = found[name].ends()
        if low is None or high is None or low < 0:
            self._refuse(name, "it may be negative or without bounds", inputs)
        return found

    def _refuse(self, output: str, why: str, inputs: Mapping[str, Input]) -> NoReturn:
        what = _refused(output, why, self.inputs_of(output), inputs)
        raise BriefingError(what, do=NARROW)


def _with_unit(
    name: str, output: Output, given: Mapping[str, Any], units: Units, plain: float
) -> dict[str, Any]:
    """Return an output with its unit, which is that of its expression."""
    try:
        found = evaluate_all({name: output.expression}, given, recount=units.counted_as)
        result = float(units.magnitude(found[name], output.unit))
    except pint.DimensionalityError as error:
        what = f"units of output {name!r} of the model: {error}"
        raise BriefingError(what, do="Check the parameters.") from None
    if not math.isclose(result, plain, rel_tol=1e-9):
        what = f"units of output {name!r} of the model: {result:g} with units, {plain:g} without"
        raise BriefingError(what, do="Use one unit of time throughout.")
    return found


def _refused(output: str, why: str, used: Iterable[str], inputs: Mapping[str, Input]) -> str:
    given = ", ".join(f"{n} ({inputs[n].minimum:g} to {inputs[n].maximum:g})" for n in used)
    return f"output {output!r} of the model: {why} within the ranges of {given}"


def remainders(expression: Expression) -> Iterator[Expression]:
    """Yield what is left of a whole: one less one share or more.

    >>> from briefing.quantities.expression import Name
    >>> rest = 1 - Name("lost") - Name("useless")
    >>> list(remainders(Name("rounds") * rest)) == [rest]
    True
    """
    match expression:
        case Operation("-", left, _) if _is_whole(left):
            yield expression
        case Operation(_, left, right):
            yield from remainders(left)
            yield from remainders(right)
        case CountedAs(counted, _):
            yield from remainders(counted)


def _is_whole(expression: Expression) -> bool:
    match expression:
        case Operation("-", left, _):
            return _is_whole(left)
    return expression == Constant(1)
