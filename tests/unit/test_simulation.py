"""Drawing: points, order, chunks, quantiles, convergence."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.evidence.parameters import Parameter
from briefing.ledger.ledger import Ledger
from briefing.quantities.model import Model
from briefing.uncertainty import simulation
from briefing.uncertainty.sensitivity import influences


@pytest.fixture(scope="module")
def parameters(ledger: Ledger) -> Mapping[str, Parameter]:
    """Return the parameters of the briefing."""
    return ledger.parameters


@pytest.fixture(scope="module")
def model(ledger: Ledger) -> Model:
    """Return the model of the briefing."""
    return ledger.study.model


def test_points_are_even_and_seeded(parameters: Mapping[str, Parameter]) -> None:
    """Each parameter gets one point in every slice of its range, the same on every run."""
    points = simulation.points(parameters, 8)
    slices = np.sort(np.floor(points * 256), axis=0)

    assert (256, len(parameters)) == points.shape
    assert (slices == np.arange(256)[:, None]).all()
    assert (points == simulation.points(parameters, 8)).all()
    assert (points != simulation.points(parameters, 8, seed=1)).any()


@settings(max_examples=10)
@given(data=st.data())
def test_order_of_parameters_changes_no_draw(
    model: Model, parameters: Mapping[str, Parameter], data: st.DataObject
) -> None:
    """Permuting the rows of the table gives the same draws, bit by bit."""
    order = data.draw(st.permutations(list(parameters)))
    permuted = {name: parameters[name] for name in order}
    before = simulation.simulate(model, parameters, exponent=5)
    after = simulation.simulate(model, permuted, exponent=5)

    assert set(before) == set(after)
    assert all((before[name] == after[name]).all() for name in before)


def test_order_of_parameters_changes_no_index(
    model: Model, parameters: Mapping[str, Parameter], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drivers of the range do not depend on the order of rows either."""
    monkeypatch.setattr("briefing.uncertainty.sensitivity.POINTS", 2**6)
    permuted = dict(reversed(list(parameters.items())))

    assert influences(model, parameters, ["value.2024"]) == influences(
        model, permuted, ["value.2024"]
    )


def test_only_wanted_outputs_are_kept(model: Model, parameters: Mapping[str, Parameter]) -> None:
    """A part of the model can be run alone, with the same result."""
    alone = simulation.simulate(model, parameters, "returned-share.2025", exponent=4)
    everything = simulation.simulate(model, parameters, exponent=4)

    assert (alone["returned-share.2025"] == everything["returned-share.2025"]).all()
    assert "value.guns.2024" not in alone


def test_draws_keep_their_bounds(parameters: Mapping[str, Parameter]) -> None:
    """No draw leaves the bounds of its parameter; none is missing."""
    inputs = simulation.draw_inputs(parameters, simulation.points(parameters, 12))

    for name, p in parameters.items():
        assert np.isfinite(inputs[name]).all()
        assert p.minimum * (1 - 1e-9) <= inputs[name].min()
        assert inputs[name].max() <= p.maximum * (1 + 1e-9)


def test_error_falls_with_more_points(model: Model, parameters: Mapping[str, Parameter]) -> None:
    """Four times the points, less error: that is what convergence means."""
    errors = simulation.convergence(model, parameters, "value.2024", exponents=(8, 10, 12, 14))

    assert errors[8] > errors[12] > 0
    assert errors[10] > errors[14]


def test_the_error_is_the_largest_deviation_from_the_best_mean(
    parameters: Mapping[str, Parameter], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each number of points has two repeats of three quantiles; the mean of the last is the best."""
    ends = {
        (1, 0): [9.0, 20.0, 40.0], (1, 1): [10.0, 22.0, 40.0],
        (2, 0): [9.9, 20.0, 40.0], (2, 1): [10.1, 20.0, 40.0],
    }  # fmt: skip
    monkeypatch.setattr(
        simulation,
        "_ends",
        lambda model, known, output, exponent, seed: ends[exponent, seed - simulation.SEED],
    )
    found = simulation.convergence(Model(), parameters, "x", (1, 2), repeats=2)

    assert pytest.approx({1: 0.1, 2: 0.01}) == found


def test_stated_error_is_below_the_printed_digits(ledger: Ledger) -> None:
    """With the points that are used, quantiles are surer than two printed digits show."""
    assert ledger[f"convergence.{simulation.EXPONENT}"].require("central") < 0.5


def test_the_stated_error_is_that_of_the_first_total(
    ledger: Ledger, model: Model, parameters: Mapping[str, Parameter]
) -> None:
    """By four numbers of points; the greatest says what is true."""
    stated = {n.name: n.central for n in ledger.values() if n.name.startswith("convergence.")}
    least, greatest = (int(name.rpartition(".")[2]) for name in (min(stated), max(stated)))
    found = simulation.convergence(model, parameters, ledger.study.totals()[0], (least, greatest))

    assert [f"convergence.{exponent}" for exponent in (12, 14, 16, 18)] == list(stated)
    assert stated[f"convergence.{least}"] == pytest.approx(100 * found[least])
