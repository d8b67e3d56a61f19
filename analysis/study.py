"""The study: the one record that the engine takes of this briefing's own sums and words."""

from __future__ import annotations

from types import MappingProxyType

from briefing.study.study import Constant, Cutoff, Prose, Published, Study

from .formulas import AFTER_MODEL, AUTHORS, BEFORE_MODEL
from .model import CLASSES, CUTOFFS, ENDS, MODEL

#: Months from the first deliveries that South Korea's service dates (August 2023).
MONTHS = {"2024": 15.0, "2025": 29.0}
#: Published totals by our names for their authors: number and comparable outputs, the first less
#: unusable rounds, the second with nothing taken off, as published totals are.
TOTALS = {
    "fnf2024": ("fnf2024.value", "total.2024", "gross.2024"),
    "fnf2025": ("fnf2025.value", "support.2025", "gross-support.2025"),
    "csis2026": ("csis2026.value", "support.2025", "gross-support.2025"),
    "inss2026": ("inss2026.value", "support.2025", "gross-support.2025"),
    "kida2025": ("kida2025.value-usd", "support.2025", "gross-support.2025"),
    "kris2025": ("kris2025.value", "support.2025", "gross-support.2025"),
}


def _cutoff(cutoff: str) -> Cutoff:
    goods = tuple(f"value.{c}.{cutoff}" for c in CLASSES)
    total, support = f"total.{cutoff}", f"support.{cutoff}"
    if support not in MODEL.outputs:
        return Cutoff(ENDS[cutoff], total, goods, (total,))
    return Cutoff(ENDS[cutoff], total, (*goods, f"troop-income.{cutoff}"), (total, support))


def _published() -> dict[str, Published]:
    made = {}
    for name, (number, usable, gross) in TOTALS.items():
        made[name] = Published(number, usable, AUTHORS[name], "usable rounds only")
        made[f"{name}-gross"] = Published(
            number, gross, AUTHORS[name], "like for like", preset=False
        )
    return made


STUDY = Study(
    model=MODEL,
    cutoffs=MappingProxyType({cutoff: _cutoff(cutoff) for cutoff in CUTOFFS}),
    formulas=BEFORE_MODEL,
    formulas_of_results=AFTER_MODEL,
    constants=(
        Constant("one-year", "One year", "year", 1.0, "by definition"),
        *(
            Constant(f"months.{cutoff}", f"Months of deliveries to {ENDS[cutoff]}", "month",
                     months, "counted from August 2023")
            for cutoff, months in MONTHS.items()
        ),
    ),
    published=MappingProxyType(_published()),
    economy=("gdp.nominal.2023", "fnf2024.gdp"),
    prose=Prose(
        chapters=("summary", "headline", "shipped", "worth", "returned", "people", "proportion",
                  "motives", "since", "europe"),
        summary="summary",
        names=(r"\bMaia-\d",),
    ),
)  # fmt: skip
