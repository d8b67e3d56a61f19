"""What the sources of a parameter say, to be set beside what is drawn.

A source bears on a parameter if it states the same kind of thing: a bound that is this one
number, with or without a margin, or a number that stands as context.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..errors import BriefingError, EvidenceErrors
from ..evidence.bounds import Bound
from ..evidence.parameters import Parameter
from ..quantities.units import Units
from .number import ENDS, Number

#: Rows that say why a floor is overruled: as context, or as an upper end that is meant as a point.
_OVERRULED = ("context", "high", "maximum")
#: The greatest share of draws below a floor that needs no written reason.
MOST_BELOW = 0.2


def marks(
    parameters: Mapping[str, Parameter],
    bounds: Sequence[Bound],
    known: Mapping[str, Number],
    units: Units,
) -> dict[str, dict[str, float]]:
    """Return what the sources of each parameter say, in its unit, by ``name@end``."""
    return {
        name: {
            f"{number.name}@{end}": value * units.size(number.unit) / units.size(p.unit)
            for number in _sources(p, bounds, known, units)
            for end in ENDS
            if (value := getattr(number, end)) is not None
        }
        for name, p in parameters.items()
    }


def _sources(
    p: Parameter, bounds: Sequence[Bound], known: Mapping[str, Number], units: Units
) -> Iterator[Number]:
    seen = set()
    for bound in bounds:
        if bound.parameter == p.id and bound.end != "joint" and len(bound.rests_on) == 1:
            number = known[bound.rests_on[0]]
            if units.fit(number.unit, p.unit) and number.name not in seen:
                seen.add(number.name)
                yield number


def check_floors(
    percentiles: Mapping[str, Mapping[str, float]],
    bounds: Sequence[Bound],
    known: Mapping[str, Number],
) -> None:
    """Check that no floor is overruled without a written reason.

    Raises
    ------
    EvidenceErrors
        If more than a fifth of the draws lie below a floor that does not stand as context.
    """
    reasons = {(b.parameter, name) for b in bounds if b.end in _OVERRULED for name in b.rests_on}
    file = bounds[0].file if bounds else ""
    errors = [
        BriefingError(
            f"parameter {parameter!r}: {share:.0%} of the draws lie below the floor {name!r}",
            file=file, do="Say why in a row with the end 'context'.",
        )
        for parameter, shares in percentiles.items()
        for mark, share in shares.items()
        for name in [mark.partition("@")[0]]
        if share > MOST_BELOW and known[name].limit == "floor" and (parameter, name) not in reasons
    ]  # fmt: skip
    if errors:
        raise EvidenceErrors(errors)
