"""What drives a result: shares of its variance, as numbers of the ledger and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..errors import BriefingError
from ..evidence.parameters import Parameter
from ..study.study import Study
from ..uncertainty.influence import Estimate, Influence
from ..uncertainty.results import Results
from .assumptions import assumed
from .ledger import Ledger
from .number import Number

#: Rating of impact by the least share of the variance, in percent.
IMPACTS = (("high impact", 15.0), ("medium impact", 5.0), ("low impact", 0.0))


def influences_of(
    stem: str,
    output: str,
    influences: Sequence[Influence],
    study: Study,
    parameters: Mapping[str, Parameter],
) -> Iterator[Number]:
    """Yield for each parameter its share of the variance, and the result if only it varies."""
    for found in influences:
        name, label = found.parameter, parameters[found.parameter].label
        inputs = (output, assumed(name))
        for order, share, words in (
            ("first", found.first, "alone"), ("total", found.total, "with its interactions")
        ):  # fmt: skip
            yield _share(
                _sobol(stem, name, order), f"Share of the variance: {label}, {words}",
                share, "Sobol index of {} for {}", inputs,
            )  # fmt: skip
        low, high = sorted((found.low, found.high))
        yield Number(
            f"tornado.{stem}.{name}", f"Total if only this varies: {label}", "computed",
            study.model.outputs[output].unit, low, None, high, inputs=inputs, digits=2,
            formula="{} with {} at its 5% and 95% points",
        )  # fmt: skip


def stem_of(output: str, study: Study) -> str:
    """Return what stands for an output in the names of its drivers: of a total, its cut-off."""
    return next((name for name, c in study.cutoffs.items() if c.total == output), output)


def _sobol(stem: str, parameter: str, order: str) -> str:
    return f"sobol.{stem}.{parameter}.{order}"


def groups_of(cutoff: str, total: str, results: Results) -> Iterator[Number]:
    """Yield for each group of parameters its share of the variance and what knowing it gains."""
    for found in results.drivers[total]:
        stem = f"driver.{cutoff}.{found.group.lower().replace(' ', '-')}"
        for order, share, words in (
            ("first", found.first, "Share of the variance: {}, alone"),
            ("total", found.total, "Share of the variance: {}, with interactions"),
            ("gain", found.gain, "By how much the 90 % range narrows if this were known: {}"),
        ):
            formula = "Sobol index of a group for {}" if order != "gain" else "draws of {}"
            yield _share(f"{stem}.{order}", words.format(found.group), share, formula, (total,))


def _share(name: str, label: str, share: Estimate, formula: str, inputs: tuple[str, ...]) -> Number:
    """Return a share in per cent, with its error at 95 % confidence; an estimate may lie outside."""
    ends = (share.value - share.error, share.value, share.value + share.error)
    low, middle, high = (100 * min(max(end, 0.0), 1.0) for end in ends)
    return Number(name, label, "computed", "percent", low, middle, high,
                  digits=2, formula=formula, inputs=inputs)  # fmt: skip


def impact(parameter: str, ledger: Ledger) -> str:
    """Rate how much of the variance of a printed result a parameter explains, in words.

    Raises
    ------
    BriefingError
        If no impact was computed: a missing value is not a low one.
    """
    outputs = ledger.study.influenced()
    names = (_sobol(stem_of(output, ledger.study), parameter, "total") for output in outputs)
    shares = [ledger[name].require("central") for name in names if name in ledger]
    if not shares:
        what = f"parameter {parameter!r} has no influence on any result that is shown"
        raise BriefingError(what, do="Name its outputs in the study's cut-offs, or drop it.")
    return next(word for word, least in IMPACTS if max(shares) >= least)
