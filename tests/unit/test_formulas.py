"""Every formula of the briefing, typed a second time and computed by means that share no code.

A changed operator, input, unit or pairing of ends fails here, and so do changed words: what a
reader sees of a formula is compared with the line below, and the line below is what is computed.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest

from briefing.ledger.ledger import Ledger
from briefing.study.load import read_study

#: Name, unit, significant digits (3 if not named) and formula; spread: extremes over all
#: combinations of ends.
TYPED = """
gdp.nominal.2023 [USD] = gdp.nominal.2023.bok ÷ fx.krw-usd.2023
gdp.real.2023 [USD] = gdp.real.2023.bok ÷ fx.krw-usd.2023
fnf2024.share-real-gdp [percent, 2 digits] = fnf2024.value ÷ fnf2024.gdp
fnf2024.share-nominal-gdp [percent, 2 digits] = fnf2024.value ÷ gdp.nominal.2023
fnf2024.gdp-rate [KRW/USD, 4 digits] = gdp.real.2023.bok ÷ fnf2024.gdp
fnf2024.gdp-rate-nominal [KRW/USD, 4 digits] = gdp.nominal.2023.bok ÷ fnf2024.gdp
fnf2024.pay [USD/person/year] = fnf2024.income ÷ fnf2024.soldiers
fnf2024.pay-per-month [USD/person/month, 4 digits] = fnf2024.income ÷ fnf2024.soldiers
fnf2024.trade-rebuilt [USD, 4 digits] = trade.russia.2023.ushakov × (1 + trade-growth.russia.2024-05.putin)
fnf2024.trade-gap [percent, 1 digit] = fnf2024.trade.2024h1 ÷ fnf2024.trade-rebuilt − 1
fnf2024.times-trade [count, 2 digits] = fnf2024.value@high ÷ trade.russia.2023.ushakov
fnf2024.spread [count, 2 digits] = fnf2024.value@high ÷ fnf2024.value@low
fnf2025.share-real-gdp [percent] = fnf2025.value ÷ gdp.real.2024.bok-usd
gdp.rate.2024 [KRW/USD, 4 digits] = gdp.real.2024.bok ÷ gdp.real.2024.bok-usd
gni.nominal.2024 [USD] = gni.nominal.2024.bok ÷ gdp.rate.2024
fnf2025.share-nominal-gni [percent] = fnf2025.value ÷ gni.nominal.2024
fnf2025.returned-share [percent, 2 digits, spread] = fnf2025.returns ÷ fnf2025.value
kida2025.rate [KRW/USD, 4 digits] = kida2025.value ÷ kida2025.value-usd
kida2025.munitions-usd [USD] = kida2025.munitions ÷ kida2025.rate
kida2025.troops-usd [USD] = kida2025.troops ÷ kida2025.rate
rounds-per-voyage.msmt [round/voyage, 2 digits] = rounds.msmt.2024 ÷ voyages.msmt.2024
rounds-per-voyage.osc [shell/voyage, 2 digits] = shells.osc.2025-04-15 ÷ voyages.osc.2025-04-15
cyber.2023-2025.chainalysis [USD, 2 digits] =
    cyber.2023.chainalysis + cyber.2024.chainalysis + cyber.2025.chainalysis@low
worker-income.2024 [USD/year, 2 digits] = workers.msmt.2024 × pay.worker.nis.2024-10
worker-income.2025 [USD/year, 2 digits] = workers.nis.2025-05-05 × pay.worker.nis.2024-10
inss2024.round-price.high [USD/round] =
    (inss2024.value.2023 − inss2024.missiles.2023 × price.srbm.schiller.2019@low)
    ÷ (inss2024.shells.2023 + inss2024.shells-122mm.2023)
inss2024.round-price.low [USD/round] =
    (inss2024.value.2023 − inss2024.missiles.2023 × price.srbm.kida.2022@high)
    ÷ (inss2024.shells.2023 + inss2024.shells-122mm.2023)
inss2024.shell-price.low [USD/shell] = inss2024.round-price.low, in another unit
inss2024.shell-price.high [USD/shell] = inss2024.round-price.high, in another unit
rocket-share.inss2024 [count, 2 digits] = 1 ÷ (1 + inss2024.shells.2023 ÷ inss2024.shells-122mm.2023)
rocket-share.fnf2025 [count, 2 digits, spread] = 1 ÷ (1 + (fnf2025.shells + fnf2025.mortar) ÷ fnf2025.rockets)
mortar-share.fnf2025 [count, 2 digits, spread] = 1 ÷ (1 + (fnf2025.shells + fnf2025.rockets) ÷ fnf2025.mortar)
rocket-price.ukraine-contract.2022 [USD/rocket] =
    price.122mm-rocket.ukraine-contract.2022 ÷ rockets.ukraine-contract.2022
