"""What a round costs: draws from a pool in which every statement has the same weight.

Prices meet the quantities only in the product, so that they are drawn and not inferred.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .posterior import Array
from .priors import MULTIPLES, SPREAD

#: A range that is stated holds nine tenths: its half width in standard deviations.
HALF_WIDTH = 1.645


def draw_shell(pool: Sequence[tuple[float, float]], size: int, rng: np.random.Generator) -> Array:
    """Return draws of the price of a shell in dollars, shape (size,).

    `pool` holds the low and the high end of each statement; equal ends are a point.
    """
    low, high = np.log(np.array(pool)).T
    chosen = rng.integers(len(pool), size=size)
    sd = np.hypot(SPREAD, (high - low) / (2 * HALF_WIDTH))[chosen]
    return np.asarray(np.exp(rng.normal((low + high)[chosen] / 2, sd)))


def of_a_round(shell: Array, mix: Mapping[str, Array], rng: np.random.Generator) -> Array:
    """Return the average price of a round in dollars, of the shape of `shell`.

    `mix` holds the shares of shells and of each kind of MULTIPLES.
    """
    price = mix["shells"].copy()
    for kind, prior in MULTIPLES.items():
        price += mix[kind] * prior.median * np.exp(rng.normal(0, prior.sd, len(shell)))
    return np.asarray(price * shell)
