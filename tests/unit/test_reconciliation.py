"""The way from our total to theirs, computed by hand; and one measure everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.exchange import scenario
from briefing.ledger.ledger import Ledger

ROOT = Path(__file__).parents[2]
#: Path to its target, then shells, rockets, mortar bombs, missiles, guns and pay after all steps:
#: numbers and their ends; None is ours, 0 is none.
LAST = {
    "fnf2024-low": ("2024", 1.7e9, (None, None, None, None, None, 0.0)),
    "fnf2024-high": ("2024", 5.5e9, (9.4e6, 0.0, 0.0, None, None, 0.0)),
    "fnf2025-low": ("2025", 5.6e9, (5.7e6, 649_640, 1.05e6, 248, 479, None)),
    "fnf2025-high": ("2025", 9.8e9, (6.7e6, 878_300, 1.24e6, 248, 794, None)),
    "inss2026-low": ("2025", 7.67e9, (12e6, 0.0, 0.0, None, None, 620e6)),
    "inss2026-high": ("2025", 14.4e9, (12e6, 0.0, 0.0, None, None, 620e6)),
    "kida2025": ("2025", 27.8e12 / (28.7e12 / 20e9),
                 (21_000 * 3e6 / 6_700, 0.0, 0.0, None, None, 0.4e12 / (28.7e12 / 20e9))),
    "kris2025": ("2025", 18e9, (12e6, 0.0, 0.0, None, None, None)),
}  # fmt: skip


def ours(ledger: Ledger, cutoff: str) -> list[float]:
    """Return our middle quantities, and our middle sum for soldiers."""
    names = [f"{g}.{cutoff}" for g in ("shells", "rockets", "mortar", "missiles", "guns")]
    return [ledger[name].require("central") for name in [*names, "troop-income.2025"]]


def prices(ledger: Ledger) -> list[float]:
    """Return our middle prices, in the order of the quantities."""
    shell, rocket, bomb, missile, gun = (
        ledger[f"assumed.{name}"].require("central")
        for name in ("shell-price", "rocket-ratio", "mortar-ratio", "missile-price", "gun-price")
    )
    return [shell, shell * rocket, shell * bomb, missile, gun, 1.0]


@pytest.mark.parametrize("name", LAST)
def test_the_way_to_each_total_is_computed_as_by_hand(ledger: Ledger, name: str) -> None:
    """The steps sum to the gap, and at the price that is left the goods give the total."""
    cutoff, target, theirs = LAST[name]
    first = ours(ledger, cutoff)
    first[5] = 0.0 if cutoff == "2024" else first[5]
    last = [own if other is None else other for own, other in zip(first, theirs, strict=True)]
    price = prices(ledger)
    start = sum(q * p for q, p in zip(first, price, strict=True))
    in_shells = [q * p / price[0] for q, p in zip(last[:3], price[:3], strict=True)]
    rest = target - sum(q * p for q, p in zip(last[3:], price[3:], strict=True))

    stem = f"reconcile.{name}."
    steps = [n.require("central") for n in ledger.values() if n.name.startswith(stem)
             and n.unit == "USD" and not n.name.endswith(".ours") and ".after-" not in n.name]  # fmt: skip
    assert pytest.approx(start) == ledger[f"{stem}ours"].central
    assert pytest.approx(target) == start + sum(steps)
    (way,) = (way for way in ledger.study.ways if way.ours == f"{stem}ours")
    assert steps == [ledger[step].central for step, _ in way.steps]
    shell = rest / sum(in_shells)
    assert pytest.approx(shell) == ledger[f"{stem}shell-price"].central
    assert pytest.approx(shell / price[0], rel=0.01) == ledger[f"{stem}times-ours"].central


@pytest.mark.parametrize("name", LAST)
def test_the_price_at_our_quantities_is_computed_as_by_hand(ledger: Ledger, name: str) -> None:
    """The goods that are priced in shells carry what missiles, guns and soldiers leave."""
    cutoff, target, _ = LAST[name]
    goods, price = ours(ledger, cutoff), prices(ledger)
    apart = range(3, 5) if cutoff == "2024" else range(3, 6)
    rest = target - sum(goods[k] * price[k] for k in apart)
    in_shells = sum(goods[k] * price[k] for k in range(3)) / price[0]

    assert pytest.approx(rest / in_shells) == ledger[f"reconcile.{name}.price-at-ours"].central


@pytest.mark.parametrize("name", LAST)
def test_each_step_starts_where_the_one_before_ended(ledger: Ledger, name: str) -> None:
    """What stands after a step is what stood before it and the step."""
    stem = f"reconcile.{name}."
    reached = ledger[f"{stem}ours"].require("central")
    after = [n for n in ledger.values() if n.name.startswith(f"{stem}after-")]
    for number in after:
        step = number.name.replace("after-", "")
        reached += ledger[step].require("central")
        assert pytest.approx(reached) == number.central, number.name
    (way,) = (way for way in ledger.study.ways if way.ours == f"{stem}ours")
    assert [number.name.replace("after-", "") for number in after] == [n for n, _ in way.steps[:-1]]


#: Results of the model that sum up a whole, and may stand where totals are compared.
MEASURE = {"value.2024", "value.2025", "value-with-pay.2025"}
#: What stands beside them, under its own name and never in a comparison.
BESIDE = {"use.2024", "use.2025"}


def test_every_comparison_uses_the_one_measure(ledger: Ledger) -> None:
    """Odds, presets, dots, drivers, shares and the what-if page all rest on the transfer value."""
    study = ledger.study
    assert MEASURE >= {total.output for total in study.published.values()}
    assert MEASURE >= {output for _, output in scenario.published(ledger)}
    assert MEASURE >= {result for cutoff in study.cutoffs.values() for result in cutoff.results}
    assert MEASURE >= set(study.totals())
    for name, number in ledger.items():
        if re.match(r"(probability|driver|reconcile)\.|.*\.(dot-\d+|share-|per-year|times-)", name):
            used = {n for n in number.inputs if n in study.model.outputs}
            assert not used & BESIDE, name


def test_charts_and_text_name_no_other_total(ledger: Ledger) -> None:
    """No chart and no page uses a total that is gone; value in use stands in no chart."""
    gone = re.compile(r"\b(total|gross|gross-support|support)\.(2024|2025)\b(?!-|\.kotra)")
    for path in [*ROOT.glob("docs/*.md"), *ROOT.glob("scripts/*.py"), *ROOT.glob("evidence/*.csv")]:
        assert not [
            found[0] for found in gone.finditer(path.read_text("utf-8")) if found[0] not in ledger
            and not path.read_text("utf-8")[max(0, found.start() - 20) : found.start()].endswith(".")
        ], path  # fmt: skip
    for path in ROOT.glob("scripts/*.py"):
        assert not re.search(r"\buse\.202[45]\b", path.read_text("utf-8")), path


def test_presets_fit(ledger: Ledger) -> None:
    """Each preset keeps the load within the room that its mix leaves."""
    load = ledger.parameters["rounds-per-container"]
    assert load.joint is not None
    shells, rockets = 3e6 / 6_700, 5e5 / 6_700
    for preset in scenario.presets(ledger):
        x = preset.values
        room = (1 - x["rocket-share"] - x["mortar-share"]) / shells + x["rocket-share"] / rockets
        assert x["rounds-per-container"] * room <= 1 + 1e-9, preset.name
