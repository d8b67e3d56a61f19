"""The three families against scipy's own, whole and cut."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from scipy import stats

from briefing.quantities import distributions
from briefing.quantities.distributions import lognormal, triangular, uniform

#: Probabilities, with both ends and what lies near them.
U = np.array([0.0, 1e-6, 0.05, 0.2, 0.25, 0.3, 0.5, 0.77, 0.95, 1 - 1e-6, 1.0])
#: Where the distribution is cut: below and above the mode, at the maximum, above it, not at all.
CUTS = [3.0, 4.5, 7.0, 10.0, 25.0, None]


def cut(known: Any, u: Any, first: float, last: float) -> Any:
    """Return values of a distribution of scipy between two values."""
    low, high = known.cdf(first), known.cdf(last)
    return known.ppf(low + (high - low) * u)


def top(most: float | None, maximum: float) -> float:
    """Return the greatest value that is left."""
    return maximum if most is None else min(most, maximum)


@pytest.mark.parametrize("most", CUTS)
def test_uniform_is_that_of_scipy(most: float | None) -> None:
    expected = cut(stats.uniform(2, 8), U, 2, top(most, 10))

    assert pytest.approx(expected, rel=1e-9) == uniform(2, 10, U, most)


@pytest.mark.parametrize("most", CUTS)
@pytest.mark.parametrize("mode", [2.0, 4.0, 10.0])
def test_triangular_is_that_of_scipy(mode: float, most: float | None) -> None:
    expected = cut(stats.triang((mode - 2) / 8, 2, 8), U, 2, top(most, 10))

    assert pytest.approx(expected, rel=1e-7) == triangular(2, mode, 10, U, most)


@pytest.mark.parametrize("most", CUTS)
def test_lognormal_is_that_of_scipy(most: float | None) -> None:
    deviation = math.log(9 / 2.5) / (2 * stats.norm.ppf(0.95))
    known = stats.lognorm(deviation, scale=math.sqrt(2.5 * 9))
    expected = cut(known, U, 2, top(most, 10))

    assert pytest.approx(expected, rel=1e-7) == lognormal(2, 2.5, 9, 10, U, most)


@pytest.mark.parametrize("family", ["uniform", "triangular", "lognormal"])
def test_each_draw_has_a_cut_of_its_own(family: str) -> None:
    most, u = np.array([3.0, 6.0, 9.0, 12.0]), np.array([0.1, 0.5, 0.9, 0.9])

    def draw(u: Any, most: Any) -> Any:
        ends = {"uniform": (2, 10), "triangular": (2, 4, 10), "lognormal": (2, 2.5, 9, 10)}
        return getattr(distributions, family)(*ends[family], u, most)

    alone = [float(draw(one, limit)) for one, limit in zip(u, most, strict=True)]
    assert pytest.approx(alone) == draw(u, most)