price.iran-contract.per-round [USD/round, 4 digits] = price.iran-contract.2022 ÷ rounds.iran-contract.2022
price.iran-contract.per-shell [USD/shell, 4 digits] = price.iran-contract.per-round, in another unit
price.rpg.jie-shun.per-round [USD/round] = price.rpg.jie-shun.2016 ÷ rpg.jie-shun.2016@low
rounds-per-container.rok-2023-11 [round/container] =
    shell-capacity.rok-military.2023-11-02 ÷ containers.rok-military.2023-11-02
rounds-per-container.rok-2023-12 [round/container] =
    shell-capacity.rok-mnd.2023-12-29 ÷ containers.rok-mnd.2023-12-29
rounds-per-container.rok-2024-02 [round/container] =
    shell-capacity.rok-mnd.2024-02-26 ÷ containers.rok-mnd.2024-02-26
rounds-per-container.rok-2024-08 [round/container] =
    shell-capacity.rok-mnd.2024-08-08 ÷ containers.rok-mnd.2024-08-08@low
rounds-per-container.rok-2024-10 [round/container] =
    shell-capacity.rok-dia.2024-10-23 ÷ containers.rok-dia.2024-10-23@low
rounds-per-container.nis-2024-10 [round/container] =
    shells.nis.2024-10-18@low-as-point ÷ containers.nis.2024-10-18@low-as-point
rounds-per-container.rok-2025-07 [round/container] =
    shell-capacity.rok-dia.2025-07-13 ÷ containers.rok-dia.2025-07-13
rounds-per-container.osc [round/container] = shells.osc.2025-04-15 ÷ containers.osc.2025-04-15
rounds-per-container.ukraine [round/container] =
    shells.ukraine-mod.2024-06-18 ÷ containers.rok-mnd.2024-06-14@low
rockets-per-container.rok-2024-02 [rocket/container] =
    rocket-capacity.rok-mnd.2024-02-26 ÷ containers.rok-mnd.2024-02-26
