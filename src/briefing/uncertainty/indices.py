"""Sobol indices of groups of inputs, with their errors.

First order: the share of the variance that a group explains alone; total order: with all its
interactions (Saltelli et al. 2010, doi 10.1016/j.cpc.2009.09.018), estimated and bootstrapped
by SALib. A group is drawn as a whole, so that inputs in it may depend on each other; groups
must be independent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from SALib.analyze import sobol as analyze
from SALib.sample import sobol as sample

from ..evidence.parameters import Parameter
from ..quantities.model import Model
from .influence import Estimate
from .simulation import SEED, Draws, draw_inputs

#: The first and the total index.
Pair = tuple[Estimate, Estimate]


def indices(
    model: Model,
    parameters: Mapping[str, Parameter],
    groups: Mapping[str, str],
    outputs: Sequence[str],
    points: int,
) -> dict[str, dict[str, Pair]]:
    """Return for each output the indices of each group; `groups` maps a parameter to its group.

    `points` is a power of two; the model is run on so many times the number of groups and two.
    """
    names = dict.fromkeys(groups[name] for name in parameters)
    if len(names) == 1:  # it explains everything; SALib would take it for no group at all
        return {output: dict.fromkeys(names, (Estimate(1.0, 0.0),) * 2) for output in outputs}
    problem = {
        "num_vars": len(parameters),
        "names": list(parameters),
        "bounds": [[0.0, 1.0]] * len(parameters),
        "groups": [groups[name] for name in parameters],
    }
    drawn = sample.sample(problem, points, calc_second_order=False, seed=SEED)
    draws = model.run(draw_inputs(parameters, drawn), *outputs)
    return {name: dict(zip(names, _pairs(problem, draws[name]), strict=True)) for name in outputs}


def _pairs(problem: Mapping[str, Any], draws: Draws) -> list[Pair]:
    found = analyze.analyze(problem, draws, calc_second_order=False, seed=SEED)
    first, total = (
        [Estimate(float(v), float(e)) for v, e in zip(found[o], found[f"{o}_conf"], strict=True)]
        for o in ("S1", "ST")
    )
    return list(zip(first, total, strict=True))
