"""The model: what was delivered, what it is worth, what came back.

The one measure is the transfer value: quantity × price paid, as published totals count, before
any deduction for useless rounds. Beside it stands the value in use to Russia: usable quantity ×
what the goods would have cost Russia to make. Two cut-offs: October 2024, when the first study
appeared, and the end of 2025.
Only structure is here. Values stand in evidence/parameters.csv, arithmetic is the engine's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import add
from types import MappingProxyType

from briefing.quantities.expression import Expression, Name
from briefing.quantities.model import Model, Output

CUTOFFS = ("2024", "2025")
ENDS = {"2024": "October 2024", "2025": "the end of 2025"}
CLASSES = ("shells", "rockets", "mortar", "missiles", "guns")


def _quantities(cutoff: str) -> dict[str, Expression]:
    def until(what: str) -> Expression:
        first = Name(f"{what}-2024")
        return first if cutoff == "2024" else first + Name(f"{what}-later")

    rounds = Name(f"rounds.{cutoff}")
    rest = 1 - Name("rocket-share") - Name("mortar-share")
    return {
        f"containers.{cutoff}": until("containers"),
        f"rounds.{cutoff}": Name(f"containers.{cutoff}") * Name("rounds-per-container"),
        f"shells.{cutoff}": (rounds * rest).counted_as("shell"),
        f"rockets.{cutoff}": (rounds * Name("rocket-share")).counted_as("rocket"),
        f"mortar.{cutoff}": (rounds * Name("mortar-share")).counted_as("mortar_bomb"),
        f"missiles.{cutoff}": until("missiles"),
        f"guns.{cutoff}": until("guns"),
    }


def _per_round(price: Expression) -> dict[str, Expression]:
    """Return the price of each kind of round; that of a shell sets the others."""
    return {
        "shells": price,
        "rockets": price * Name("rocket-ratio"),
        "mortar": price * Name("mortar-ratio"),
    }


def _values(cutoff: str) -> dict[str, Expression]:
    """Return the transfer value: by class of goods, and their sum."""
    price = _per_round(Name("shell-price"))
    price |= {"missiles": Name("missile-price"), "guns": Name("gun-price")}
    made = {f"value.{c}.{cutoff}": Name(f"{c}.{cutoff}") * price[c] for c in CLASSES}
    return {**made, f"value.{cutoff}": _sum(*map(Name, made))}


def _use(cutoff: str) -> Expression:
    """Return the value in use to Russia: only usable rounds, at Russia's own cost."""
    cost = _per_round(Name("shell-cost"))
    rounds = _sum(*(Name(f"{kind}.{cutoff}") * cost[kind] for kind in cost))
    hardware = Name(f"value.missiles.{cutoff}") + Name(f"value.guns.{cutoff}")
    return rounds * (1 - Name("unusable")) + hardware


def _sum(*parts: Expression) -> Expression:
    return reduce(add, parts)


def _outputs() -> dict[str, Expression]:
    made: dict[str, Expression] = {}
    for cutoff in CUTOFFS:
        made |= _quantities(cutoff) | _values(cutoff) | {f"use.{cutoff}": _use(cutoff)}
    made["troop-income.2025"] = Name("troops") * Name("troop-months") * Name("pay")
    made["value-with-pay.2025"] = Name("value.2025") + Name("troop-income.2025")
    made["returned.2025"] = Name("returned")
    made["returned-share.2025"] = Name("returned") / Name("value-with-pay.2025")
    made["round-price"] = _round_price()
    return made


def _round_price() -> Expression:
    """Return the average price of a round of the mix."""
    price = {kind: e.counted_as("USD/round") for kind, e in _per_round(Name("shell-price")).items()}
    share: dict[str, Expression] = {"rockets": Name("rocket-share"), "mortar": Name("mortar-share")}
    share["shells"] = 1 - share["rockets"] - share["mortar"]
    return _sum(*(share[kind] * price[kind] for kind in price))


#: Units of the outputs, checked against what the expressions give; others are in US dollars.
UNITS: Mapping[str, str] = MappingProxyType({
    **{f"containers.{c}": "container" for c in CUTOFFS},
    **{f"rounds.{c}": "round" for c in CUTOFFS},
    **{f"shells.{c}": "shell" for c in CUTOFFS},
    **{f"rockets.{c}": "rocket" for c in CUTOFFS},
    **{f"mortar.{c}": "mortar_bomb" for c in CUTOFFS},
    **{f"missiles.{c}": "missile" for c in CUTOFFS},
    **{f"guns.{c}": "gun" for c in CUTOFFS},
    "returned-share.2025": "percent",
    "round-price": "USD/round",
})  # fmt: skip

LABELS: Mapping[str, str] = MappingProxyType({
    "containers": "Containers sent",
    "rounds": "Rounds of all kinds",
    "shells": "Artillery shells",
    "rockets": "Rockets for launchers",
    "mortar": "Mortar bombs",
    "missiles": "Ballistic missiles",
    "guns": "Guns and launchers",
    "value.shells": "Value of the shells",
    "value.rockets": "Value of the rockets",
    "value.mortar": "Value of the mortar bombs",
    "value.missiles": "Value of the missiles",
    "value.guns": "Value of the guns and launchers",
    "value": "Value of all arms, our estimate",
    "use": "Value in use to Russia: usable goods at its own cost",
    "troop-income": "Pay for the soldiers",
    "value-with-pay": "Arms and soldiers together, our estimate",
    "returned": "What came back, our estimate",
    "returned-share": "What came back as a share of arms and soldiers",
    "round-price": "Average price of a round",
})  # fmt: skip

#: The same by the names of the outputs, with the cut-off where one has it.
_ENDED: Mapping[str, str] = MappingProxyType({
    **LABELS,
    **{f"{stem}.{c}": f"{label}, to {ENDS[c]}" for stem, label in LABELS.items() for c in CUTOFFS},
})  # fmt: skip

MODEL = Model(
    MappingProxyType({
        name: Output(expression, UNITS.get(name, "USD"), _ENDED[name])
        for name, expression in _outputs().items()
    })
)  # fmt: skip
