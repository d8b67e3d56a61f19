"""Numbers of the ledger that come of the model: assumptions, outputs, odds, drivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..evidence.parameters import Parameter
from ..quantities.expression import occurrences
from ..quantities.notation import to_words
from ..study.study import Study
from ..uncertainty.influence import Estimate, Influence
from ..uncertainty.results import Results
from .number import Number

#: Where a draw may lie, in words.
PLACES = {"below": "below", "within": "within", "above": "above", "not-above": "not above"}
#: The smallest chance, in per cent, that is told from none: independence and hard cuts are ours,
#: so a tail of the draws says no more.
LEAST = 1.0


def numbers_of_results(
    results: Results, study: Study, parameters: Mapping[str, Parameter]
) -> Iterator[Number]:
    """Yield outputs, odds of published totals, distributions and drivers, in this order."""
    yield from _outputs(results, study)
    yield from _odds(results, study)
    yield from _details(results, study, parameters)


def assumed(parameter: str) -> str:
    """Return the name of a parameter in the ledger.

    >>> assumed("pay")
    'assumed.pay'
    """
    return f"assumed.{parameter}"


def assumptions(results: Results, parameters: Mapping[str, Parameter]) -> Iterator[Number]:
    """Yield the parameters, each with its 5 %, 50 % and 95 % quantiles, and its sources' place."""
    for p in parameters.values():
        low, middle, high = results.inputs[p.id]
        yield Number(
            assumed(p.id), p.label, "assumed", p.unit, low, middle, high,
            inputs=p.rests_on, digits=3, note=p.reason,
            formula=f"{p.family}, from {', '.join('{}' for _ in p.rests_on)}"
            if p.rests_on else f"{p.family}, our choice",
        )  # fmt: skip
        yield from _percentiles(p, results.percentiles.get(p.id, {}))


def _percentiles(p: Parameter, shares: Mapping[str, float]) -> Iterator[Number]:
    """Yield for each source the share of draws below each of its ends."""
    sources: dict[str, dict[str, float]] = {}
    for mark, share in shares.items():
        name, _, end = mark.partition("@")
        sources.setdefault(name, {})[end] = 100 * share
    for name, ends in sources.items():
        yield Number(
            f"percentile.{p.id}.{name}", f"Share of draws below this source: {p.label}", "computed",
            "percent", ends.get("low"), ends.get("central"), ends.get("high"), digits=2,
            formula="share of draws of {} below {}", inputs=(assumed(p.id), name),
        )  # fmt: skip


def _outputs(results: Results, study: Study) -> Iterator[Number]:
    outputs = study.model.outputs
    for name, output in outputs.items():
        low, lower, middle, upper, high = results.quantiles[name]
        used = occurrences(output.expression)
        inputs = tuple(n if n in outputs else assumed(n) for n in used)
        words, unit, label = to_words(output.expression), output.unit, output.label
        yield Number(name, label, "computed", unit, low, middle, high,
                     formula=words, inputs=inputs, digits=2)  # fmt: skip
        yield Number(f"{name}.iqr", f"{label}: the middle half", "computed", unit, lower, None,
                     upper, formula="25% and 75% points of {}", inputs=(name,),
                     digits=2)  # fmt: skip


def _odds(results: Results, study: Study) -> Iterator[Number]:
    for name, shares in results.odds.items():
        total = study.published[name]
        known = dict(shares)
        if "above" in shares:
            known["not-above"] = 1 - shares["above"]
        for place, share in known.items():
            low, central, high = chance_ends(share, share, share)
            yield Number(
                f"probability.{name}.{place}",
                f"Probability that ours lies {PLACES[place]} the range of {total.author}",
                "computed", "percent", low, central, high, digits=2,
                formula=f"share of draws of {{}} {place} {{}}", inputs=(total.output, total.number),
            )  # fmt: skip


def chance_ends(
    low: float, middle: float, high: float
) -> tuple[float | None, float | None, float | None]:
    """Return a range of chances in per cent; what lies in a tail leaves that end open.

    >>> chance_ends(0.25, 0.5, 0.75), chance_ends(0.0, 0.1, 0.5), chance_ends(0.0, 0.0, 0.001)
    ((25.0, 50.0, 75.0), (None, None, 50.0), (None, None, 1.0))
    """
    if high < LEAST / 100:
        return None, None, LEAST
    if low > 1 - LEAST / 100:
        return 100 - LEAST, None, None
    if low == high:
        return None, 100 * middle, None
    first = 100 * low if low >= LEAST / 100 else None
    last = 100 * high if high <= 1 - LEAST / 100 else None
    if first is None and last is None:
        return LEAST, 100 * middle, 100 - LEAST
    return first, 100 * middle if first is not None and last is not None else None, last


def _details(
    results: Results, study: Study, parameters: Mapping[str, Parameter]
) -> Iterator[Number]:
    for name, cutoff in study.cutoffs.items():
        yield from _dots(cutoff.total, results, study)
        yield from _groups(name, cutoff.total, results)
    for output, found in results.influences.items():
        name = next((n for n, c in study.cutoffs.items() if c.total == output), output)
        yield from _influences(name, output, found, study, parameters)
    for exponent, error in results.convergence.items():
        yield Number(
            f"convergence.{exponent}", f"Error of the quantiles with 2^{exponent} points",
            "computed", "percent", central=100 * error, digits=2,
            formula="largest relative deviation of repeats of {}", inputs=study.totals()[:1],
        )  # fmt: skip


def _dots(total: str, results: Results, study: Study) -> Iterator[Number]:
    output = study.model.outputs[total]
    for count, value in enumerate(results.dots[total], start=1):
        yield Number(
            f"{total}.dot-{count:02}", f"{output.label}: dot {count}", "computed", output.unit,
            central=value, digits=2, formula="equally likely values of {}", inputs=(total,),
        )  # fmt: skip


def _influences(
    stem: str,
    output: str,
    influences: Sequence[Influence],
    study: Study,
    parameters: Mapping[str, Parameter],
) -> Iterator[Number]:
    for found in influences:
        name, label = found.parameter, parameters[found.parameter].label
        inputs = (output, assumed(name))
        for order, share, words in (
            ("first", found.first, "alone"), ("total", found.total, "with its interactions")
        ):  # fmt: skip
            yield _share(
                f"sobol.{stem}.{name}.{order}", f"Share of the variance: {label}, {words}",
                share, "Sobol index of {} for {}", inputs,
            )  # fmt: skip
        low, high = sorted((found.low, found.high))
        yield Number(
            f"tornado.{stem}.{name}", f"Total if only this varies: {label}", "computed",
            study.model.outputs[output].unit, low, None, high, inputs=inputs, digits=2,
            formula="{} with {} at its 5% and 95% points",
        )  # fmt: skip


def _groups(cutoff: str, total: str, results: Results) -> Iterator[Number]:
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
