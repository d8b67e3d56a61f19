"""Which numbers are computed from which: expressions, checked and computed by the engine.

Values, units, words, inputs and exports all come from the expression.
"""

from __future__ import annotations

from briefing.quantities.expression import Expression
from briefing.quantities.expression import Name as N
from briefing.quantities.formula import Formula as F

from .containers import CONTAINERS, ROCKETS, rounds
from .proportion import PROPORTION, SCALE


def _inss_price(missile: str) -> Expression:
    """Take the missiles out of INSS's total and divide the rest by the rounds."""
    rest = N("inss2024.value.2023") - N("inss2024.missiles.2023") * N(missile)
    return rest / (rounds("inss2024.shells.2023") + rounds("inss2024.shells-122mm.2023"))


def _share(part: str, *others: str) -> Expression:
    """Return the share of some rounds in the sum of themselves and others."""
    first, *more = map(rounds, others)
    return 1 / (1 + sum(more, first) / rounds(part))


#: The study of October 2024, re-derived from what it states.
STUDY_2024 = (
    F("gdp.nominal.2023", "Nominal GDP of 2023 at the year's average rate",
      N("gdp.nominal.2023.bok") / N("fx.krw-usd.2023"), "USD"),
    F("gdp.real.2023", "Real GDP of 2023 at the year's average rate",
      N("gdp.real.2023.bok") / N("fx.krw-usd.2023"), "USD"),
    F("fnf2024.share-real-gdp", "The study's value as a share of the output that it names",
      N("fnf2024.value") / N("fnf2024.gdp"), "percent", digits=2),
    F("fnf2024.share-nominal-gdp", "The study's value as a share of nominal GDP",
      N("fnf2024.value") / N("gdp.nominal.2023"), "percent", digits=2),
    F("fnf2024.gdp-rate", "Exchange rate at which real GDP gives the study's output",
      N("gdp.real.2023.bok") / N("fnf2024.gdp"), "KRW/USD", digits=4),
    F("fnf2024.gdp-rate-nominal", "Exchange rate at which nominal GDP would give it",
      N("gdp.nominal.2023.bok") / N("fnf2024.gdp"), "KRW/USD", digits=4),
    F("fnf2024.pay", "Pay per soldier and year implied by the study",
      N("fnf2024.income") / N("fnf2024.soldiers"), "USD/person/year"),
    F("fnf2024.pay-per-month", "Pay per soldier and month implied by the study",
      N("fnf2024.income") / N("fnf2024.soldiers"), "USD/person/month", digits=4),
    F("fnf2024.trade-rebuilt", "Trade of 2023 with the growth of January to May 2024 added",
      N("trade.russia.2023.ushakov") * (1 + N("trade-growth.russia.2024-05.putin")), "USD",
      digits=4),
    F("fnf2024.trade-gap", "Gap between the study's half-year trade and that product",
      N("fnf2024.trade.2024h1") / N("fnf2024.trade-rebuilt") - 1, "percent", digits=1),
    F("fnf2024.times-trade", "The study's upper end as a multiple of official trade in 2023",
      N("fnf2024.value@high") / N("trade.russia.2023.ushakov"), "count", digits=2),
    F("fnf2024.spread", "The study's upper end as a multiple of its lower end",
      N("fnf2024.value@high") / N("fnf2024.value@low"), "count", digits=2),
)  # fmt: skip

