"""A number: a named value with unit, range and provenance, and how one is found by its name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from ..errors import BriefingError, did_you_mean
from ..quantities.interval import Interval
from ..quantities.units import Units

End = Literal["low", "central", "high"]
ENDS: tuple[End, ...] = get_args(End)
#: Behind the name of an end: take a floor or ceiling for a point, and say so.
AS_POINT = "-as-point"


class UnknownNumber(BriefingError, KeyError):
    """A name that is not in the ledger."""

    __str__ = BriefingError.__str__


@dataclass(frozen=True, slots=True)
class Number:
    """A named value: observed, assumed or computed, with all that a reader may ask of it."""

    name: str
    label: str
    kind: Literal["observed", "assumed", "computed"]
    unit: str
    low: float | None = None
    central: float | None = None
    high: float | None = None
    as_of: str = ""
    #: The formula as a template over the labels of `inputs`; empty if observed.
    formula: str = ""
    inputs: tuple[str, ...] = ()
    #: Significant digits worth printing; None prints the value as it was stated.
    digits: int | None = None
    note: str = ""
    #: What would fit and nobody has counted, or computed from such: neither a count nor a floor.
    capacity: bool = False

    @property
    def open_end(self) -> Literal["low", "high"] | None:
        """The end without a value, if the other has one."""
        if (self.low is None) == (self.high is None):
            return None
        return "low" if self.low is None else "high"

    @property
    def limit(self) -> Literal["point", "floor", "ceiling", "capacity"]:
        """Say what the value is: a floor has no high value, a ceiling no low one.

        >>> Number("n", "", "observed", "USD", low=5.0, central=6.0).limit
        'floor'
        >>> Number("n", "", "observed", "count", low=5.0, capacity=True).limit
        'capacity'
        """
        if self.capacity:
            return "capacity"
        return (
            "point" if self.open_end is None else "floor" if self.open_end == "high" else "ceiling"
        )

    def at(self, end: End) -> float | None:
        """Return the value at one end; a number without a range has the same value at each.

        >>> Number("n", "", "observed", "USD", central=5.0).at("high")
        5.0
        >>> Number("n", "", "observed", "USD", low=5.0, central=6.0).at("high") is None
        True
        """
        only = self.central if self.low is None and self.high is None else None
        value: float | None = getattr(self, end)
        return only if value is None else value

    def require(self, end: End) -> float:
        """Return the value at one end.

        Raises
        ------
        BriefingError
            If the number has none there.
        """
        value = self.at(end)
        if value is None:
            has = [e for e in ENDS if self.at(e) is not None]
            raise BriefingError(
                f"number {self.name!r} has no {end} value",
                do=f"It has: {', '.join(has) or 'none'}.",
            )
        return value

    def interval(self, units: Units) -> Interval:
        """Return the range in base units, with its open ends; only a percentage may fall below 0.

        >>> Number("n", "", "observed", "year", low=2.0).interval(Units()).ends()
        (24.0, None)
        """
        size = units.size(self.unit)
        low, high = (None if v is None else v * size for v in (self.at("low"), self.at("high")))
        return Interval.of(low, high, least=-math.inf if self.unit == "percent" else 0.0)


def base(name: str) -> str:
    """Return the name of a number without the end that is meant.

    >>> base("study.value@low")
    'study.value'
    """
    return name.partition("@")[0]


def find(name: str, numbers: Mapping[str, Number]) -> Number:
    """Return a number by name; ``name@low`` is its low end alone.

    The low end of a floor is a floor still; ``name@low-as-point`` takes it for a point.

    Raises
    ------
    UnknownNumber
        If there is none of that name.
    BriefingError
        If the number has no such end.
    """
    plain, _, end = name.partition("@")
    try:
        number = numbers[plain]
    except KeyError:
        raise UnknownNumber(
            f"unknown number {plain!r}{did_you_mean(plain, numbers)}",
            do="`briefing numbers` lists all.",
        ) from None
    return _at_end(number, end) if end else number


def _at_end(number: Number, text: str) -> Number:
    end: End | None = next((e for e in ENDS if text.removesuffix(AS_POINT) == e), None)
    if end is None:
        known = ", ".join(f"@{e}" for e in ENDS)
        what = f"unknown end {text!r} of {number.name!r}"
        raise BriefingError(what, do=f"Use {known}, or one of them with {AS_POINT!r}.")
    value, kept = number.require(end), {"high": "low", "low": "high"}.get(number.open_end or "")
    if end != kept or text.endswith(AS_POINT):
        return replace(number, low=None, central=value, high=None)
    low, high = (value if end == side else None for side in ("low", "high"))
    return replace(number, low=low, central=None, high=high)
