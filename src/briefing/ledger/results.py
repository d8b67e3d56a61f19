"""Numbers of the ledger that come of the model: assumptions, outputs, odds, drivers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..evidence.parameters import Parameter
from ..quantities.expression import occurrences
from ..quantities.notation import to_words
from ..study.study import Study
from ..uncertainty.results import Results
from .number import Number

#: The smallest probability, in percent, that the draws can show.
RESOLUTION = 100 / 2**16


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
    """Yield the parameters, each with its range and median."""
    for p in parameters.values():
        yield Number(
            assumed(p.id), p.label, "assumed", p.unit, p.minimum,
            results.medians[p.id], p.maximum,
            inputs=p.rests_on, digits=3, note=p.reason,
            formula=f"{p.family}, from {', '.join('{}' for _ in p.rests_on)}"
            if p.rests_on else f"{p.family}, our choice",
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
        for place, share in shares.items():
            low, central, high, digits = _probability(share)
            yield Number(
                f"probability.{name}.{place}",
                f"Probability that ours lies {place} the range of {total.author}",
                "computed", "percent", low, central, high, digits=digits,
                formula=f"share of draws of {{}} {place} {{}}", inputs=(total.output, total.number),
            )  # fmt: skip


def _probability(share: float) -> tuple[float | None, float | None, float | None, int]:
    """Return low, central, high and digits of a share of draws, in percent.

    None or all of the draws say only that the probability is below, or above, a bound.
    """
    if share == 0:
        return None, None, RESOLUTION, 2
    if share == 1:
        return 100 - RESOLUTION, None, None, 6
    return None, 100 * share, None, 2


def _details(
    results: Results, study: Study, parameters: Mapping[str, Parameter]
) -> Iterator[Number]:
    for name, cutoff in study.cutoffs.items():
        yield from _dots(cutoff.total, results, study)
        yield from _drivers(name, cutoff.total, results, parameters)
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


def _drivers(
    cutoff: str, total: str, results: Results, parameters: Mapping[str, Parameter]
) -> Iterator[Number]:
    for found in results.influences[total]:
        name, label = found.parameter, parameters[found.parameter].label
        inputs = (total, assumed(name))
        for order, share, words in (
            ("first", found.first, "alone"), ("total", found.total, "with its interactions")
        ):  # fmt: skip
            yield Number(
                f"sobol.{cutoff}.{name}.{order}", f"Share of the variance: {label}, {words}",
                "computed", "percent", central=100 * share, digits=2,
                formula="Sobol index of {} for {}", inputs=inputs,
            )  # fmt: skip
        low, high = sorted((found.low, found.high))
        yield Number(
            f"tornado.{cutoff}.{name}", f"Total if only this varies: {label}", "computed", "USD",
            low, None, high, formula="{} with {} at its 5% and 95% points", inputs=inputs,
            digits=2,
        )  # fmt: skip