#: Other published totals, re-derived.
OTHERS = (
    F("fnf2025.share-real-gdp", "The second study's value as a share of real GDP of 2024",
      N("fnf2025.value") / N("gdp.real.2024.bok-usd"), "percent", digits=3),
    F("gdp.rate.2024", "Exchange rate in the Korean report on GDP of 2024",
      N("gdp.real.2024.bok") / N("gdp.real.2024.bok-usd"), "KRW/USD", digits=4),
    F("gni.nominal.2024", "Nominal national income of 2024 in dollars at that rate",
      N("gni.nominal.2024.bok") / N("gdp.rate.2024"), "USD"),
    F("fnf2025.share-nominal-gni", "The second study's value as a share of nominal income",
      N("fnf2025.value") / N("gni.nominal.2024"), "percent", digits=3),
    F("fnf2025.returned-share", "What came back as a share of deliveries, second study",
      N("fnf2025.returns") / N("fnf2025.value"), "percent", "spread", digits=2),
    F("kida2025.rate", "Exchange rate between KIDA's won and the dollars of the press",
      N("kida2025.value") / N("kida2025.value-usd"), "KRW/USD", digits=4),
    F("kida2025.munitions-usd", "KIDA's munitions in dollars at that rate",
      N("kida2025.munitions") / N("kida2025.rate"), "USD"),
    F("kida2025.troops-usd", "KIDA's sum for soldiers in dollars at that rate",
      N("kida2025.troops") / N("kida2025.rate"), "USD"),
    F("rounds-per-voyage.msmt", "Rounds per voyage of 2024, sanctions monitoring team",
      N("rounds.msmt.2024") / N("voyages.msmt.2024"), "round/voyage", digits=2),
    F("rounds-per-voyage.osc", "Shells per voyage, Open Source Centre",
      N("shells.osc.2025-04-15") / N("voyages.osc.2025-04-15"), "shell/voyage", digits=2),
    F("cyber.2023-2025.chainalysis", "Crypto assets stolen in 2023 to 2025, Chainalysis",
      N("cyber.2023.chainalysis") + N("cyber.2024.chainalysis") + N("cyber.2025.chainalysis@low"),
      "USD", digits=2),
    F("worker-income.2024", "Workers' pay in a year, on the count for 2024",
      N("workers.msmt.2024") * N("pay.worker.nis.2024-10"), "USD/year", digits=2),
    F("worker-income.2025", "Workers' pay in a year, on the count of April 2025",
      N("workers.nis.2025-05-05") * N("pay.worker.nis.2024-10"), "USD/year", digits=2),
    F("inss2024.round-price.high", "Price per round implied by INSS with the cheapest missiles",
      _inss_price("price.srbm.schiller.2019@low"), "USD/round"),
    F("inss2024.round-price.low", "Price per round implied by INSS with the dearest missiles",
      _inss_price("price.srbm.kida.2022@high"), "USD/round"),
    F("inss2024.shell-price.low", "The same low price, taken as that of a shell",
      N("inss2024.round-price.low").counted_as("USD/shell"), "USD/shell"),
    F("inss2024.shell-price.high", "The same high price, taken as that of a shell",
      N("inss2024.round-price.high").counted_as("USD/shell"), "USD/shell"),
    F("rocket-share.inss2024", "Rounds of 122 mm as a share of all rounds in 2023, INSS",
      _share("inss2024.shells-122mm.2023", "inss2024.shells.2023"), "count", digits=2),
    F("rocket-share.fnf2025", "Rockets as a share of all rounds in the second study",
      _share("fnf2025.rockets", "fnf2025.shells", "fnf2025.mortar"), "count", "spread", digits=2),
    F("mortar-share.fnf2025", "Mortar bombs as a share of all rounds in the second study",
      _share("fnf2025.mortar", "fnf2025.shells", "fnf2025.rockets"), "count", "spread", digits=2),
    F("rocket-price.ukraine-contract.2022", "Price of a Grad rocket in a contract of 2022",
      N("price.122mm-rocket.ukraine-contract.2022") / N("rockets.ukraine-contract.2022"),
      "USD/rocket"),
    F("price.iran-contract.per-round", "Price per round in the alleged Iranian contract",
      N("price.iran-contract.2022") / N("rounds.iran-contract.2022"), "USD/round", digits=4),
    F("price.iran-contract.per-shell", "The same price, taken as that of a shell",
      N("price.iran-contract.per-round").counted_as("USD/shell"), "USD/shell", digits=4),
    F("price.rpg.jie-shun.per-round", "Price of one grenade on the ship Jie Shun",
      N("price.rpg.jie-shun.2016") / N("rpg.jie-shun.2016@low"), "USD/round"),
)  # fmt: skip


BEFORE_MODEL = (*STUDY_2024, *OTHERS, *CONTAINERS, *ROCKETS)


#: Published totals by their authors.
AUTHORS = {
    "fnf2024": "the study of 2024", "fnf2025": "the second study", "csis2026": "CSIS",
    "inss2026": "INSS", "kida2025": "KIDA", "kris2025": "KRIS",
}  # fmt: skip


AFTER_MODEL = (*PROPORTION, *SCALE)
