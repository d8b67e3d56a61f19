"""What drives the range: Sobol indices and a one-at-a-time tornado.

First order: the share of the variance that a parameter explains alone; total order: with all
its interactions (Saltelli et al. 2010, doi 10.1016/j.cpc.2009.09.018, as in scipy).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy import stats

from ..evidence.parameters import Parameter
from ..quantities.model import Model
from .influence import Influence
from .simulation import SEED, Draws, draw_inputs

#: Points per sample of the index estimator; a power of two.
POINTS = 2**13


def influences(model: Model, parameters: Mapping[str, Parameter], output: str) -> list[Influence]:
    """Return the influence of every parameter of an output, the greatest first.

    Parameters that the output does not use are left out.
    """
    used = {name: parameters[name] for name in model.inputs_of(output)}
    indices = _indices(model, used, output)
    swings = {name: _swing(model, used, output, name) for name in used}
    found = [Influence(n, *indices[n], *swings[n]) for n in used]
    return sorted(found, key=lambda influence: -influence.total)


def _evaluate(
    model: Model, parameters: Mapping[str, Parameter], output: str, probabilities: Draws
) -> Draws:
    inputs = draw_inputs(parameters, probabilities)
    result: Draws = model.in_units(model.run(inputs, output))[output]
    return result


def _indices(
    model: Model, parameters: Mapping[str, Parameter], output: str
) -> dict[str, tuple[float, float]]:
    unit = [stats.uniform() for _ in parameters]
    found = stats.sobol_indices(
        func=lambda u: _evaluate(model, parameters, output, u.T), n=POINTS, dists=unit, rng=SEED
    )
    pairs = zip(found.first_order, found.total_order, strict=True)
    return {n: (float(f), float(t)) for n, (f, t) in zip(parameters, pairs, strict=True)}


def _swing(
    model: Model, parameters: Mapping[str, Parameter], output: str, name: str
) -> tuple[float, float]:
    probabilities = np.full((2, len(parameters)), 0.5)
    probabilities[:, list(parameters).index(name)] = 0.05, 0.95
    low, high = _evaluate(model, parameters, output, probabilities)
    return float(low), float(high)
