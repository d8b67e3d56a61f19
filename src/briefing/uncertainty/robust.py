"""What is kept of the robustness of the results: records without numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """An output over all specifications: minimum, 5, 25, 50, 75, 95 % and maximum of each end."""

    low: list[float]
    median: list[float]
    high: list[float]


@dataclass(frozen=True, slots=True)
class OneChange:
    """The results with one option of one choice, everything else as the author has it."""

    choice: str
    option: str
    #: Output to its 5, 50 and 95 % quantiles.
    quantiles: Mapping[str, list[float]]
    #: Chance to its value, as a share.
    chances: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Omission:
    """The results when one origin is left out."""

    origin: str
    #: Output to its 5, 50 and 95 % quantiles.
    quantiles: Mapping[str, list[float]]


@dataclass(frozen=True, slots=True)
class Robust:
    """What the results do over all combinations of options."""

    specifications: int
    #: Choice to its options, the author's own first.
    options: Mapping[str, list[str]]
    spreads: Mapping[str, Spread]
    #: Chance to minimum, 5, 25, 50, 75, 95 % and maximum over specifications, as shares.
    chances: Mapping[str, list[float]]
    #: Specifications in the order of the median of the first output: ends and options.
    curve: list[tuple[list[float], list[str]]]
    changes: list[OneChange]
    omissions: list[Omission]
    #: Chances under a prior that knows only the outermost bounds: all inputs uniform, and nothing
    #: has to fit.
    vague: Mapping[str, float]
    #: Choice to the share of the variance of the (logarithm of the) median that it explains.
    shares: Mapping[str, float]


def read_robust(data: dict[str, Any]) -> Robust:
    """Return what was kept as plain data."""
    data["spreads"] = {name: Spread(**spread) for name, spread in data["spreads"].items()}
    data["changes"] = [OneChange(**change) for change in data["changes"]]
    data["omissions"] = [Omission(**omission) for omission in data["omissions"]]
    return Robust(**data)
