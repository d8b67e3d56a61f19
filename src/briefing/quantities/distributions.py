"""Inverse distribution functions of the three families, cut at their bounds.

Written out, because the general ones of scipy take several times as long for arrays of draws.
Each maps probabilities to values; `most`, a value or one for each probability, cuts below the
maximum and leaves the shape of what remains.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import ndtr, ndtri

#: Standard normal at 95 %.
Z95 = 1.6448536269514722


def uniform(minimum: float, maximum: float, u: Any, most: Any = None) -> Any:
    """Return values that are all equally likely.

    >>> float(uniform(1, 5, 0.5)), float(uniform(1, 5, 0.5, most=3))
    (3.0, 2.0)
    """
    top = maximum if most is None else np.minimum(most, maximum)
    return minimum + (top - minimum) * np.asarray(u)


def triangular(minimum: float, mode: float, maximum: float, u: Any, most: Any = None) -> Any:
    """Return values of a triangle.

    >>> float(triangular(0, 25, 100, 0.25))
    25.0
    """
    width = maximum - minimum
    below, above = width * (mode - minimum), width * (maximum - mode)
    share = np.asarray(u)
    if most is not None:
        top = np.minimum(most, maximum)
        with np.errstate(divide="ignore", invalid="ignore"):
            rising, falling = (top - minimum) ** 2 / below, 1 - (maximum - top) ** 2 / above
        share = share * np.where(top <= mode, rising, falling)  # both hold at the mode
    turn = (mode - minimum) / width
    return np.where(
        share < turn,
        minimum + np.sqrt(share * below),
        maximum - np.sqrt((1 - share) * above),
    )


def lognormal(
    minimum: float, low: float, high: float, maximum: float, u: Any, most: Any = None
) -> Any:
    """Return values of a lognormal with these 5 % and 95 % points before the cut.

    >>> round(float(lognormal(0.001, 100, 400, 1e9, 0.5)))
    200
    """
    mean, deviation = np.log(low * high) / 2, np.log(high / low) / (2 * Z95)
    top = maximum if most is None else np.minimum(most, maximum)
    first, last = ((ndtr((np.log(end) - mean) / deviation)) for end in (minimum, top))
    return np.exp(mean + deviation * ndtri(first + (last - first) * np.asarray(u)))
