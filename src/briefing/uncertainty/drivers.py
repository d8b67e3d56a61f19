"""What drives the range, by groups of parameters: shares of the variance, and gains.

Groups, because a ranking of single parameters depends on how finely one splits a factor: the
price of a round may be one parameter or six. The gain says the same in plain words: by how
much the 90 % range would narrow, on average, if the group were known exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy.stats import qmc

from ..evidence.parameters import Parameter
from ..quantities.model import Model
from .indices import indices
from .influence import Driver, Estimate
from .simulation import SEED, Draws, draw_inputs, in_order

#: Points of the estimator of indices.
POINTS = 2**13
#: Values at which a group is held for its gain, and draws of the others for each.
HELD, DRAWS = 2**8, 2**12


def drivers(
    model: Model, parameters: Mapping[str, Parameter], outputs: Sequence[str]
) -> dict[str, list[Driver]]:
    """Return the drivers of each output, the greatest first; groups without influence are out."""
    known = in_order(parameters)
    groups = {name: p.group for name, p in known.items()}
    shares = indices(model, known, groups, outputs, POINTS)
    found = {}
    for output in outputs:
        used = dict.fromkeys(groups[name] for name in model.inputs_of(output))
        rows = [
            Driver(group, *shares[output][group], gain(model, known, output, {group}))
            for group in used
        ]
        found[output] = sorted(rows, key=lambda row: -row.total.value)
    return found


def gain(
    model: Model, parameters: Mapping[str, Parameter], output: str, held: Collection[str]
) -> Estimate:
    """Return by how much the 90 % range of an output narrows if groups are known exactly.

    The width is averaged over values of the groups, each held for the same draws of all
    others; the error is 1.96 standard errors of that average.
    """
    part = model.part(output)
    used = {name: parameters[name] for name in parameters if name in part.inputs_of(output)}
    fixed = [name for name, p in used.items() if p.group in held]
    values = draw_inputs(used, qmc.Sobol(len(used), rng=SEED).random(HELD))
    drawn = draw_inputs(used, qmc.Sobol(len(used), rng=SEED + 1).random(DRAWS))
    whole = _width(part.run(drawn)[output])
    widths = np.array([
        _width(part.run(drawn | {name: values[name][place] for name in fixed})[output])
        for place in range(HELD)
    ])  # fmt: skip
    error = 1.96 * float(widths.std(ddof=1)) / HELD**0.5
    return Estimate(1 - float(widths.mean()) / whole, error / whole)


def _width(draws: Draws) -> float:
    low, high = np.quantile(draws, [0.05, 0.95])
    return float(high - low)
