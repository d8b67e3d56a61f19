"""Parameters: shape, bounds and evidence of every uncertain input, and its distribution."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy.stats import lognorm, norm

from briefing.errors import BriefingError
from briefing.evidence.parameters import Parameter, read_assumptions
from briefing.ledger.ledger import Ledger
from briefing.quantities.units import Units

Write = Callable[..., Path]

BROKEN: Mapping[str, tuple[Mapping[str, str], str]] = {
    "no reason": ({"reason": ""}, "field 'reason': a value is missing. Fill it in."),
    "no group": ({"group": ""}, "field 'group': a value is missing. Fill it in."),
    "unknown unit": (
        {"unit": "USD/persn"},
        "field 'unit': unknown unit 'persn' (did you mean 'person'?). "
        "Use a unit of units.toml or add it there.",
    ),
    "unknown family": (
        {"family": "normal"},
        "field 'family': Input should be 'triangular', 'lognormal' or 'uniform'. Found 'normal'.",
    ),
}
#: Ends that no parameter can have, and what is said of them.
IMPOSSIBLE: Mapping[str, tuple[Mapping[str, object], str]] = {
    "mode outside": (
        {"central": 20000.0},
        "bounds cross: {'minimum': 800.0, 'central': 20000.0, 'maximum': 11000.0}",
    ),
    "5 % point below the minimum": (
        {"family": "lognormal", "central": None, "low": 700.0, "high": 5000.0},
        "bounds cross: {'minimum': 800.0, 'low': 700.0, 'high': 5000.0, 'maximum': 11000.0}",
    ),
    "no width": (
        {"family": "uniform", "central": None, "maximum": 800.0},
        "bounds cross: {'minimum': 800.0, 'maximum': 800.0}",
    ),
    "negative quantity": ({"minimum": -1.0}, "end 'minimum': -1 is not allowed"),
    "lognormal from zero": (
        {"family": "lognormal", "minimum": 0.0, "central": None, "low": 1.0, "high": 5.0},
        "end 'minimum': 0 is not allowed",
    ),
    "share above 1": (
        {"unit": "count", "minimum": 0.0, "central": 0.5, "maximum": 1.5},
        "end 'maximum': share 1.5 is above 1",
    ),
    "share above 100 %": (
        {"unit": "percent", "minimum": 0.0, "central": 50.0, "maximum": 150.0},
        "end 'maximum': share 150 is above 100",
    ),
    "not a number": ({"maximum": float("nan")}, "Input should be a finite number"),
    "end that the family does not use": (
        {"low": 900.0},
        "a triangular parameter with minimum, low, central, maximum",
    ),
    "no evidence and no word of it": ({"rests_on": ()}, "no end rests on evidence"),
}
PAY = {
    "id": "pay", "label": "Pay", "unit": "USD/person/month", "family": "triangular",
    "group": "Soldiers", "reason": "One service.", "quality": "fair", "rests_on": ("pay.nis",),
    "minimum": 800.0, "central": 2000.0, "maximum": 11000.0,
}  # fmt: skip


@pytest.mark.parametrize(("cells", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_rows_are_explained(
    parameters: Write, cells: Mapping[str, str], said: str, units: Units
) -> None:
    """One message says file, line, field and remedy."""
    path = parameters({"id": "good"}, cells)

    with pytest.raises(BriefingError) as caught:
        read_assumptions(path, units)

    assert f"{path}:3: {said}" == str(caught.value)


@pytest.mark.parametrize(("ends", "said"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_impossible_ends_are_refused(ends: Mapping[str, object], said: str) -> None:
    """Ends keep their order and their limits, and suit the family."""
    with pytest.raises(ValidationError, match=re.escape(said)):
        Parameter.model_validate({**PAY, **ends})


def test_duplicate_names_are_refused(parameters: Write, units: Units) -> None:
    """A name that is a duplicate is reported where it stands again."""
    path = parameters({}, {})

    with pytest.raises(BriefingError) as caught:
        read_assumptions(path, units)

    assert f"{path}:3: " in str(caught.value)
    assert "'pay'" in str(caught.value)


def test_choice_of_ours_needs_no_observation() -> None:
    """A parameter without evidence says so by its quality, and gives its reason."""
    assert () == Parameter.model_validate({**PAY, "rests_on": (), "quality": "none"}).rests_on


def test_a_joint_limit_cuts_what_is_drawn() -> None:
    """Below the cut, the distribution keeps its shape: equal parts stay equally likely."""
    p = made("uniform", minimum=0, maximum=10)

    assert pytest.approx([2.0, 5.0]) == p.draw(np.array([0.5, 0.5]), np.array([4.0, 20.0]))


def made(family: str, **values: float) -> Parameter:
    """Return a parameter of a family."""
    return Parameter.model_validate(
        {"id": "p", "label": "P", "unit": "USD", "family": family, "group": "g", "reason": "r",
         "quality": "none", **values}
    )  # fmt: skip


def test_triangular_has_its_mode() -> None:
    """A quarter of the way up, the share below the mode is a quarter."""
    p = made("triangular", minimum=0, central=25, maximum=100)

    assert pytest.approx(25) == float(p.draw(0.25))


def test_lognormal_has_its_quantiles_before_the_cut() -> None:
    """Low and high are the 5 % and 95 % points; the median is their geometric mean."""
    p = made("lognormal", minimum=0.001, low=100, high=400, maximum=1e9)

    assert pytest.approx([100, 200, 400], rel=1e-3) == p.draw(np.array([0.05, 0.5, 0.95]))


@given(u=st.lists(st.floats(0, 1), min_size=2, max_size=20))
@pytest.mark.parametrize(
    "p",
    [
        made("triangular", minimum=1, central=2, maximum=5),
        made("lognormal", minimum=1, low=2, high=5, maximum=6),
        made("uniform", minimum=1, maximum=5),
    ],
    ids=lambda p: p.family,
)
def test_draws_keep_bounds_and_order(p: Parameter, u: list[float]) -> None:
    """Every draw lies inside the bounds; a higher probability never draws a lower value."""
    draws = p.draw(np.array(sorted(u)))

    assert (draws >= p.minimum * (1 - 1e-12)).all()
    assert (draws <= p.maximum * (1 + 1e-12)).all()
    assert (np.diff(draws) >= -1e-12 * p.maximum).all()


def test_parameters_of_the_briefing_rest_on_evidence(ledger: Ledger) -> None:
    """Only parameters that say so rest on nothing; each gives a reason."""
    bare = {p.id for p in ledger.parameters.values() if not p.rests_on}

    assert bare == {p.id for p in ledger.parameters.values() if p.quality == "none"}
    assert all(p.reason for p in ledger.parameters.values())


@pytest.mark.parametrize(("minimum", "maximum"), [(50.0, 600.0), (180.0, 600.0), (50.0, 150.0)])
def test_the_most_likely_value_of_a_lognormal_is_where_its_density_is_highest(
    minimum: float, maximum: float
) -> None:
    """Inside its bounds; computed by scipy, which knows the distribution."""
    low, high = max(100.0, minimum), min(400.0, maximum)
    p = Parameter.model_validate({
        "id": "p", "label": "p", "unit": "USD", "family": "lognormal", "group": "g", "reason": "r",
        "quality": "none", "minimum": minimum, "low": low, "high": high, "maximum": maximum,
    })  # fmt: skip
    at = np.linspace(minimum, maximum, 100_001)
    sigma = np.log(high / low) / (2 * norm.ppf(0.95))
    density = lognorm.pdf(at, sigma, scale=(low * high) ** 0.5)

    assert pytest.approx(at[density.argmax()], rel=1e-4) == p.mode
