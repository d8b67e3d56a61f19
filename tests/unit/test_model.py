"""The model: its structure, its units, and what must hold whatever the values are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.evidence.parameters import Parameter
from briefing.exchange import whatif
from briefing.ledger.ledger import Ledger
from briefing.quantities.expression import Name, Operation
from briefing.quantities.model import Model, Output
from briefing.quantities.units import read_units
from briefing.study.load import read_study
from briefing.uncertainty import simulation

#: Inputs of which more can only mean a greater total.
GREATER = (
    "containers-2024", "containers-later", "rounds-per-container", "shell-price", "rocket-ratio",
    "mortar-ratio", "missiles-2024", "missiles-later", "missile-price",
    "guns-2024", "guns-later", "gun-price",
)  # fmt: skip
STUDY = read_study(Path(__file__).parents[2])
MODEL = STUDY.model
UNITS = read_units(Path(__file__).parents[2])
CLASSES = ("shells", "rockets", "mortar", "missiles", "guns")
TOTALS = ("value.2024", "value.2025", "value.2024", "value.2025", "value-with-pay.2025")
Values = dict[str, float]


@pytest.fixture(scope="module")
def parameters(ledger: Ledger) -> Mapping[str, Parameter]:
    """Return the parameters of the briefing."""
    return ledger.parameters


def drawn(parameters: Mapping[str, Parameter], data: st.DataObject) -> Values:
    """Draw any values inside the bounds of the parameters."""
    return {p.id: data.draw(st.floats(p.minimum, p.maximum)) for p in parameters.values()}


@given(data=st.data(), name=st.sampled_from(GREATER), factor=st.floats(1, 10))
def test_more_or_dearer_arms_are_never_worth_less(
    parameters: Mapping[str, Parameter], data: st.DataObject, name: str, factor: float
) -> None:
    """More shells or a higher price never give a lower total."""
    values = drawn(parameters, data)
    before = MODEL.run(values, *TOTALS)
    after = MODEL.run({**values, name: values[name] * factor}, *TOTALS)

    for total in TOTALS:
        assert after[total] >= before[total] * (1 - 1e-12), total


@given(data=st.data(), more=st.floats(0, 0.5))
def test_more_useless_rounds_are_never_worth_more(
    parameters: Mapping[str, Parameter], data: st.DataObject, more: float
) -> None:
    """The unusable share lowers the value in use and leaves the transfer value alone."""
    values = drawn(parameters, data)
    before = MODEL.run(values)
    after = MODEL.run({**values, "unusable": min(0.9, values["unusable"] + more)})

    for cutoff in STUDY.cutoffs:
        assert after[f"use.{cutoff}"] <= before[f"use.{cutoff}"] * (1 + 1e-12)
        assert before[f"value.{cutoff}"] == after[f"value.{cutoff}"]


@given(data=st.data())
def test_later_cutoff_holds_the_earlier_one(
    parameters: Mapping[str, Parameter], data: st.DataObject
) -> None:
    """What was delivered to October 2024 is part of what was delivered to the end of 2025."""
    values = MODEL.run(drawn(parameters, data))

    for name in ("rounds", "shells", "missiles", "guns", "value"):
        assert values[f"{name}.2025"] >= values[f"{name}.2024"]


def test_classes_sum_to_the_total_in_every_draw(parameters: Mapping[str, Parameter]) -> None:
    """The parts are the whole, draw by draw; so are the kinds of rounds."""
    draws = simulation.simulate(MODEL, parameters, exponent=12)

    for cutoff in STUDY.cutoffs:
        values = sum(draws[f"value.{c}.{cutoff}"] for c in CLASSES)
        rounds = sum(draws[f"{c}.{cutoff}"] for c in ("shells", "rockets", "mortar"))
        assert np.allclose(values, draws[f"value.{cutoff}"], rtol=1e-12)
        assert np.allclose(rounds, draws[f"rounds.{cutoff}"], rtol=1e-12)


@settings(max_examples=20)
@given(k=st.floats(0.001, 1500))
def test_scaling_a_currency_scales_the_total(parameters: Mapping[str, Parameter], k: float) -> None:
    """In another money every sum is so many times greater, and every share the same."""
    scaled = {name: in_money(p, k) for name, p in parameters.items()}
    before = simulation.simulate(MODEL, parameters, exponent=6)
    after = simulation.simulate(MODEL, scaled, exponent=6)

    for name, output in MODEL.outputs.items():
        factor = k if UNITS.is_money(output.unit) else 1.0
        assert np.allclose(after[name], before[name] * factor, rtol=1e-9), name


def in_money(p: Parameter, k: float) -> Parameter:
    """Return a parameter in another currency; parameters without money as they are."""
    if not UNITS.is_money(p.unit):
        return p
    ends = ("minimum", "low", "central", "high", "maximum")
    return p.model_copy(update={e: getattr(p, e) * k for e in ends if getattr(p, e) is not None})


def test_units_of_the_briefing_fit(parameters: Mapping[str, Parameter]) -> None:
    """Every output comes out in the unit that the model promises."""
    MODEL.check(parameters, UNITS)


@pytest.mark.parametrize(
    ("name", "unit"),
    [("shell-cost", "USD"), ("rounds-per-container", "round"), ("pay", "USD/month"),
     ("missile-price", "EUR/missile"), ("troop-months", "person")],
)  # fmt: skip
def test_wrong_units_stop_the_model(
    parameters: Mapping[str, Parameter], name: str, unit: str
) -> None:
    """Adding rounds to dollars, or euros to dollars, is an error."""
    wrong = {**parameters, name: parameters[name].model_copy(update={"unit": unit})}

    with pytest.raises(
        BriefingError, match=r"units of output .* of the model: .*\. Check the parameters\.$"
    ):
        MODEL.check(wrong, UNITS)


class Priced:
    """A parameter, as the model sees it."""

    def __init__(self, unit: str, minimum: float, maximum: float) -> None:
        self.unit, self.minimum, self.maximum = unit, minimum, maximum


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Name("shells") * Name("rocket-price"), "units of output 'wrong' of the model: Cannot convert"),
        (Name("shells") + Name("rockets"), "units of output 'wrong' of the model: Cannot convert"),
        (Name("shells").counted_as("missile") * Name("shell-price"), "units of output 'wrong' of the model: Cannot"),
        (Name("shells") * Name("shell-price") / (1 - Name("useless")),
         "output 'wrong' of the model: shares may leave nothing of a whole within the ranges of "
         r"useless \(0 to 1\)\. Narrow"),
        (Name("shells") * Name("shell-price") / Name("useless"),
         "output 'wrong' of the model: division by a number that may be zero within the ranges of "
         r"shells \(1 to 2\), shell-price \(3 to 4\), useless \(0 to 1\)"),
        (Name("shells") * Name("shell-price") * (1 - Name("useless") - Name("useless")),
         "output 'wrong' of the model: shares may leave nothing of a whole"),
        ((Name("shells") - Name("shells")).counted_as("shell") * Name("shell-price"),
         "output 'wrong' of the model: it may be negative or without bounds"),
        (Name("yearly") * Name("months"), "'wrong' of the model: 0.5 with units, 6 without"),
    ],
    ids=["price of another kind", "sum of kinds", "no kind of it", "nothing left", "zero", "shares",
         "negative", "factor"],
)  # fmt: skip
def test_wrong_models_are_explained(wrong: Operation, said: str) -> None:
    """Kinds of goods are not mixed by mistake; nothing divides by zero or turns negative."""
    inputs = {
        "shells": Priced("shell", 1, 2), "rockets": Priced("rocket", 1, 2),
        "shell-price": Priced("USD/shell", 3, 4), "rocket-price": Priced("USD/rocket", 3, 4),
        "useless": Priced("count", 0, 1), "yearly": Priced("USD/year", 2, 4),
        "months": Priced("month", 1, 3),
    }  # fmt: skip

    with pytest.raises(BriefingError, match=said):
        Model({"wrong": Output(wrong, "USD", "Wrong")}).check(inputs, UNITS)


def test_missing_parameter_is_named(parameters: Mapping[str, Parameter]) -> None:
    """The model says which row it needs."""
    rest = {name: p for name, p in parameters.items() if name != "pay"}

    with pytest.raises(BriefingError) as caught:
        MODEL.check(rest, UNITS)

    assert "analysis/model.py:" in str(caught.value)
    assert "output 'troop-income.2025' of the model needs the parameter 'pay'" == caught.value.what


def test_every_parameter_is_used_and_every_output_labelled(
    parameters: Mapping[str, Parameter],
) -> None:
    """No assumption is made for nothing."""
    assert set(MODEL.inputs_of(*MODEL.outputs)) == set(parameters)
    assert all(output.label for output in MODEL.outputs.values())


def test_export_gives_the_model_and_its_middle(ledger: Ledger) -> None:
    """The what-if page starts at the medians and can compute every output."""
    exported = whatif.export(ledger)
    middle = {name: found["median"] for name, found in exported["inputs"].items()}
    computed: Values = dict(middle)
    for name, tree in exported["outputs"].items():
        computed[name] = calculate(tree, computed)

    assert set(MODEL.outputs) == set(exported["outputs"])
    assert pytest.approx(MODEL.run(middle)["value.2025"]) == computed["value.2025"]


def calculate(tree: Any, values: Mapping[str, float]) -> float:
    """Evaluate an exported tree as the script of the page does."""
    if isinstance(tree, str):
        return values[tree]
    if not isinstance(tree, list):
        return float(tree)
    left, right = (calculate(side, values) for side in tree[1:])
    return {"+": left + right, "-": left - right, "*": left * right}.get(
        tree[0], left / right if right else 0.0
    )
