"""What the results do over all choices that another author could have made otherwise.

All combinations of all options (a full factorial), each evaluated on the same points, so that
differences between two specifications are not noise. The options are a map of defensible
decisions and no distribution: what is said of them (one in twenty, nine in ten) counts
specifications and is no probability (Simonsohn, Simmons and Nelson 2020, doi
10.1038/s41562-020-0912-z).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
from scipy.stats import qmc

from ..evidence.parameters import Parameter
from ..quantities.model import Model
from .change import ALL, Change
from .robust import Omission, OneChange, Robust, Spread
from .simulation import SEED, Draws, in_order
from .specification import Sampler, changed

#: Points on which every specification is evaluated: 2^12.
EXPONENT = 12
#: Number of specifications that a chart of all shows, evenly spaced in the order of their medians.
SHOWN = 60
#: Choice to its options and what each changes, the author's own first.
Choices: TypeAlias = Mapping[str, Mapping[str, Change]]
#: Chance to an output and the low and high end of the range that it concerns.
Chances: TypeAlias = Mapping[str, tuple[str, float, float]]


def robustness(
    model: Model,
    parameters: Mapping[str, Parameter],
    choices: Choices,
    outputs: Sequence[str],
    chances: Chances,
    omissions: Mapping[str, Change],
) -> Robust:
    """Evaluate all combinations of options, and what is left without each origin."""
    run = _Run(model, in_order(parameters), outputs, chances)
    keys = list(product(*(options for options in choices.values())))
    rows = np.array([
        run.row([choices[c][o] for c, o in zip(choices, key, strict=True)]) for key in keys
    ])  # fmt: skip
    places = {output: 3 * place for place, output in enumerate(outputs)}
    return Robust(
        specifications=len(keys),
        options={choice: list(options) for choice, options in choices.items()},
        spreads={
            output: Spread(*(_quantiles(rows[:, places[output] + end]) for end in range(3)))
            for output in outputs
        },
        chances={
            name: _quantiles(rows[:, 3 * len(outputs) + place])
            for place, name in enumerate(chances)
        },
        curve=_curve(rows[:, :3], keys),
        changes=_changes(run, choices),
        omissions=[
            Omission(origin, run.quantiles(run.row([change])))
            for origin, change in omissions.items()
        ],
        vague=run.shares(run.row([_vague(run.parameters)])),
        shares=_shares(np.log(rows[:, 1]), keys, list(choices)),
    )


class _Run:
    """Evaluates specifications on common points."""

    def __init__(
        self,
        model: Model,
        parameters: Mapping[str, Parameter],
        outputs: Sequence[str],
        chances: Chances,
    ) -> None:
        self.parameters = parameters
        self.outputs, self.chances = outputs, chances
        columns = qmc.Sobol(len(parameters), rng=SEED).random_base2(EXPONENT).T
        self.sampler = Sampler(dict(zip(parameters, columns, strict=True)))
        self.wanted = list(dict.fromkeys([*outputs, *(out for out, *_ in chances.values())]))
        self.model = model.part(*self.wanted)  # once, not for each of the specifications
        self.needed = model.inputs_of(*self.wanted)
        self.made: dict[tuple[object, ...], Parameter] = {}

    def parameter(self, name: str, changes: Sequence[Change]) -> Parameter:
        """Return a parameter after the changes that touch it; the same ones are made once."""
        mine = [change for change in changes if change.touches(name)]
        key = (name, *map(id, mine))
        if key not in self.made:
            self.made[key] = changed(self.parameters[name], mine)
        return self.made[key]

    def row(self, changes: Sequence[Change]) -> list[float]:
        """Return 5 %, 50 % and 95 % of each output, and each chance, of one specification."""
        used = {name: self.parameter(name, changes) for name in self.needed}
        correlated = [pair for change in changes for pair in change.correlated]
        draws = self.model.run(self.sampler.draw(used, correlated))
        ordered = {name: np.sort(draws[name]) for name in self.wanted}
        quantiles = (q for name in self.outputs for q in _at(ordered[name], (0.05, 0.5, 0.95)))
        return [*quantiles, *(_share(ordered[n], *ends) for n, *ends in self.chances.values())]

    def quantiles(self, row: Sequence[float]) -> dict[str, list[float]]:
        """Return the quantiles of each output in a row."""
        return {out: list(row[3 * i : 3 * i + 3]) for i, out in enumerate(self.outputs)}

    def shares(self, row: Sequence[float]) -> dict[str, float]:
        """Return the chances in a row."""
        return dict(zip(self.chances, row[3 * len(self.outputs) :], strict=True))


def _at(ordered: Draws, where: Sequence[float]) -> list[float]:
    """Return quantiles of sorted draws, as numpy does (linear, its method 7)."""
    return [
        float(np.interp(q * (len(ordered) - 1), np.arange(len(ordered)), ordered)) for q in where
    ]


def _share(ordered: Draws, low: float, high: float) -> float:
    """Return the share of sorted draws from low to high."""
    first, last = np.searchsorted(ordered, [low, high])
    return float(last - first) / len(ordered)


def _quantiles(values: Draws) -> list[float]:
    """Return minimum, 5, 25, 50, 75 and 95 % points and maximum over specifications."""
    return [float(q) for q in np.quantile(values, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1])]


def _curve(ends: Draws, keys: Sequence[tuple[str, ...]]) -> list[tuple[list[float], list[str]]]:
    order = np.argsort(ends[:, 1], kind="stable")
    chosen = order[np.linspace(0, len(order) - 1, min(SHOWN, len(order))).round().astype(int)]
    return [([float(v) for v in ends[place]], list(keys[place])) for place in chosen]


def _vague(parameters: Mapping[str, Parameter]) -> Change:
    """Return a prior that knows nothing but the outermost bounds."""
    return Change({}, {ALL: "uniform"}, frozenset(parameters))


def _changes(run: _Run, choices: Choices) -> list[OneChange]:
    """Evaluate one change at a time, everything else as the author has it."""
    rows = (
        (c, o, run.row([change])) for c, found in choices.items() for o, change in found.items()
    )
    return [OneChange(c, o, run.quantiles(row), run.shares(row)) for c, o, row in rows]


def _shares(
    values: Draws, keys: Sequence[tuple[str, ...]], choices: Sequence[str]
) -> dict[str, float]:
    """Return the share of the variance over specifications that each choice explains alone.

    In a full factorial the means by option are independent, so their variance is the main effect.
    """
    table = np.array(keys)
    whole = values.var()
    found = {}
    for place, choice in enumerate(choices):
        column = table[:, place]
        means = [values[column == option].mean() for option in dict.fromkeys(column)]
        found[choice] = float(np.var(means) / whole) if whole else 0.0
    return found
