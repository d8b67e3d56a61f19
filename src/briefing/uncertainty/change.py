"""What an option of the analyst changes in the parameters: a record, which needs no numpy to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..evidence.parameters import NEEDS, Parameter

#: Stands for all parameters.
ALL = "*"


@dataclass(frozen=True)
class Change:
    """What one option changes."""

    #: Parameter and end to its value.
    ends: Mapping[tuple[str, str], float] = field(default_factory=dict)
    #: Parameter (or all) to its family.
    families: Mapping[str, str] = field(default_factory=dict)
    #: Parameters that no longer have to fit.
    free: frozenset[str] = frozenset()
    #: Parameters that are drawn with a rank correlation.
    correlated: tuple[tuple[tuple[str, ...], float], ...] = ()

    def touches(self, parameter: str) -> bool:
        """Say whether it changes how a parameter is drawn by itself."""
        return (
            ALL in self.families
            or parameter in self.families
            or parameter in self.free
            or any(name == parameter for name, _ in self.ends)
        )

    def ends_of(self, p: Parameter, before: Mapping[str, float]) -> dict[str, float]:
        """Return the ends of a parameter after the change, in order or not.

        The bounds of a lognormal keep their margins to the 5 % and 95 % points if only these are
        named.
        """
        named = {end: value for (name, end), value in self.ends.items() if name == p.id}
        for outer, inside in (("minimum", "low"), ("maximum", "high")):
            if inside in named and outer not in named:
                named[outer] = before[outer] * named[inside] / before[inside]
        return {**before, **named}


def ends_of(p: Parameter) -> dict[str, float]:
    """Return the ends of a parameter that its family needs."""
    return {end: getattr(p, end) for end in NEEDS[p.family]}


def widened(ends: Mapping[str, float]) -> dict[str, float]:
    """Move the bounds as far as they must to hold the other ends."""
    return {**ends, "minimum": min(ends.values()), "maximum": max(ends.values())}
