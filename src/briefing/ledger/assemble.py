"""One edition: evidence, assumptions, formulas and model results in one ledger.

The only place where the parts meet, in the order in which they depend on each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .. import model
from ..evidence.claims import Claim, Judgement, count_verdicts, read_findings
from ..evidence.observations import read_evidence
from ..evidence.parameters import Parameter, read_parameters
from ..formulas import AFTER_MODEL, AUTHORS, BEFORE_MODEL
from ..quantities.expression import occurrences, to_words
from ..uncertainty.results import Results, read_results
from .compute import add_formulas, add_numbers
from .ledger import Ledger, Number, find, observed

#: Published totals whose probability under our model is given, and our output that covers
#: the same goods by the same measure.
PUBLISHED = {
    "fnf2024": ("fnf2024.value", "value.2024"),
    "fnf2025": ("fnf2025.value", "value-with-pay.2025"),
    "csis2026": ("csis2026.value", "value-with-pay.2025"),
    "inss2026": ("inss2026.value", "value-with-pay.2025"),
    "kida2025": ("kida2025.value-usd", "value-with-pay.2025"),
    "kris2025": ("kris2025.value", "value-with-pay.2025"),
}
#: The smallest probability, in percent, that the draws can show.
RESOLUTION = 100 / 2**16
#: Months from the first deliveries that South Korea's service dates (August 2023).
MONTHS = {"2024": 15.0, "2025": 29.0}


def read_ledger(root: Path) -> Ledger:
    """Build the ledger of the briefing below a folder.

    Raises
    ------
    BriefingError
        If evidence, parameters, formulas or model do not hold together: file, line, remedy.
    """
    evidence = read_evidence(root)
    numbers = {row.id: observed(row) for row in evidence.observations.values()}
    add_formulas(numbers, BEFORE_MODEL)
    parameters = read_parameters(root / "evidence" / "parameters.csv", numbers)
    model.check_units(parameters)
    ranges = {
        name: (output, *_range(find(published, numbers)))
        for name, (published, output) in PUBLISHED.items()
    }
    results = read_results(parameters, ranges, root / ".cache")
    add_numbers(numbers, _assumed(results, parameters))
    add_numbers(numbers, _outputs(results))
    add_numbers(numbers, _odds(results))
    add_numbers(numbers, _details(results, parameters))
    add_formulas(numbers, AFTER_MODEL)
    claims = read_findings(root / "evidence" / "claims.csv", Claim, numbers)
    add_numbers(numbers, count_verdicts(claims))
    judgements = read_findings(root / "evidence" / "judgements.csv", Judgement, numbers)
    return Ledger(numbers, evidence, parameters, claims, judgements)


def _range(published: Number) -> tuple[float, float | None]:
    """Return the ends of a published total; a floor alone has no upper end."""
    return published.require("low"), published.at("high")


def assumed(parameter: str) -> str:
    """Return the name of a parameter in the ledger.

    >>> assumed("pay")
    'assumed.pay'
    """
    return f"assumed.{parameter}"


def _assumed(results: Results, parameters: Mapping[str, Parameter]) -> Iterator[Number]:
    for p in parameters.values():
        yield Number(
            assumed(p.id), p.label, "assumed", p.unit, p.minimum,
            results.medians[p.id], p.maximum,
            inputs=p.rests_on, digits=3, note=p.reason,
            formula=f"{p.family}, from {', '.join('{}' for _ in p.rests_on)}"
            if p.rests_on else f"{p.family}, our choice",
        )  # fmt: skip
    yield Number("one-year", "One year", "assumed", "year", central=1.0, formula="by definition")
    for cutoff, months in MONTHS.items():
        yield Number(
            f"months.{cutoff}", f"Months of deliveries to {model.ENDS[cutoff]}", "assumed", "month",
            central=months, formula="counted from August 2023",
        )  # fmt: skip


def _outputs(results: Results) -> Iterator[Number]:
    for name, expression in model.OUTPUTS.items():
        low, lower, middle, upper, high = results.quantiles[name]
        used = occurrences(expression)
        inputs = tuple(n if n in model.OUTPUTS else assumed(n) for n in used)
        words, unit, label = to_words(expression), model.unit_of(name), model.label_of(name)
        yield Number(name, label, "computed", unit, low, middle, high,
                     formula=words, inputs=inputs, digits=2)  # fmt: skip
        yield Number(f"{name}.iqr", f"{label}: the middle half", "computed", unit, lower, None,
                     upper, formula="25% and 75% points of {}", inputs=(name,),
                     digits=2)  # fmt: skip


def _odds(results: Results) -> Iterator[Number]:
    for name, shares in results.odds.items():
        published, output = PUBLISHED[name]
        for place, share in shares.items():
            low, central, high, digits = _probability(share)
            yield Number(
                f"probability.{name}.{place}",
                f"Probability that ours lies {place} the range of {AUTHORS[name]}",
                "computed", "percent", low, central, high, digits=digits,
                formula=f"share of draws of {{}} {place} {{}}", inputs=(output, published),
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


def _details(results: Results, parameters: Mapping[str, Parameter]) -> Iterator[Number]:
    for total in results.dots:
        yield from _dots(total, results)
        yield from _drivers(total, results, parameters)
    for exponent, error in results.convergence.items():
        yield Number(
            f"convergence.{exponent}", f"Error of the quantiles with 2^{exponent} points",
            "computed", "percent", central=100 * error, digits=2,
            formula="largest relative deviation of repeats of {}", inputs=("value.2024",),
        )  # fmt: skip


def _dots(total: str, results: Results) -> Iterator[Number]:
    for count, value in enumerate(results.dots[total], start=1):
        yield Number(
            f"{total}.dot-{count:02}", f"{model.label_of(total)}: dot {count}", "computed", "USD",
            central=value, digits=2, formula="equally likely values of {}", inputs=(total,),
        )  # fmt: skip


def _drivers(total: str, results: Results, parameters: Mapping[str, Parameter]) -> Iterator[Number]:
    cutoff = total.rpartition(".")[2]
    for found in results.influences[total]:
        name, label = found["parameter"], parameters[found["parameter"]].label
        inputs = (total, assumed(name))
        for order, words in (("first", "alone"), ("total", "with its interactions")):
            yield Number(
                f"sobol.{cutoff}.{name}.{order}", f"Share of the variance: {label}, {words}",
                "computed", "percent", central=100 * found[order], digits=2,
                formula="Sobol index of {} for {}", inputs=inputs,
            )  # fmt: skip
        low, high = sorted((found["low"], found["high"]))
        yield Number(
            f"tornado.{cutoff}.{name}", f"Total if only this varies: {label}", "computed", "USD",
            low, None, high, formula="{} with {} at its 5% and 95% points", inputs=inputs,
            digits=2,
        )  # fmt: skip
