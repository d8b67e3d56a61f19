"""A formula: how one number of the ledger is computed from others, as a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ..errors import BriefingError, caller
from .expression import Expression


@dataclass(frozen=True, slots=True)
class Formula:
    """How one number is computed from others."""

    name: str
    label: str
    #: Over names of numbers; ``name@low`` takes one end, ``name@low-as-point`` forgets that it
    #: is only a floor.
    expression: Expression
    unit: str
    #: paired: low with low, high with high, where both say the same thing twice; spread: the
    #: extremes over all combinations. Where an input has an open end, ends always spread.
    ends: Literal["paired", "spread"] = "paired"
    digits: int = 3
    note: str = ""
    #: Where it is written, for messages.
    place: tuple[Path, int] = field(default_factory=caller, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Raise an error if the way of taking ends is none of the two."""
        if self.ends not in ("paired", "spread"):
            raise BriefingError(
                f"formula {self.name!r}: ends are {self.ends!r}", file=self.place[0],
                line=self.place[1], do="Write paired or spread.",
            )  # fmt: skip
