"""How much one parameter matters: a record without numpy, so that kept results load at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Influence:
    """How much one parameter matters for an output."""

    parameter: str
    #: Share of the variance that it explains alone …
    first: float
    #: … and with all its interactions.
    total: float
    #: The output with this parameter at its 5 % and 95 % point, all others at their medians.
    low: float
    high: float
