"""What drives the range, parameter by parameter: Sobol indices and a one-at-a-time tornado.

A ranking of single parameters depends on how finely a factor is split; what to conclude from
is `briefing.uncertainty.drivers`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ..evidence.parameters import Parameter
from ..quantities.model import Model
from .indices import indices
from .influence import Influence
from .simulation import draw_inputs, in_order

#: Points of the estimator of indices.
POINTS = 2**12


def influences(
    model: Model, parameters: Mapping[str, Parameter], outputs: Sequence[str]
) -> dict[str, list[Influence]]:
    """Return the influence of every parameter of each output, the greatest first.

    Parameters that the output does not use are left out.
    """
    known = in_order(parameters)
    shares = indices(model, known, {name: name for name in known}, outputs, POINTS)
    found = {}
    for output in outputs:
        rows = [
            Influence(name, *shares[output][name], *_swing(model, known, output, name))
            for name in known
            if name in model.inputs_of(output)
        ]
        found[output] = sorted(rows, key=lambda row: -row.total.value)
    return found


def _swing(
    model: Model, parameters: Mapping[str, Parameter], output: str, name: str
) -> tuple[float, float]:
    probabilities = np.full((2, len(parameters)), 0.5)
    probabilities[:, list(parameters).index(name)] = 0.05, 0.95
    inputs = draw_inputs(parameters, probabilities)
    low, high = model.in_units(model.run(inputs, output))[output]
    return float(low), float(high)
