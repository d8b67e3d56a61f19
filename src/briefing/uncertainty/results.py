"""What the model says: quantiles, probabilities of published ranges, drivers, convergence.

Computing takes seconds, so results are kept (`briefing.uncertainty.cached`).
Turning results into numbers of the ledger is `briefing.ledger.results`'s work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ..evidence.parameters import Parameter
from ..study.study import Study
from .cached import cached, model_as_data
from .influence import Driver, Estimate, Influence

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
        odds={name: _odds(draws, within) for name, within in ranges.items()},
        influences=influences(model, parameters, study.influenced()),
        drivers=drivers(model, parameters, totals),
        convergence={
            str(e): error
            for total in totals[:1]
            for e, error in convergence(model, parameters, total).items()
        },
    )


def _odds(results: Mapping[str, Any], within: Range) -> dict[str, float]:
    """Return the shares of draws by place; only the places that a floor or a point has."""
    output, low, high = within
    draws = results[output]
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
    return cached(
        "results", cache, [model_as_data(study, parameters), ranges, marks],
        lambda: compute_results(study, parameters, ranges, marks), _read,
    )  # fmt: skip


def _read(data: dict[str, Any]) -> Results:
    for field, record in (("influences", Influence), ("drivers", Driver)):
        data[field] = {n: [_record(record, r) for r in rows] for n, rows in data[field].items()}
    return Results(**data)


def _record(record: Any, fields: Mapping[str, Any]) -> Any:
    """Return a record whose fields may be estimates."""
    return record(**{k: Estimate(**v) if isinstance(v, dict) else v for k, v in fields.items()})
