"""What the model says: quantiles, probabilities of published ranges, drivers, convergence.

Computing takes seconds, so results are kept under a digest of everything that they depend on;
the cache may be deleted at any time.
Turning results into numbers of the ledger is `briefing.ledger.results`'s work.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from ..evidence.parameters import Parameter
from ..files import Cache
from ..quantities.notation import to_tree
from ..study.study import Study
from .influence import Influence

#: Modules whose code the results depend on.
_CODE = (
    "quantities/expression",
    "quantities/model",
    "evidence/parameters",
    "uncertainty/influence",
    "uncertainty/results",
    "uncertainty/sensitivity",
    "uncertainty/simulation",
)
#: The distribution of a total is shown as this many dots of equal probability.
DOTS = 20

#: An output, and the low and (if there is one) high end of a published total.
Range: TypeAlias = tuple[str, float, float | None]


@dataclass(frozen=True, slots=True)
class Results:
    """All that is taken from the draws."""

    #: Parameter to its median.
    medians: Mapping[str, float]
    #: Output to its 5, 25, 50, 75 and 95 % quantiles.
    quantiles: Mapping[str, list[float]]
    #: Total to the centres of its dots.
    dots: Mapping[str, list[float]]
    #: Published total to the shares of draws below, within and above it.
    odds: Mapping[str, Mapping[str, float]]
    #: Total to the influence of each parameter, greatest first.
    influences: Mapping[str, list[Influence]]
    #: Exponent of two to the error of the quantiles of the first total.
    convergence: Mapping[str, float]


def compute_results(
    study: Study, parameters: Mapping[str, Parameter], ranges: Mapping[str, Range]
) -> Results:
    """Run the model of a study.

    `ranges` maps a name to an output and to a published total.
    """
    import numpy as np  # here, because a build with cached results needs neither

    from .sensitivity import influences
    from .simulation import convergence, quantiles, simulate

    model, totals = study.model, study.totals()
    draws = simulate(model, parameters)
    middles = (np.arange(DOTS) + 0.5) / DOTS
    return Results(
        medians={p.id: float(p.draw(0.5)) for p in parameters.values()},
        quantiles={name: quantiles(values) for name, values in draws.items()},
        dots={name: quantiles(draws[name], list(middles)) for name in totals},
        odds={name: _odds(draws[out], low, high) for name, (out, low, high) in ranges.items()},
        influences={name: influences(model, parameters, name) for name in totals},
        convergence={
            str(e): error
            for total in totals[:1]
            for e, error in convergence(model, parameters, total).items()
        },
    )


def _odds(draws: Any, low: float, high: float | None) -> dict[str, float]:
    """Return the shares of draws by place; only the places that a floor or a point has."""
    below = float((draws < low).mean())
    if high is None:
        return {"below": below, "within": 1 - below}
    above = float((draws > high).mean())
    if high == low:
        return {"below": below, "above": above}
    return {"below": below, "within": 1 - below - above, "above": above}


def read_results(
    study: Study, parameters: Mapping[str, Parameter], ranges: Mapping[str, Range], cache: Path
) -> Results:
    """Return the results, from the cache if nothing that they depend on has changed.

    A study without a model has none.
    """
    if not study.model.outputs:
        return Results({}, {}, {}, {}, {}, {})
    kept = Cache(cache)
    name = f"results-{_key(study, parameters, ranges)[:24]}.json"
    content = kept.get(name)
    if content is not None:
        return _read(content)
    results = compute_results(study, parameters, ranges)
    kept.put(name, json.dumps(dataclasses.asdict(results)).encode())
    kept.drop("results-*.json", but=name)
    return results


def _read(content: bytes) -> Results:
    data = json.loads(content)
    found = data["influences"].items()
    data["influences"] = {name: [Influence(**i) for i in rows] for name, rows in found}
    return Results(**data)


def _key(study: Study, parameters: Mapping[str, Parameter], ranges: Mapping[str, Any]) -> str:
    model = {n: [to_tree(o.expression), o.unit] for n, o in study.model.outputs.items()}
    engine = Path(__file__).parents[1]
    code = [(engine / f"{module}.py").read_text("utf-8") for module in _CODE]
    words = {"label", "reason", "rests_on"}
    inputs = {name: p.model_dump(exclude=words) for name, p in parameters.items()}
    libraries = [version("numpy"), version("scipy")]
    data = json.dumps([code, list(model.items()), study.totals(), inputs, dict(ranges), libraries],
                      sort_keys=True)  # fmt: skip
    return hashlib.sha256(data.encode()).hexdigest()
