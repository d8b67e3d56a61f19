"""Numbers of the ledger that say what results and chances do over all choices.

`robust.<output>.median`, `.low-end`, `.high-end`: nine in ten specifications, and the middle one;
`robust.<chance>` likewise for each printed chance; `robust.<choice>.<option>.<output>`: one
change at a time; `without.<origin>.<output>`: one origin left out; `vague.<chance>`: under a
prior that knows only the bounds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..evidence.choices import Option
from ..evidence.parameters import Parameter
from ..study.study import Study
from ..uncertainty.cached import cached, model_as_data
from ..uncertainty.change import Change
from ..uncertainty.results import Range
from ..uncertainty.robust import Robust, read_robust
from .chances import chance_ends, chance_of
from .number import Number
from .omission import Without

#: What the three ends of an output are called.
_ENDS = {"low": "5 % point", "median": "middle", "high": "95 % point"}


def chances(ranges: Mapping[str, Range]) -> dict[str, tuple[str, float, float]]:
    """Return every chance that is printed, as a range of an output."""
    found = {}
    for name, (output, low, high) in ranges.items():
        top = math.inf if high is None else high
        found[chance_of(name, "below")] = (output, -math.inf, low)
        if top > low:
            found[chance_of(name, "within")] = (output, low, top)
        if high is not None:
            found[chance_of(name, "above")] = (output, high, math.inf)
            found[chance_of(name, "not-above")] = (output, -math.inf, high)
    return found


def read_robustness(
    study: Study,
    parameters: Mapping[str, Parameter],
    changes: Mapping[str, Mapping[str, Change]],
    ranges: Mapping[str, Range],
    omissions: Mapping[str, Without],
    cache: Path,
) -> Robust:
    """Return what results do over all choices, from the cache if nothing has changed."""
    outputs = list(dict.fromkeys([*study.totals(), *(output for output, *_ in ranges.values())]))
    left_out = {name: without.change for name, without in omissions.items()}
    asked = chances(ranges)

    def compute() -> Robust:
        from ..uncertainty.robustness import robustness  # here: a cached build needs no numpy

        return robustness(study.model, parameters, changes, outputs, asked, left_out)

    described = [{c: {o: _plain(x) for o, x in found.items()} for c, found in changes.items()},
                 {name: _plain(change) for name, change in left_out.items()}]  # fmt: skip
    depends_on = [model_as_data(study, parameters), described, outputs, asked]
    return cached("robustness", cache, depends_on, compute, read_robust)


def _plain(change: Change) -> list[object]:
    ends = [[*key, value] for key, value in sorted(change.ends.items())]
    return [ends, dict(change.families), sorted(change.free), change.correlated]


def numbers_of_robustness(
    robust: Robust,
    study: Study,
    options: Mapping[str, Sequence[Option]],
    omissions: Mapping[str, Without],
) -> Iterator[Number]:
    """Yield all numbers of robustness."""
    yield Number("robust.specifications", "Specifications: all combinations of all options",
                 "computed", "count", central=float(robust.specifications), digits=3,
                 formula="product of the numbers of options")  # fmt: skip
    yield from _spreads(robust, study)
    yield from _chances(robust)
    yield from _changes(robust, study, options)
    yield from _omissions(robust, study, omissions)


def _spreads(robust: Robust, study: Study) -> Iterator[Number]:
    for output, spread in robust.spreads.items():
        label, unit = study.model.outputs[output].label, study.model.outputs[output].unit
        for end, words in _ENDS.items():
            least, low, _, middle, _, high, most = getattr(spread, end)
            stem = f"robust.{output}.{end}"
            yield Number(stem, f"{label}: {words}, in nine of ten specifications", "computed",
                         unit, low, middle, high, digits=2, inputs=(output,),
                         formula="5%, 50% and 95% points of {} over all specifications")  # fmt: skip
            yield Number(f"{stem}.extremes", f"{label}: {words}, in all specifications",
                         "computed", unit, least, None, most, digits=2, inputs=(output,),
                         formula="least and greatest {} over all specifications")  # fmt: skip
    first = next(iter(robust.spreads))
    for place, ((low, middle, high), _) in enumerate(robust.curve, start=1):
        known = study.model.outputs[first]
        yield Number(f"robust.{first}.curve-{place:02}", f"{known.label}: specification {place}",
                     "computed", known.unit, low, middle, high, digits=2, inputs=(first,),
                     formula="{} in one specification of sixty, by their medians")  # fmt: skip


def _chances(robust: Robust) -> Iterator[Number]:
    for name, (_, low, _, middle, _, high, _) in robust.chances.items():
        ends = chance_ends(low, middle, high)
        yield Number(f"robust.{name}", "The same chance, in nine of ten specifications",
                     "computed", "percent", *ends, digits=2, inputs=(name,),
                     formula="5%, 50% and 95% points of {} over all specifications")  # fmt: skip
        share = robust.vague[name]
        ends = chance_ends(share, share, share)
        yield Number(f"vague.{name}", "The same chance, if only the bounds were known",
                     "computed", "percent", *ends, digits=2, inputs=(name,),
                     formula="{} with all inputs uniform")  # fmt: skip


def _changes(
    robust: Robust, study: Study, options: Mapping[str, Sequence[Option]]
) -> Iterator[Number]:
    labels = {(o.choice, o.name): o.label for found in options.values() for o in found}
    for change in robust.changes:
        stem, label = (
            f"robust.{change.choice}.{change.option}",
            labels[change.choice, change.option],
        )
        for output, (low, middle, high) in change.quantiles.items():
            known = study.model.outputs[output]
            yield Number(f"{stem}.{output}", f"{known.label}, if: {label}", "computed", known.unit,
                         low, middle, high, digits=2, inputs=(output,),
                         formula="{} with one choice made otherwise")  # fmt: skip
        inside = (chance_of(published, "within") for published in study.published)
        for name in (name for name in inside if name in change.chances):
            share = change.chances[name]
            yield Number(f"{stem}.{name}", f"Chance, if: {label}", "computed", "percent",
                         *chance_ends(share, share, share), digits=2, inputs=(name,),
                         formula="{} with one choice made otherwise")  # fmt: skip
    for choice, share in robust.shares.items():
        yield Number(f"robust.{choice}.share", f"Share of what the choices change: {choice}",
                     "computed", "percent", central=100 * share, digits=2,
                     formula="share of the variance of the logarithm of the middle over all "
                     "specifications")  # fmt: skip


def _omissions(robust: Robust, study: Study, omissions: Mapping[str, Without]) -> Iterator[Number]:
    ours = robust.changes[0].quantiles
    for omission in robust.omissions:
        label, found = omissions[omission.origin].label, list(omission.quantiles.items())
        if omissions[omission.origin].is_source:
            found = found[:1]  # for the first total alone: there are many sources
        for output, (low, middle, high) in found:
            known = study.model.outputs[output]
            yield Number(f"without.{omission.origin}.{output}", f"{known.label}, without: {label}",
                         "computed", known.unit, low, middle, high, digits=2, inputs=(output,),
                         note=_alone(omissions[omission.origin]),
                         formula="{} without one origin")  # fmt: skip
            moved = 100 * (middle / ours[output][1] - 1)
            yield Number(f"without.{omission.origin}.{output}.change",
                         f"How far the middle moves without: {label}", "computed", "percent",
                         central=moved, digits=2, inputs=(output,),
                         formula="middle of {} without one origin ÷ middle with it − 1")  # fmt: skip


def _alone(without: Without) -> str:
    """Say for which parameters an origin is the only source."""
    return f"No other source for: {', '.join(sorted(without.alone))}." if without.alone else ""
