"""The uncertain inputs of the model: distribution, group, reason, quality.

Three families are enough. *Triangular*, where sources give bounds and a best value and nothing
more; *lognormal*, cut at bounds, for prices and counts that spread over a factor (its stated
low and high are its 5 % and 95 % points); *uniform*, where only bounds are known.
What stands in parameters.csv is an `Assumption`; with its ends, which `briefing.evidence.bounds`
reads and `briefing.ledger.bounds` computes, it becomes a `Parameter`.
Parameters are independent, but for a joint limit: an expression over others of the same group
beyond which nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from ..quantities.expression import Expression
from ..quantities.units import Units
from .cells import Amount, InputError, Label, Slug, Unit
from .keys import Row, read_named


def _split(cell: Any) -> Any:
    return tuple(cell.split()) if isinstance(cell, str) else cell


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
Family = Literal["triangular", "lognormal", "uniform"]
End = Literal["minimum", "low", "central", "high", "maximum"]
#: The ends that each family needs.
NEEDS: Mapping[Family, tuple[End, ...]] = {
    "triangular": ("minimum", "central", "maximum"),
    "lognormal": ("minimum", "low", "high", "maximum"),
    "uniform": ("minimum", "maximum"),
}
#: Units of shares and probabilities, and the most that they can be.
_WHOLE = {"count": 1, "percent": 100}


class Assumption(Row):
    """An uncertain input, without its ends."""

    id: Slug
    label: str
    unit: Unit
    family: Family
    #: What is known or unknown together: the groups of the drivers, part of the names of numbers.
    group: Label
    reason: str
    quality: Literal["good", "fair", "weak", "none"]


class EndError(InputError):
    """An end that breaks a rule, and which."""

    end: str = ""

    @classmethod
    def of(cls, end: str, what: str, do: str) -> Self:
        """Return the error of an end."""
        made = cls(f"end {end!r}: {what}", do=do)
        made.end = end
        return made


class Parameter(Assumption):
    """An uncertain input of the model."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    minimum: Amount
    #: 5 % point of a lognormal.
    low: Amount | None = None
    #: Mode of a triangular.
    central: Amount | None = None
    #: 95 % point of a lognormal.
    high: Amount | None = None
    maximum: Amount
    #: Most that it can be, given others: an expression over them, in their units.
    joint: Annotated[Expression | None, Field(exclude=True)] = None
    #: Names of the observations (or computed numbers) that it rests on.
    rests_on: Names = ()

    @model_validator(mode="after")
    def _shape(self) -> Self:
        given = [n for n in ("minimum", "low", "central", "high", "maximum") if self._has(n)]
        if tuple(given) != NEEDS[self.family]:
            do = f"It needs {', '.join(NEEDS[self.family])}, and no others."
            end = next((name for name in given if name not in NEEDS[self.family]), "minimum")
            raise EndError.of(end, f"a {self.family} parameter with {', '.join(given)}", do)
        values = {name: getattr(self, name) for name in given}
        if (end := out_of_order(values)) or self.minimum == self.maximum:
            do = "minimum <= low <= central <= high <= maximum, and not all the same."
            raise EndError.of(end or "minimum", f"bounds cross: {values}", do)
        if self.minimum < 0 or (self.family == "lognormal" and self.minimum == 0):
            what = f"{self.minimum:g} is not allowed"
            raise EndError.of("minimum", what, "Quantities and prices are positive.")
        whole = _WHOLE.get(self.unit, self.maximum)
        if self.maximum > whole:
            what = f"share {self.maximum:g} is above {whole}"
            raise EndError.of("maximum", what, f"Give shares from 0 to {whole}.")
        if self.quality != "none" and not self.rests_on:
            raise InputError("no end rests on evidence", do="Or set the quality to 'none'.")
        return self

    def _has(self, name: str) -> bool:
        return getattr(self, name) is not None

    @property
    def mode(self) -> float | None:
        """Most likely value; none if all are equally likely.

        That of a lognormal with the logarithmic mean m and deviation s is exp(m - s²).
        """
        if self.family != "lognormal":
            return self.central
        import math

        assert self.low is not None and self.high is not None
        sigma = math.log(self.high / self.low) / (2 * 1.6448536269514722)
        found = math.sqrt(self.low * self.high) * math.exp(-(sigma**2))
        return min(max(found, self.minimum), self.maximum)

    def draw(self, probabilities: Any, most: Any = None) -> Any:
        """Map probabilities (0 to 1, any shape) to values: the inverse distribution function.

        `most`, a value or one for each probability, cuts the distribution below its maximum.
        """
        from ..quantities import distributions  # here: a build with cached results needs none

        ends = (getattr(self, end) for end in NEEDS[self.family])
        return getattr(distributions, self.family)(*ends, probabilities, most)


def out_of_order(values: Mapping[str, float]) -> str:
    """Return the end without which the others are in order, or the first below one before it.

    >>> out_of_order({"minimum": 6, "central": 2, "maximum": 4})
    'minimum'
    >>> out_of_order({"minimum": 1, "central": 9, "maximum": 4})
    'central'
    >>> out_of_order({"minimum": 1, "central": 2, "maximum": 4})
    ''
    """
    ends = list(values)
    if [*values.values()] == sorted(values.values()):
        return ""
    without = ([v for name, v in values.items() if name != end] for end in ends)
    alone = [end for end, rest in zip(ends, without, strict=True) if rest == sorted(rest)]
    falls = (b for a, b in pairwise(ends) if values[b] < values[a])
    return alone[0] if alone else next(falls)


def read_assumptions(path: Path, units: Units) -> dict[str, Assumption]:
    """Read and check the parameters, without their ends.

    Raises
    ------
    BriefingError
        With file, line and field: an empty field, an unknown unit or family, a name that
        is a duplicate.
    """
    return read_named(path, Assumption, context=units)
