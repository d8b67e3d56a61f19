"""What drives the range: Sobol indices and a one-at-a-time tornado.

First order: the share of the variance that a parameter explains alone; total order: with all
its interactions (Saltelli et al. 2010, doi 10.1016/j.cpc.2009.09.018, as in scipy).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import stats

from ..evidence.parameters import Parameter
from ..model import in_units, parameters_of, run
from .simulation import SEED, Draws, draw_inputs

#: Points per sample of the index estimator; a power of two.
POINTS = 2**13


@dataclass(frozen=True, slots=True)
class Influence:
    """How much one parameter matters for an output."""

    parameter: str
    first: float
    total: float
    #: The output with this parameter at its 5 % and 95 % point, all others at their medians.
    low: float
    high: float


def influences(parameters: Mapping[str, Parameter], output: str) -> list[Influence]:
    """Return the influence of every parameter of an output, the greatest first.

    Parameters that the output does not use are left out.
    """
    used = {name: parameters[name] for name in parameters_of(output)}
    indices = _indices(used, output)
    swings = {name: _swing(used, output, name) for name in used}
    found = [Influence(n, *indices[n], *swings[n]) for n in used]
    return sorted(found, key=lambda influence: -influence.total)


def _evaluate(parameters: Mapping[str, Parameter], output: str, probabilities: Draws) -> Draws:
    result: Draws = in_units(run(draw_inputs(parameters, probabilities), output))[output]
    return result


def _indices(parameters: Mapping[str, Parameter], output: str) -> dict[str, tuple[float, float]]:
    unit = [stats.uniform() for _ in parameters]
    found = stats.sobol_indices(
        func=lambda u: _evaluate(parameters, output, u.T), n=POINTS, dists=unit, rng=SEED
    )
    pairs = zip(found.first_order, found.total_order, strict=True)
    return {n: (float(f), float(t)) for n, (f, t) in zip(parameters, pairs, strict=True)}


def _swing(parameters: Mapping[str, Parameter], output: str, name: str) -> tuple[float, float]:
    probabilities = np.full((2, len(parameters)), 0.5)
    probabilities[:, list(parameters).index(name)] = 0.05, 0.95
    low, high = _evaluate(parameters, output, probabilities)
    return float(low), float(high)
