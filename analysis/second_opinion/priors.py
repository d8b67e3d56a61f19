"""What the second model believes before it reads a statement: all of it ours.

They stand here once; the model draws from them and the briefing prints them.
Standard deviations are on the log scale: 0.3 means that two thirds of the mass lie within a
factor of about 1.35.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prior:
    """A normal prior of a logarithm: median of the quantity itself, and standard deviation."""

    median: float
    sd: float


#: Containers a month at the first knot, and how much the rate may change to the next.
FIRST_RATE = Prior(1_000, 1.0)
CHANGE_SD = 0.5
#: How far one count may be off in the same direction in all its statements.
BIAS_SD: Mapping[str, float] = {"containers": 0.2, "rounds": 0.35}
#: How far a single statement may be off from its count, by rounding and by its date.
NOISE_SD: Mapping[str, float] = {"containers": 0.08, "rounds": 0.12}
#: Rounds of one kind that fill a container; the last is ours, no source gives it.
CAPACITY: Mapping[str, Prior] = {
    "shells": Prior(440, 0.05),
    "rockets": Prior(77, 0.05),
    "mortar": Prior(1_300, 0.4),
}
#: Beta priors: the share of the room that is filled, and two shares of all rounds.
FILL, ROCKETS, MORTAR = (3.0, 2.0), (4.0, 36.0), (2.0, 18.0)
#: Price of a rocket and of a mortar bomb, as multiples of a shell's.
MULTIPLES: Mapping[str, Prior] = {"rockets": Prior(1.0, 0.3), "mortar": Prior(0.3, 0.5)}
#: Spread added to each statement on a price.
SPREAD = 0.25
