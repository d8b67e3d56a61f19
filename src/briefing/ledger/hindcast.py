"""A back-test: what the method would have said on an earlier day, from what was known by then.

evidence/hindcast.csv replaces the ends that rest on later statements; every end that is used must
rest on statements of that day or before. The truth is not known today either, so what was said
then can only be compared with what the same method says now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import EvidenceErrors
from ..evidence.bounds import Bound, dates_of, read_bounds
from ..evidence.observations import Evidence
from ..evidence.parameters import read_assumptions
from ..study.records import Hindcast
from ..study.study import Study
from ..uncertainty.cached import cached, model_as_data
from .bounds import Bounded, roots_of, with_ends
from .number import Number

FILE = "hindcast.csv"
EXPONENT = 14


def read_hindcast(
    root: Path, study: Study, bounds: Sequence[Bound], known: Mapping[str, Number],
    evidence: Evidence,
) -> Iterator[Number]:  # fmt: skip
    """Yield the results as of the earlier day and their ends; nothing if the study names no day.

    Raises
    ------
    EvidenceErrors
        With file and line: what makes a bound wrong, or one that rests on a later statement.
    """
    if (then := study.hindcast) is None:
        return
    path = root / "evidence" / FILE
    used = study.model.inputs_of(*then.outputs)
    units = evidence.vocabularies.units
    read = read_assumptions(root / "evidence" / "parameters.csv", units)
    # what was not known yet is ours: no end has to rest on evidence
    assumptions = {name: read[name].model_copy(update={"quality": "none"}) for name in used}
    early = read_bounds(path, assumptions, dates_of(evidence.observations))
    replaced = {bound.name for bound in early}
    merged = [*early, *(b for b in bounds if b.name not in replaced and b.end != "context"
                        and b.parameter in used)]  # fmt: skip
    check_dates(merged, then, known, evidence)
    found = with_ends(assumptions, merged, known, evidence.observations, units)
    yield from _ends(found, replaced, then)
    drawn = cached(
        "hindcast", root / ".cache",
        [model_as_data(study, found.parameters), EXPONENT, _middles(then, known)],
        lambda: _draw(study, found, then, known), lambda kept: Drawn(**kept),
    )  # fmt: skip
    yield from _results(found, replaced, study, drawn, known)


def check_dates(
    bounds: Sequence[Bound], then: Hindcast, known: Mapping[str, Number], evidence: Evidence
) -> None:
    """Raise an error for each end that rests on a statement after the day."""
    rows = evidence.observations
    errors = [
        bound.wrong(f"rests on {root.id!r} of {root.as_of}, after {then.day}",
                    f"Replace {bound.end!r} of {bound.parameter!r} in {FILE}.")
        for bound in bounds
        for name in bound.rests_on
        for root in roots_of(name, known, rows)
        if root.as_of[: len(then.day)] > then.day[: len(root.as_of)]
    ]  # fmt: skip
    if errors:
        raise EvidenceErrors(errors)


def _ends(found: Bounded, replaced: set[str], then: Hindcast) -> Iterator[Number]:
    for number in found.numbers:
        if number.name in replaced:
            yield replace(number, name=_name(number.name), label=f"{then.label}: {number.label}")


def _name(name: str) -> str:
    return f"hindcast.{name}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the model draws for each output: 5 %, 50 % and 95 %, and the share below today's middle."""

    ends: Mapping[str, Sequence[float]]
    below: Mapping[str, float]


def _middles(then: Hindcast, known: Mapping[str, Number]) -> dict[str, float]:
    return {output: known[output].require("central") for output in then.outputs}


def _draw(study: Study, found: Bounded, then: Hindcast, known: Mapping[str, Number]) -> Drawn:
    from ..uncertainty.simulation import quantiles, simulate  # here: a cached build needs no numpy

    draws = simulate(study.model, found.parameters, *then.outputs, exponent=EXPONENT)
    middles = _middles(then, known)
    return Drawn(
        {o: list(map(float, quantiles(draws[o], (0.05, 0.5, 0.95)))) for o in then.outputs},
        {o: float((draws[o] < middles[o]).mean()) for o in then.outputs},
    )


def _results(
    found: Bounded, replaced: set[str], study: Study, drawn: Drawn, known: Mapping[str, Number]
) -> Iterator[Number]:
    """Yield each output as of the day, and where today's middle lies among its draws."""
    assert study.hindcast is not None
    label = study.hindcast.label
    for output, (low, middle, high) in drawn.ends.items():
        now, stems = known[output], tuple(f"bound.{p}." for p in study.model.inputs_of(output))
        used = [n.name for n in found.numbers if n.name.startswith(stems)]
        yield Number(
            _name(output), f"{label}: {now.label}", "computed", now.unit, low, middle, high,
            digits=2, formula=f"the model, with what was known then: {', '.join('{}' for _ in used)}",
            inputs=tuple(_name(name) if name in replaced else name for name in used),
        )  # fmt: skip
        yield Number(
            f"{_name(output)}.place", f"{label}, draws below today's middle: {now.label}",
            "computed", "percent", central=100 * drawn.below[output],
            digits=2, formula="share of the draws of {} below the middle of {}",
            inputs=(_name(output), output),
        )  # fmt: skip