value.2024.share-real-gdp [percent, 2 digits] = value.2024 ÷ fnf2024.gdp
value.2024.share-nominal-gdp [percent, 2 digits] = value.2024 ÷ gdp.nominal.2023
value.2024.times-trade [count, 2 digits] = value.2024 ÷ trade.russia.2023.ushakov
value.2024.per-year [USD/year, 2 digits] = value.2024 ÷ months.2024
value.2025.share-real-gdp [percent, 2 digits] = value.2025 ÷ gdp.real.2024.bok-usd
value.2025.share-nominal-gni [percent, 2 digits] = value.2025 ÷ gni.nominal.2024
value.2025.per-year [USD/year, 2 digits] = value.2025 ÷ months.2025
shells.2024.months-of-output [month, 2 digits] = shells.2024 ÷ shell-production.russia.2024-03.nato
shells.2024.days-of-use [day, 2 digits] = shells.2024 ÷ shell-use.russia.2024-03.nato
rounds.2024.days-of-use [day, 2 digits] = rounds.2024 ÷ round-use.russia.2024.syrskyi
days.2024 [day] = months.2024, in another unit
value.2025.per-year-times-exports [count, 2 digits] = value.2025 × one-year ÷ months.2025 ÷ exports.total.2024.kotra
value.2024.per-year-share-nominal-gdp [percent, 2 digits] = value.2024 × one-year ÷ months.2024 ÷ gdp.nominal.2023
"""
ROOT = Path(__file__).parents[2]
LINE = re.compile(
    r"(?P<name>\S+) \[(?P<unit>[\w/]+)(, (?P<digits>\d) digits?)?(?P<spread>, spread)?\] ="
    r"\s+(?P<words>.+(\n    .+)*)"
)
FORMULAS = {found["name"]: found for found in LINE.finditer(TYPED)}
#: Sizes of units that are not one of the units counted in.
SIZES = {"percent": 0.01, "year": 12.0, "day": 12 / 365.25}
SIGNS = str.maketrans({"÷": "/", "×": "*", "−": "-"})
Range = tuple[float | None, float | None, float | None]


def words_of(formula: re.Match[str]) -> str:
    """Return what is computed, on one line."""
    return " ".join(formula["words"].split())


def size_of(unit: str) -> float:
    """Return the size of a unit."""
    first, *per = unit.split("/")
    size = SIZES.get(first, 1.0)
    for part in per:
        size /= SIZES.get(part, 1.0)
    return size


@pytest.fixture(scope="module")
def given(ledger: Ledger) -> Mapping[str, Range]:
    """Return observations, read by other means, and results of the model, in base units."""
    found: dict[str, Range] = {}
    with (ROOT / "evidence" / "observations.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            low, central, high = (
                float(row[end]) * size_of(row["unit"]) if row[end] else None
                for end in ("low", "central", "high")
            )
            found[row["id"]] = (low, central, high)
    for name, n in ledger.numbers.items():
        if name in ledger.study.model.outputs or n.kind == "assumed":
            ends = (None if v is None else v * size_of(n.unit) for v in (n.low, n.central, n.high))
            found[name] = tuple(ends)  # type: ignore[assignment]
    for name, formula in FORMULAS.items():
        found[name] = recomputed(formula, found)
    return found


def end_of(name: str, given: Mapping[str, Range]) -> Range:
    """Return a number, or one end of it; the end of a floor is a floor."""
    plain, _, end = name.partition("@")
    low, central, high = given[plain]
    if not end:
        return low, central, high
    end, _, as_point = end.partition("-")
    if not as_point and (end, low is None, high is None) in (
        ("low", False, True),
        ("high", True, False),
    ):
        return (low, None, None) if end == "low" else (None, None, high)
    value = {"low": low, "central": central, "high": high}[end]
    return None, central if low is high is None else value, None


def sides(ends: Range, far: float) -> tuple[float, ...]:
    """Return the ends of a range; where it is open, a value that is far away."""
    low, central, high = ends
    if low is high is None:
        assert central is not None
        return (central,)
    return (1 / far if low is None else low, far if high is None else high)


def recomputed(formula: re.Match[str], given: Mapping[str, Range]) -> Range:
    """Compute a formula over all combinations of ends, or low with low and high with high."""
    words = words_of(formula).removesuffix(", in another unit")
    names = re.findall(r"[a-z][\w.@-]*", words)
    code = re.sub(r"[a-z][\w.@-]*", lambda found: f"v[{found[0]!r}]", words).translate(SIGNS)
    inputs = {name: end_of(name, given) for name in names}

    def value(values: Mapping[str, float]) -> float:
        return float(eval(code, {"__builtins__": {}}, {"v": values}))

    def at(place: int) -> float | None:
        known = {
            name: ends[1] if ends[0] is ends[2] is None else ends[place]
            for name, ends in inputs.items()
        }
        if None in known.values():
            return None
        return value(known)  # type: ignore[arg-type]

    ranged = [ends for ends in inputs.values() if not ends[0] is ends[2] is None]
    if not ranged:
        return None, at(1), None
    if not formula["spread"] and all(None not in (ends[0], ends[2]) for ends in ranged):
        return at(0), at(1), at(2)
    near, farther = (corners(inputs, value, far) for far in (1e30, 1e33))
    closed = [a if math.isclose(a, b) else None for a, b in zip(near, farther, strict=True)]
    return closed[0], at(1), closed[1]


def corners(inputs: Mapping[str, Range], value: object, far: float) -> tuple[float, float]:
    """Return the extremes of a formula over all combinations of ends."""

    def all_values() -> Iterator[float]:
        for chosen in product(*(sides(ends, far) for ends in inputs.values())):
            yield value(dict(zip(inputs, chosen, strict=True)))  # type: ignore[operator]

    found = list(all_values())
    return min(found), max(found)


def test_every_formula_is_typed_a_second_time() -> None:
    """No formula is missing here, in the order of the briefing."""
    study = read_study(ROOT)

    names = [f.name for f in (*study.formulas, *study.formulas_of_results)]

    # What goes from our total to theirs is computed by hand in test_reconciliation.
    assert [name for name in names if not name.startswith("reconcile.")] == list(FORMULAS)


@pytest.mark.parametrize("name", FORMULAS)
def test_words_inputs_and_unit_are_as_typed(ledger: Ledger, name: str) -> None:
    """A reader sees the formula that is computed."""
    number = ledger.numbers[name]

    assert words_of(FORMULAS[name]) == number.formula.format(*number.inputs)
    assert FORMULAS[name]["unit"] == number.unit
    assert int(FORMULAS[name]["digits"] or 3) == number.digits


@pytest.mark.parametrize("name", FORMULAS)
def test_value_agrees_with_a_second_computation(
    ledger: Ledger, given: Mapping[str, Range], name: str
) -> None:
    """Low, central and high; an open end is open in both."""
    number, size = ledger.numbers[name], size_of(FORMULAS[name]["unit"])
    expected = [None if v is None else pytest.approx(v / size, rel=1e-9) for v in given[name]]

    assert expected == [number.low, number.central, number.high]
