"""The study: the one record that the engine takes of this briefing's own sums and words."""

from __future__ import annotations

from types import MappingProxyType

from briefing.study.records import Constant, Cutoff, Economy, Hindcast, Prose, Published
from briefing.study.study import Study

from .formulas import AFTER_MODEL, AUTHORS, BEFORE_MODEL
from .model import CLASSES, CUTOFFS, ENDS, MODEL
from .reconciliation import RECONCILIATION, WAYS
from .second_opinion.numbers import stored as second_opinion
from .second_opinion.numbers import value_by_month
from .second_opinion.prior_numbers import priors

#: Months from the first deliveries that South Korea's service dates (August 2023).
MONTHS = {"2024": 15.0, "2025": 29.0}
#: Other outputs that the text prints.
SHOWN = {
    "2024": ("use.2024", "shells.2024", "round-price"),
    "2025": (
        "use.2025",
        "shells.2025",
        "troop-income.2025",
        "returned.2025",
        "returned-share.2025",
    ),
}
#: Published totals by our names for their authors: the number, and our output that covers the
#: same goods by the same measure.
TOTALS = {
    "fnf2024": ("fnf2024.value", "value.2024"),
    "fnf2025": ("fnf2025.value", "value-with-pay.2025"),
    "csis2026": ("csis2026.value", "value-with-pay.2025"),
    "inss2026": ("inss2026.value", "value-with-pay.2025"),
    "kida2025": ("kida2025.value-usd", "value-with-pay.2025"),
    "kris2025": ("kris2025.value", "value-with-pay.2025"),
}


def _cutoff(cutoff: str) -> Cutoff:
    goods = tuple(f"value.{c}.{cutoff}" for c in CLASSES)
    value, with_pay = f"value.{cutoff}", f"value-with-pay.{cutoff}"
    if with_pay not in MODEL.outputs:
        return Cutoff(ENDS[cutoff], value, goods, (value,), SHOWN[cutoff])
    parts = (*goods, f"troop-income.{cutoff}")
    return Cutoff(ENDS[cutoff], value, parts, (value, with_pay), SHOWN[cutoff])


STUDY = Study(
    model=MODEL,
    cutoffs=MappingProxyType({cutoff: _cutoff(cutoff) for cutoff in CUTOFFS}),
    formulas=BEFORE_MODEL,
    formulas_of_results=(*AFTER_MODEL, *RECONCILIATION),
    constants=(
        Constant("one-year", "One year", "year", 1.0, "by definition"),
        *(
            Constant(f"months.{cutoff}", f"Months of deliveries to {ENDS[cutoff]}", "month",
                     months, "counted from August 2023")
            for cutoff, months in MONTHS.items()
        ),
        *priors(),
    ),
    stored=second_opinion(ENDS),
    series=MappingProxyType({"second-opinion-value": value_by_month()}),
    published=MappingProxyType({
        name: Published(number, output, AUTHORS[name])
        for name, (number, output) in TOTALS.items()
    }),
    ways=WAYS,
    economy=Economy("As a share of yearly output", ("gdp.nominal.2023", "fnf2024.gdp")),
    hindcast=Hindcast(
        "2024-10-31", "As of October 2024",
        ("containers.2024", "rounds.2024", "missiles.2024", "guns.2024", "round-price", "value.2024"),
    ),
    prose=Prose(
        chapters=("index", "headline", "shipped", "worth", "returned", "people", "proportion",
                  "motives", "since", "europe"),
        summary="index",
        names=(r"\bMaia-\d",),
    ),
)  # fmt: skip
