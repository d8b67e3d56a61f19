"""Monte Carlo: scrambled Sobol points through the parameters and the model.

Sobol points cover the space more evenly than random ones, so that a few ten thousand give
quantiles to a fraction of a per cent (Owen 2020, https://arxiv.org/abs/2008.08051).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

from ..evidence.parameters import Parameter
from ..quantities.evaluation import evaluate
from ..quantities.model import Model

Draws: TypeAlias = NDArray[np.float64]

SEED = 20241028
#: 2^16 points.
EXPONENT = 16
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def points(parameters: Mapping[str, Parameter], exponent: int, seed: int = SEED) -> Draws:
    """Return 2^exponent scrambled Sobol points, shape (points, parameters), each in (0, 1)."""
    return np.asarray(qmc.Sobol(len(parameters), rng=seed).random_base2(exponent))


def in_order(parameters: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """Sort parameters by name, so that the order of rows in the table changes no result."""
    return {name: parameters[name] for name in sorted(parameters)}


def draw_inputs(parameters: Mapping[str, Parameter], probabilities: Draws) -> dict[str, Draws]:
    """Map points of shape (n, parameters) to values: one array of length n a parameter.

    A parameter with a joint limit is drawn last, up to what the others leave.
    """
    columns = dict(zip(parameters, probabilities.T, strict=True))
    drawn = {n: p.draw(columns[n]) for n, p in parameters.items() if p.joint is None}
    for name, p in parameters.items():
        if p.joint is not None:
            drawn[name] = p.draw(columns[name], evaluate(p.joint, drawn))
    return {name: drawn[name] for name in parameters}


def simulate(
    model: Model,
    parameters: Mapping[str, Parameter],
    *wanted: str,
    exponent: int = EXPONENT,
    seed: int = SEED,
) -> dict[str, Draws]:
    """Return 2^exponent draws of outputs of the model, in their units; of all if none is named."""
    inputs = draw_inputs(in_order(parameters), points(parameters, exponent, seed))
    return model.in_units(model.run(inputs, *wanted))


def quantiles(draws: Any, at: Sequence[float] = QUANTILES) -> list[float]:
    """Return quantiles of an array of draws.

    >>> quantiles(np.arange(101.0), [0.05, 0.5])
    [5.0, 50.0]
    """
    return [float(q) for q in np.quantile(draws, at)]


def convergence(
    model: Model,
    parameters: Mapping[str, Parameter],
    output: str,
    exponents: Sequence[int] = (12, 14, EXPONENT, 18),
    repeats: int = 4,
) -> dict[int, float]:
    """Return the error of the 5, 50 and 95 % quantiles by number of points.

    The error is the largest relative deviation of any repeat (each with its own scrambling)
    from the mean of the repeats at the largest number of points.
    """
    found = {
        exponent: np.array([
            _ends(model, parameters, output, exponent, SEED + repeat)
            for repeat in range(repeats)
        ])
        for exponent in exponents
    }  # fmt: skip
    best = found[max(exponents)].mean(axis=0)
    return {e: float(np.abs(values / best - 1).max()) for e, values in found.items()}


def _ends(
    model: Model, parameters: Mapping[str, Parameter], output: str, exponent: int, seed: int
) -> list[float]:
    draws = simulate(model, parameters, output, exponent=exponent, seed=seed)[output]
    return quantiles(draws, (0.05, 0.5, 0.95))
