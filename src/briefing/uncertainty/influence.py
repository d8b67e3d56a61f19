"""How much a parameter, or a group of them, matters: records without numpy.

So kept results load at once.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share between 0 and 1, and its error at 95 % confidence."""

    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Influence:
    """How much one parameter matters for an output."""

    parameter: str
    #: Share of the variance that it explains alone …
    first: Estimate
    #: … and with all its interactions.
    total: Estimate
    #: The output with this parameter at its 5 % and 95 % point, all others at their medians.
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Driver:
    """How much a group of parameters matters for an output."""

    group: str
    #: Share of the variance that the group explains alone …
    first: Estimate
    #: … and with all its interactions.
    total: Estimate
    #: By how much the 90 % range narrows, on average, if the group is known exactly.
    gain: Estimate
