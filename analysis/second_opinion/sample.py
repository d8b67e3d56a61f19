"""Draws from the posterior, and the summary that the briefing prints.

The sampler is emcee's affine-invariant ensemble (Goodman and Weare 2010,
doi 10.2140/camcos.2010.5.65).
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from briefing.evidence.observations import Observation

from .posterior import Array, Posterior, at
from .prices import draw_shell, of_a_round
from .statements import MONTHS, select

SEED = 20241028
WALKERS, STEPS, BURN, THIN = 128, 12_000, 3_000, 20
#: Ends of the range that is printed, and its middle.
QUANTILES = (0.05, 0.5, 0.95)
#: Cut-offs in months since the start.
CUTOFFS: Mapping[str, float] = {"2024": 15.0, "2025": 29.0}
#: What a North Korean shell, or the nearest thing that Russia is said to have bought, costs.
PRICES = "shell-price-north-korean"
STORE = Path(__file__).parent / "second-opinion.json"
#: The code that the draws depend on.
DRAWN_BY = ("posterior.py", "prices.py", "priors.py", "sample.py", "statements.py")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the second opinion reads from a table of observations."""

    posterior: Posterior
    #: Low and high end of each statement on the price of a shell, in dollars.
    prices: Sequence[tuple[float, float]]

    def digest(self) -> str:
        """Return a digest of all that the draws depend on: statements, prices, code."""
        code = [(Path(__file__).parent / name).read_text("utf-8") for name in DRAWN_BY]
        said = [dataclasses.asdict(s) for s in self.posterior.statements]
        data = json.dumps([said, list(self.prices), code], sort_keys=True)
        return hashlib.sha256(data.encode()).hexdigest()


def read(observations: Mapping[str, Observation]) -> Inputs:
    """Select statements and prices from a table of observations."""
    rows = observations.values()
    ends = [
        (row.low or row.central, row.high or row.central)
        for row in rows
        if row.quantity == PRICES and row.unit == "USD/shell"
    ]
    return Inputs(Posterior(select(rows)), [(low, high) for low, high in ends if low and high])


def draw(posterior: Posterior) -> tuple[Array, Mapping[str, float]]:
    """Return draws of shape (draws, unknowns), and how well the sampler mixed."""
    import emcee  # here, because only `tox -e second-opinion` has it

    rng = np.random.default_rng(SEED)
    start = posterior.start(WALKERS, rng)
    sampler = emcee.EnsembleSampler(
        WALKERS, start.shape[1], posterior.log_density, vectorize=True,
        moves=[(emcee.moves.DEMove(), 0.8), (emcee.moves.DESnookerMove(), 0.2)],
    )  # fmt: skip
    sampler.random_state = np.random.RandomState(SEED).get_state()
    sampler.run_mcmc(start, STEPS)
    times = sampler.get_autocorr_time(discard=BURN, quiet=True)
    mixing = {
        "autocorrelation": round(float(np.max(times)), 1),
        "effective": int((STEPS - BURN) * WALKERS / np.max(times)),
    }
    return sampler.get_chain(discard=BURN, thin=THIN, flat=True), mixing


def summarise(inputs: Inputs, draws: Array) -> dict[str, Any]:
    """Return quantiles of load and price, of quantities at the cut-offs, and of the months."""
    rng = np.random.default_rng(SEED + 1)
    found = inputs.posterior.unpack(draws)
    price = of_a_round(draw_shell(inputs.prices, len(draws), rng), found, rng)
    rounds = found["containers"] * found["load"][:, None]
    paths = {
        "containers": found["containers"],
        "rounds": rounds,
        "value": rounds * price[:, None],
    }
    return {
        "load": _quantiles(found["load"]),
        "fill": _quantiles(found["fill"]),
        "price": _quantiles(price),
        "cutoffs": {
            cutoff: {name: _quantiles(at(path, month)) for name, path in paths.items()}
            for cutoff, month in CUTOFFS.items()
        },
        "months": {
            name: [_quantiles(path[:, month]) for month in range(1, MONTHS + 1)]
            for name, path in paths.items()
        },
    }


def _quantiles(values: Array) -> list[float]:
    return [float(f"{q:.4g}") for q in np.quantile(values, QUANTILES)]


def store(observations: Mapping[str, Observation], path: Path = STORE) -> dict[str, Any]:
    """Draw, summarise, and write the summary with its digest."""
    inputs = read(observations)
    draws, mixing = draw(inputs.posterior)
    made = {
        "digest": inputs.digest(),
        "statements": [s.id for s in inputs.posterior.statements],
        "mixing": mixing,
        **summarise(inputs, draws),
    }
    path.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    return made
