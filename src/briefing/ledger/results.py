"""Numbers of the ledger that come of the model: outputs and how they are distributed.

Assumptions, chances and drivers have modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..evidence.parameters import Parameter
from ..quantities.inputs import occurrences
from ..quantities.notation import to_words
from ..study.study import Study
from ..uncertainty.results import Results
from .assumptions import assumed
from .chances import odds
from .drivers import groups_of, influences_of, stem_of
from .number import Number


def numbers_of_results(
    results: Results, study: Study, parameters: Mapping[str, Parameter]
) -> Iterator[Number]:
    """Yield outputs, odds of published totals, distributions and drivers, in this order."""
    yield from _outputs(results, study)
    yield from odds(results, study)
    yield from _details(results, study, parameters)


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


def _details(
    results: Results, study: Study, parameters: Mapping[str, Parameter]
) -> Iterator[Number]:
    for name, cutoff in study.cutoffs.items():
        yield from _dots(cutoff.total, results, study)
        yield from groups_of(name, cutoff.total, results)
    for output, found in results.influences.items():
        yield from influences_of(stem_of(output, study), output, found, study, parameters)
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
