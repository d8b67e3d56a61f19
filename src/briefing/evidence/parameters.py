"""The uncertain inputs of the model: distribution, bounds, evidence, reason, quality.

Three families are enough. *Triangular*, where sources give bounds and a best value and nothing
more; *lognormal*, cut at bounds, for prices and counts that spread over a factor (its stated
low and high are its 5 % and 95 % points); *uniform*, where only bounds are known.
All parameters are independent. What moves together is one parameter used twice (the price
level, the containers of the first years), so that every correlation can be seen in the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator

from .cells import Amount, InputError, Slug, Unit
from .tables import Reference, Row, read_named


def _split(cell: Any) -> Any:
    return tuple(cell.split()) if isinstance(cell, str) else cell


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
_NEEDS = {
    "triangular": ("minimum", "central", "maximum"),
    "lognormal": ("minimum", "low", "high", "maximum"),
    "uniform": ("minimum", "maximum"),
}
#: Units of shares and probabilities, and the most that they can be.
_WHOLE = {"count": 1, "percent": 100}


class Parameter(Row):
    """An uncertain input of the model."""

    id: Slug
    label: str
    unit: Unit
    family: Literal["triangular", "lognormal", "uniform"]
    minimum: Amount
    #: 5 % point of a lognormal.
    low: Amount | None = None
    #: Mode of a triangular.
    central: Amount | None = None
    #: 95 % point of a lognormal.
    high: Amount | None = None
    maximum: Amount
    #: Names of the observations (or computed numbers) that the bounds rest on.
    rests_on: Names = ()
    reason: str
    quality: Literal["good", "fair", "weak", "none"]

    @model_validator(mode="after")
    def _shape(self) -> Self:
        given = [n for n in ("minimum", "low", "central", "high", "maximum") if self._has(n)]
        if tuple(given) != _NEEDS[self.family]:
            raise InputError(
                f"a {self.family} parameter with {', '.join(given)}",
                do=f"It needs {', '.join(_NEEDS[self.family])}, and no others.",
            )
        values = [getattr(self, name) for name in given]
        if values != sorted(values) or self.minimum == self.maximum:
            raise InputError(
                f"bounds contradict quantiles: {dict(zip(given, values, strict=True))}",
                do="minimum <= low <= central <= high <= maximum, and not all the same.",
            )
        if self.minimum < 0 or (self.family == "lognormal" and self.minimum == 0):
            what = f"field 'minimum': {self.minimum:g} is not allowed"
            raise InputError(what, do="Quantities and prices are positive.")
        whole = _WHOLE.get(self.unit, self.maximum)
        if self.maximum > whole:
            raise InputError(
                f"field 'maximum': share {self.maximum:g} is above {whole}",
                do=f"Give shares from 0 to {whole}.",
            )
        if self.quality != "none" and not self.rests_on:
            raise InputError(
                "field 'rests_on': no observations", do="Name them, or set the quality to 'none'."
            )
        return self

    def _has(self, name: str) -> bool:
        return getattr(self, name) is not None

    def distribution(self) -> Any:
        """Return the frozen scipy distribution, before it is cut at the bounds."""
        import numpy as np  # here, because a build with cached results needs neither
        from scipy import special, stats

        width = self.maximum - self.minimum
        match self.family:
            case "triangular":
                assert self.central is not None
                mode = (self.central - self.minimum) / width
                return stats.triang(mode, self.minimum, width)
            case "lognormal":
                assert self.low is not None and self.high is not None
                sigma = np.log(self.high / self.low) / (2 * special.ndtri(0.95))
                return stats.lognorm(sigma, scale=np.sqrt(self.low * self.high))
        return stats.uniform(self.minimum, width)

    def draw(self, probabilities: Any) -> Any:
        """Map probabilities (0 to 1, any shape) to values: the inverse distribution function."""
        known = self.distribution()
        first, last = known.cdf([self.minimum, self.maximum])
        return known.ppf(first + (last - first) * probabilities)


def read_parameters(path: Path, known: Mapping[str, Any]) -> dict[str, Parameter]:
    """Read and check the parameters.

    Raises
    ------
    BriefingError
        With file, line and field: unknown observation, contradicting bounds, a share above 1,
        no observations and no reason, a name that stands twice.
    """
    return read_named(path, Parameter, Reference("rests_on", "observation", known))
