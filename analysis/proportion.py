"""Our totals and quantities in proportion."""

from __future__ import annotations

from briefing.quantities.expression import Name as N
from briefing.quantities.formula import Formula as F

#: Our totals in proportion.
PROPORTION = tuple(
    F(f"value.{cutoff}.{name}", f"Our estimate to {end}: {label}",
      N(f"value.{cutoff}") / N(whole), unit, digits=2)
    for cutoff, end, wholes in (
        ("2024", "October 2024", (
            ("share-real-gdp", "share of the output that the study names", "fnf2024.gdp",
             "percent"),
            ("share-nominal-gdp", "share of nominal GDP of 2023", "gdp.nominal.2023", "percent"),
            ("times-trade", "multiple of official trade with Russia in 2023",
             "trade.russia.2023.ushakov", "count"),
            ("per-year", "per year of deliveries", "months.2024", "USD/year"),
        )),
        ("2025", "the end of 2025", (
            ("share-real-gdp", "share of real GDP of 2024", "gdp.real.2024.bok-usd", "percent"),
            ("share-nominal-gni", "share of nominal income of 2024", "gni.nominal.2024", "percent"),
            ("per-year", "per year of deliveries", "months.2025", "USD/year"),
        )),
    )
    for name, label, whole, unit in wholes
)  # fmt: skip

#: Our quantities against Russia's output and use, our totals against a year's exports.
SCALE = (
    F("shells.2024.months-of-output", "Shells delivered in months of Russian output",
      N("shells.2024") / N("shell-production.russia.2024-03.nato"), "month", digits=2),
    F("shells.2024.days-of-use", "Shells delivered in days of Russian use, NATO's count",
      N("shells.2024") / N("shell-use.russia.2024-03.nato"), "day", digits=2),
    F("rounds.2024.days-of-use", "Rounds delivered in days of Russian use, Ukraine's count",
      N("rounds.2024") / N("round-use.russia.2024.syrskyi"), "day", digits=2),
    F("days.2024", "Days of deliveries to October 2024", N("months.2024"), "day"),
    F("value.2025.per-year-times-exports", "Our yearly estimate as a multiple of yearly exports",
      N("value.2025") * N("one-year") / N("months.2025") / N("exports.total.2024.kotra"),
      "count", digits=2),
    F("value.2024.per-year-share-nominal-gdp", "Our yearly estimate as a share of nominal GDP",
      N("value.2024") * N("one-year") / N("months.2024") / N("gdp.nominal.2023"),
      "percent", digits=2),
)  # fmt: skip
