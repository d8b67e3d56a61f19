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
from .influence import Driver, Estimate, Influence

#: Modules whose code the results depend on.
_CODE = (
    "quantities/expression",
    "quantities/model",
    "evidence/parameters",
    "uncertainty/drivers",
    "uncertainty/indices",
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

    #: Parameter to its 5, 50 and 95 % quantiles.
    inputs: Mapping[str, list[float]]
    #: Parameter to the share of draws below each of its sources, by name and end.
    percentiles: Mapping[str, Mapping[str, float]]
    #: Output to its 5, 25, 50, 75 and 95 % quantiles.
    quantiles: Mapping[str, list[float]]
    #: Total to the centres of its dots.
    dots: Mapping[str, list[float]]
    #: Published total to the shares of draws below, within and above it.
    odds: Mapping[str, Mapping[str, float]]
    #: Output to the influence of each parameter, greatest first.
    influences: Mapping[str, list[Influence]]
    #: Total to its groups of parameters, greatest first.
    drivers: Mapping[str, list[Driver]]
    #: Exponent of two to the error of the quantiles of the first total.
    convergence: Mapping[str, float]


def compute_results(
    study: Study,
    parameters: Mapping[str, Parameter],
    ranges: Mapping[str, Range],
    marks: Mapping[str, Mapping[str, float]],
) -> Results:
    """Run the model of a study.

    `ranges` maps a name to an output and to a published total, `marks` a parameter to what its
    sources say, by name and end.
    """
    import numpy as np  # here, because a build with cached results needs neither

    from .drivers import drivers
    from .sensitivity import influences
    from .simulation import EXPONENT, convergence, draw_inputs, in_order, points, quantiles

    model, totals = study.model, study.totals()
    inputs = draw_inputs(in_order(parameters), points(parameters, EXPONENT))
    draws = model.in_units(model.run(inputs))
    middles = (np.arange(DOTS) + 0.5) / DOTS
    return Results(
        inputs={name: quantiles(inputs[name], (0.05, 0.5, 0.95)) for name in parameters},
        percentiles={
            name: {mark: float((inputs[name] < value).mean()) for mark, value in found.items()}
            for name, found in marks.items()
        },
        quantiles={name: quantiles(values) for name, values in draws.items()},
        dots={name: quantiles(draws[name], list(middles)) for name in totals},
        odds={name: _odds(draws[out], low, high) for name, (out, low, high) in ranges.items()},
        influences=influences(model, parameters, study.influenced()),
        drivers=drivers(model, parameters, totals),
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
    study: Study,
    parameters: Mapping[str, Parameter],
    ranges: Mapping[str, Range],
    marks: Mapping[str, Mapping[str, float]],
    cache: Path,
) -> Results:
    """Return the results, from the cache if nothing that they depend on has changed.

    A study without a model has none.
    """
    if not study.model.outputs:
        return Results({}, {}, {}, {}, {}, {}, {}, {})
    kept = Cache(cache)
    name = f"results-{_key(study, parameters, ranges, marks)[:24]}.json"
    content = kept.get(name)
    if content is not None:
        return _read(content)
    results = compute_results(study, parameters, ranges, marks)
    kept.put(name, json.dumps(dataclasses.asdict(results)).encode())
    kept.drop("results-*.json", but=name)
    return results


def _read(content: bytes) -> Results:
    data = json.loads(content)
    for field, record in (("influences", Influence), ("drivers", Driver)):
        data[field] = {n: [_record(record, r) for r in rows] for n, rows in data[field].items()}
    return Results(**data)


def _record(record: Any, fields: Mapping[str, Any]) -> Any:
    """Return a record whose fields may be estimates."""
    return record(**{k: Estimate(**v) if isinstance(v, dict) else v for k, v in fields.items()})


def _key(study: Study, parameters: Mapping[str, Parameter], *others: Mapping[str, Any]) -> str:
    model = {n: [to_tree(o.expression), o.unit] for n, o in study.model.outputs.items()}
    engine = Path(__file__).parents[1]
    code = [(engine / f"{module}.py").read_text("utf-8") for module in _CODE]
    words = {"label", "reason", "rests_on"}
    inputs = {
        name: [p.model_dump(exclude=words), p.joint and to_tree(p.joint)]
        for name, p in parameters.items()
    }
    libraries = [version(name) for name in ("numpy", "salib", "scipy")]
    wanted = [study.totals(), study.influenced()]
    data = json.dumps([code, list(model.items()), wanted, inputs, others, libraries],
                      sort_keys=True, default=dict)  # fmt: skip
    return hashlib.sha256(data.encode()).hexdigest()
