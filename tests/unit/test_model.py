"""The model: its structure, its units, and what must hold whatever the values are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import model
from briefing.errors import BriefingError
from briefing.evidence.parameters import Parameter
from briefing.ledger.ledger import Ledger
from briefing.quantities import units
from briefing.uncertainty import simulation

#: Inputs of which more can only mean a greater total.
GREATER = (
    "containers-2024", "containers-later", "rounds-per-container", "shell-cost", "price-share",
    "rocket-price", "mortar-price", "missiles-2024", "missiles-later", "missile-price",
    "guns-2024", "guns-later", "gun-price",
)  # fmt: skip
TOTALS = ("value.2024", "value.2025", "value-with-pay.2025")
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
    before = model.run(values, *TOTALS)
    after = model.run({**values, name: values[name] * factor}, *TOTALS)

    for total in TOTALS:
        assert after[total] >= before[total] * (1 - 1e-12), total


@given(data=st.data(), more=st.floats(0, 0.5))
def test_more_useless_rounds_are_never_worth_more(
    parameters: Mapping[str, Parameter], data: st.DataObject, more: float
) -> None:
    """The unusable share lowers the value in use and leaves the transfer value alone."""
    values = drawn(parameters, data)
    before = model.run(values)
    after = model.run({**values, "unusable": min(0.9, values["unusable"] + more)})

    for cutoff in model.CUTOFFS:
        assert after[f"use.{cutoff}"] <= before[f"use.{cutoff}"] * (1 + 1e-12)
        assert before[f"value.{cutoff}"] == after[f"value.{cutoff}"]


@given(data=st.data())
def test_later_cutoff_holds_the_earlier_one(
    parameters: Mapping[str, Parameter], data: st.DataObject
) -> None:
    """What was delivered to October 2024 is part of what was delivered to the end of 2025."""
    values = model.run(drawn(parameters, data))

    for name in ("rounds", "shells", "missiles", "guns", "value"):
        assert values[f"{name}.2025"] >= values[f"{name}.2024"]


def test_classes_sum_to_the_total_in_every_draw(parameters: Mapping[str, Parameter]) -> None:
    """The parts are the whole, draw by draw; so are the kinds of rounds."""
    draws = simulation.simulate(parameters, exponent=12)

    for cutoff in model.CUTOFFS:
        values = sum(draws[f"value.{c}.{cutoff}"] for c in model.CLASSES)
        rounds = sum(draws[f"{c}.{cutoff}"] for c in ("shells", "rockets", "mortar"))
        assert np.allclose(values, draws[f"value.{cutoff}"], rtol=1e-12)
        assert np.allclose(rounds, draws[f"rounds.{cutoff}"], rtol=1e-12)


@settings(max_examples=20)
@given(k=st.floats(0.001, 1500))
def test_scaling_a_currency_scales_the_total(parameters: Mapping[str, Parameter], k: float) -> None:
    """In another money every sum is so many times greater, and every share the same."""
    scaled = {name: in_money(p, k) for name, p in parameters.items()}
    before = simulation.simulate(parameters, exponent=6)
    after = simulation.simulate(scaled, exponent=6)

    for name in model.OUTPUTS:
        factor = k if units.is_money(model.unit_of(name)) else 1.0
        assert np.allclose(after[name], before[name] * factor, rtol=1e-9), name


def in_money(p: Parameter, k: float) -> Parameter:
    """Return a parameter in another currency; parameters without money as they are."""
    if not units.is_money(p.unit):
        return p
    ends = ("minimum", "low", "central", "high", "maximum")
    return p.model_copy(update={e: getattr(p, e) * k for e in ends if getattr(p, e) is not None})


def test_units_of_the_briefing_fit(parameters: Mapping[str, Parameter]) -> None:
    """Every output comes out in the unit that the model promises."""
    model.check_units(parameters)


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

    with pytest.raises(BriefingError, match=r"units of the model: .*\. Check the parameters\.$"):
        model.check_units(wrong)


def test_missing_parameter_is_named(parameters: Mapping[str, Parameter]) -> None:
    """The model says which row it needs."""
    rest = {name: p for name, p in parameters.items() if name != "pay"}

    with pytest.raises(BriefingError) as caught:
        model.check_units(rest)

    assert "the model needs the parameter 'pay'. Add a row." == str(caught.value)


def test_every_parameter_is_used_and_every_output_labelled(
    parameters: Mapping[str, Parameter],
) -> None:
    """No assumption is made for nothing."""
    used = {name for output in model.OUTPUTS for name in model.parameters_of(output)}

    assert used == set(parameters)
    assert all(model.label_of(output) for output in model.OUTPUTS)


def test_export_gives_the_model_and_its_middle(parameters: Mapping[str, Parameter]) -> None:
    """The what-if page starts at the medians and can compute every output."""
    exported = model.export(parameters)
    middle = {name: found["median"] for name, found in exported["inputs"].items()}
    computed: Values = dict(middle)
    for name, tree in exported["outputs"].items():
        computed[name] = calculate(tree, computed)

    assert set(model.OUTPUTS) == set(exported["outputs"])
    assert pytest.approx(model.run(middle)["value.2025"]) == computed["value.2025"]


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
