"""The model: what was delivered, what it is worth, what came back.

The one measure is the transfer value: quantity × price paid, as published totals count, before
any deduction for useless rounds. Beside it stands the value in use to Russia: usable quantity ×
what the goods would have cost Russia to make. Two cut-offs: October 2024, when the first study
appeared, and the end of 2025.
Only structure is here. Values stand in evidence/parameters.csv, arithmetic is
`briefing.quantities.expression`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import add
from types import MappingProxyType
from typing import Any

import numpy as np
import pint

from .errors import BriefingError
from .evidence.parameters import Parameter
from .quantities import units
from .quantities.expression import Expression, Name, evaluate_all, roots, to_tree

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
        f"shells.{cutoff}": rounds * rest,
        f"rockets.{cutoff}": rounds * Name("rocket-share"),
        f"mortar.{cutoff}": rounds * Name("mortar-share"),
        f"missiles.{cutoff}": until("missiles"),
        f"guns.{cutoff}": until("guns"),
    }


def _values(cutoff: str) -> dict[str, Expression]:
    """Return the transfer value: by class of goods, and their sum."""
    paid = Name("price-share")
    price: dict[str, Expression] = {
        "shells": Name("shell-cost") * paid,
        "rockets": Name("rocket-price") * paid,
        "mortar": Name("mortar-price") * paid,
        "missiles": Name("missile-price"),
        "guns": Name("gun-price"),
    }
    made = {f"value.{c}.{cutoff}": Name(f"{c}.{cutoff}") * price[c] for c in CLASSES}
    return {**made, f"value.{cutoff}": _sum(*map(Name, made))}


def _use(cutoff: str) -> Expression:
    """Return the value in use to Russia: only usable rounds, at Russia's own cost."""
    rounds = _sum(
        Name(f"shells.{cutoff}") * Name("shell-cost"),
        Name(f"rockets.{cutoff}") * Name("rocket-price"),
        Name(f"mortar.{cutoff}") * Name("mortar-price"),
    )
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
    made["shell-price"] = Name("shell-cost") * Name("price-share")
    made["round-price"] = _round_price()
    return made


def _round_price() -> Expression:
    shares = {"rocket": Name("rocket-share"), "mortar": Name("mortar-share")}
    shells = (1 - shares["rocket"] - shares["mortar"]) * Name("shell-cost")
    others = shares["rocket"] * Name("rocket-price") + shares["mortar"] * Name("mortar-price")
    return (shells + others) * Name("price-share")


OUTPUTS: Mapping[str, Expression] = MappingProxyType(_outputs())

#: Units of the outputs; checked against what the expressions give.
UNITS: Mapping[str, str] = MappingProxyType({
    **{f"containers.{c}": "container" for c in CUTOFFS},
    **{f"rounds.{c}": "round" for c in CUTOFFS},
    **{f"shells.{c}": "shell" for c in CUTOFFS},
    **{f"rockets.{c}": "rocket" for c in CUTOFFS},
    **{f"mortar.{c}": "mortar_bomb" for c in CUTOFFS},
    **{f"missiles.{c}": "missile" for c in CUTOFFS},
    **{f"guns.{c}": "gun" for c in CUTOFFS},
    "returned-share.2025": "percent",
    "shell-price": "USD/shell",
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
    "shell-price": "Price of a shell",
    "round-price": "Average price of a round",
})  # fmt: skip


def unit_of(output: str) -> str:
    """Return the unit of an output; values are in US dollars."""
    return UNITS.get(output, "USD")


def label_of(output: str) -> str:
    """Return the label of an output, with its cut-off.

    >>> label_of("value.2024")
    'Value of all arms, our estimate, to October 2024'
    """
    stem, _, cutoff = output.rpartition(".")
    return f"{LABELS[stem]}, to {ENDS[cutoff]}" if cutoff in ENDS else LABELS[output]


def parameters_of(output: str) -> list[str]:
    """Return the parameters that an output rests on."""
    return roots(OUTPUTS[output], OUTPUTS)


def run(parameters: Mapping[str, Any], *wanted: str) -> dict[str, Any]:
    """Evaluate outputs over values or arrays of the parameters; all if none is named."""
    return evaluate_all(OUTPUTS, parameters, wanted)


def check_units(parameters: Mapping[str, Parameter]) -> None:
    """Run the model once on quantities with units.

    Raises
    ------
    BriefingError
        If a parameter is missing, or units do not fit: adding rounds to dollars, say.
    """
    given = {p.id: units.quantity(p.maximum, p.unit) for p in parameters.values()}
    try:
        for name, value in run(given).items():
            units.magnitude(value, unit_of(name))
    except KeyError as error:
        raise BriefingError(f"the model needs the parameter {error}", do="Add a row.") from None
    except pint.DimensionalityError as error:
        raise BriefingError(f"units of the model: {error}", do="Check the parameters.") from None


def in_units(outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Express plain results of `run` in the units of the outputs (shares in percent)."""
    factor = {"percent": 100.0}
    return {n: np.asarray(v) * factor.get(unit_of(n), 1.0) for n, v in outputs.items()}


def export(parameters: Mapping[str, Parameter]) -> dict[str, Any]:
    """Return model and parameters as plain data, for the what-if page."""
    fields = {"label", "unit", "minimum", "maximum"}
    inputs = {
        p.id: {**p.model_dump(include=fields), "median": float(p.draw(0.5))}
        for p in parameters.values()
    }
    return {"outputs": {name: to_tree(e) for name, e in OUTPUTS.items()}, "inputs": inputs}
