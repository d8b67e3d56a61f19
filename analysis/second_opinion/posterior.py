"""The log posterior: a monthly path, a load and a mix against what was stated.

Every array of `unpack` has the draws on its first axis, so that all walkers are evaluated at
once.
Standard deviations are on the log scale: 0.3 means that two thirds of the mass lie within a
factor of about 1.35.
The priors are in `priors`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_ndtr

from .priors import BIAS_SD, CAPACITY, CHANGE_SD, FILL, FIRST_RATE, MORTAR, NOISE_SD, ROCKETS
from .statements import MONTHS, Statement

Array: TypeAlias = NDArray[np.float64]

#: Months at which the rate is free; between them its logarithm runs in straight lines.
KNOTS = np.array([0.5, 3, 6, 9, 12, 15, 18, 21, 24, 28, MONTHS - 0.5])


_BETA = {"fill": FILL, "rockets": ROCKETS, "mortar": MORTAR}


@dataclass(frozen=True, slots=True)
class Posterior:
    """What was stated, and the log density that it gives to a vector of unknowns."""

    statements: Sequence[Statement]

    @property
    def names(self) -> list[str]:
        """Names of the unknowns, in the order of a vector."""
        return [
            *(f"rate.{knot:g}" for knot in KNOTS),
            *(f"bias.{quantity}.{origin}" for quantity, origin in self.counts),
            *(f"logit.{name}" for name in _BETA),
            *(f"capacity.{kind}" for kind in CAPACITY),
        ]

    @property
    def counts(self) -> list[tuple[str, str]]:
        """Quantity and origin of every count, each once."""
        return list(dict.fromkeys((s.quantity, s.origin) for s in self.statements))

    def start(self, walkers: int, rng: np.random.Generator) -> Array:
        """Return starting points near the priors' middles, shape (walkers, unknowns)."""
        centre = np.zeros(len(self.names))
        centre[: len(KNOTS)] = np.log(FIRST_RATE.median)
        for kind, prior in CAPACITY.items():
            centre[self.names.index(f"capacity.{kind}")] = np.log(prior.median)
        for name, (a, b) in _BETA.items():
            centre[self.names.index(f"logit.{name}")] = np.log(a / b)
        return centre + rng.normal(0, 0.1, (walkers, len(centre)))

    def unpack(self, vectors: Array) -> dict[str, Array]:
        """Return the quantities behind vectors of shape (draws, unknowns), by name."""
        value = dict(zip(self.names, vectors.T, strict=True))
        shares = {name: 1 / (1 + np.exp(-value[f"logit.{name}"])) for name in _BETA}
        capacity = {kind: np.exp(value[f"capacity.{kind}"]) for kind in CAPACITY}
        shells = 1 - shares["rockets"] - shares["mortar"]
        room = (
            np.maximum(shells, 1e-9) / capacity["shells"]
            + shares["rockets"] / capacity["rockets"]
            + shares["mortar"] / capacity["mortar"]
        )
        return {
            "containers": cumulative(vectors[:, : len(KNOTS)]),
            "load": shares["fill"] / room,
            "shells": shells,
            **shares,
        }

    def log_density(self, vectors: Array) -> Array:
        """Return the log posterior of vectors of shape (draws, unknowns), without a constant."""
        found = self.unpack(vectors)
        result = self._prior(vectors) + self._likelihood(vectors, found)
        return np.where(found["shells"] > 0, result, -np.inf)

    def _prior(self, vectors: Array) -> Array:
        value = dict(zip(self.names, vectors.T, strict=True))
        total = _normal(value[self.names[0]], np.log(FIRST_RATE.median), FIRST_RATE.sd)
        total = total + _normal(np.diff(vectors[:, : len(KNOTS)]), 0, CHANGE_SD).sum(axis=1)
        for quantity, origin in self.counts:
            total += _normal(value[f"bias.{quantity}.{origin}"], 0, BIAS_SD[quantity])
        for name, (a, b) in _BETA.items():
            x = value[f"logit.{name}"]  # the beta density, with the slope of the logit
            total += a * x - (a + b) * np.logaddexp(0, x)
        for kind, prior in CAPACITY.items():
            total += _normal(value[f"capacity.{kind}"], np.log(prior.median), prior.sd)
        return np.asarray(total)

    def _likelihood(self, vectors: Array, found: Mapping[str, Array]) -> Array:
        value = dict(zip(self.names, vectors.T, strict=True))
        total = np.zeros(len(vectors))
        for s in self.statements:
            sent = at(found["containers"], s.end) - at(found["containers"], s.start)
            if s.quantity == "rounds":
                sent = sent * found["load"]
            told = np.log(np.maximum(sent, 1e-9)) + value[f"bias.{s.quantity}.{s.origin}"]
            total += _statement(told, s)
        return total


def _statement(told: Array, statement: Statement) -> Array:
    """Return the log likelihood of one statement: a floor and a ceiling bound one side alone."""
    low, high = np.log(statement.low), np.log(statement.high)
    sd = np.hypot(NOISE_SD[statement.quantity], (high - low) / (2 * 1.645))
    if statement.limit == "floor":
        return np.asarray(log_ndtr((told - low) / sd))
    if statement.limit == "ceiling":
        return np.asarray(log_ndtr((high - told) / sd))
    return np.asarray(_normal(told, (low + high) / 2, sd))


def _normal(x: Any, mean: Any, sd: Any) -> Any:
    return -0.5 * ((x - mean) / sd) ** 2


def cumulative(log_rates: Array) -> Array:
    """Return containers sent by the end of each month, shape (draws, MONTHS + 1), from 0."""
    middles = np.arange(MONTHS) + 0.5
    rates = np.exp(np.stack([np.interp(middles, KNOTS, row) for row in log_rates]))
    return np.concatenate([np.zeros((len(rates), 1)), np.cumsum(rates, axis=1)], axis=1)


def at(path: Array, month: float) -> Array:
    """Return a path of shape (draws, months) at a moment between two months."""
    whole = min(int(month), MONTHS - 1)
    return path[:, whole] + (month - whole) * (path[:, whole + 1] - path[:, whole])
