"""Which numbers are computed from which: data, checked and computed by `briefing.ledger`."""

from __future__ import annotations

from .calculations import grown, ratio, relative_gap
from .ledger import Formula

#: The study of October 2024, re-derived from what it states.
STUDY = (
    Formula(
        "fnf2024.share-of-real-gdp",
        "The study's value of deliveries as a share of the 23.7 billion that it calls the output",
        ratio, ("fnf2024.value", "fnf2024.gdp"), "percent",
    ),
    Formula(
        "gdp.nominal.2023",
        "Nominal GDP of North Korea in 2023 at the year's average rate",
        ratio, ("gdp.nominal.2023.bok", "fx.krw-usd.2023"), "USD",
    ),
    Formula(
        "fnf2024.share-of-nominal-gdp",
        "The study's value of deliveries as a share of nominal GDP",
        ratio, ("fnf2024.value", "gdp.nominal.2023"), "percent",
    ),
    Formula(
        "fnf2024.gdp-rate",
        "Exchange rate at which real GDP in won gives the study's figure in dollars",
        ratio, ("gdp.real.2023.bok", "fnf2024.gdp"), "KRW/USD", digits=4,
    ),
    Formula(
        "fnf2024.pay",
        "Pay per soldier and year implied by the study",
        ratio, ("fnf2024.income", "fnf2024.soldiers"), "USD/person/year",
    ),
    Formula(
        "fnf2024.pay-per-month",
        "Pay per soldier and month implied by the study",
        ratio, ("fnf2024.income", "fnf2024.soldiers"), "USD/person/month", digits=4,
    ),
    Formula(
        "fnf2024.trade-rebuilt",
        "Trade of 2023 with the growth that Mr Putin named added",
        grown, ("trade.russia.2023.ushakov", "trade-growth.russia.2024-05.putin"), "USD", digits=4,
    ),
    Formula(
        "fnf2024.trade-gap",
        "Gap between the study's half-year trade and that product",
        relative_gap, ("fnf2024.trade.2024h1", "fnf2024.trade-rebuilt"), "percent", digits=1,
    ),
)  # fmt: skip

FORMULAS: tuple[Formula, ...] = (*STUDY,)
