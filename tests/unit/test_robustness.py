"""Robustness: what results do over all choices, computed a second time where it matters."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm

from briefing.errors import BriefingError
from briefing.evidence.choices import read_choices
from briefing.evidence.parameters import Parameter
from briefing.ledger.choices import changes_of
from briefing.ledger.number import Number
from briefing.ledger.robustness import chances
from briefing.quantities.expression import Constant, Name
from briefing.quantities.model import Model, Output
from briefing.quantities.units import Units
from briefing.uncertainty.change import Change
from briefing.uncertainty.robustness import _at, robustness
from briefing.uncertainty.specification import Sampler, changed

HEAD = "choice,option,label,overrides,reason\n"
OURS = "price,ours,Ours,,Because.\n"
BROKEN = {
    "no reason": ("price,other,Other,pay.low = 2,\n", "field 'reason': a value is missing"),
    "unknown parameter": ("price,other,Other,pya.low = 2,R.\n", "unknown parameter 'pya' (did you mean 'pay'?)"),
    "unknown end": ("price,other,Other,pay.lowest = 2,R.\n", "unknown override 'lowest'"),
    "unknown family": ("price,other,Other,pay.family = normal,R.\n", "unknown family 'normal'"),
    "no value": ("price,other,Other,pay.low,R.\n", "'pay.low' sets nothing"),
    "impossible correlation": ("price,other,Other,pay ~ troops = 1.5,R.\n", "'1.5' is not a valid correlation"),
    "no expression": ("price,other,Other,pay.low = ×,R.\n", "is not a valid expression"),
    "option twice": ("price,ours,Ours,pay.low = 2,R.\n", "'ours' is a duplicate"),
    "first changes something": ("mix,other,Other,pay.low = 2,R.\n", "the first option is ours"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_choices_are_explained(tmp_path: Path, row: str, said: str) -> None:
    """One message says file, line, field and remedy."""
    path = tmp_path / "choices.csv"
    path.write_text(HEAD + OURS + row, "utf-8")

    with pytest.raises(BriefingError) as caught:
        read_choices(path, ["pay", "troops"], str)

    assert f"{path}:3: " in str(caught.value)
    assert said in str(caught.value)


def test_a_choice_needs_two_options(tmp_path: Path) -> None:
    """A decision without an alternative is none."""
    path = tmp_path / "choices.csv"
    path.write_text(HEAD + OURS, "utf-8")

    with pytest.raises(BriefingError, match="choice 'price' has one option"):
        read_choices(path, ["pay"], str)


def made(name: str, minimum: float, maximum: float) -> Parameter:
    """Return a uniform parameter."""
    return Parameter.model_validate(
        {"id": name, "label": name, "unit": "count", "family": "uniform", "group": "g",
         "reason": "r", "quality": "none", "minimum": minimum, "maximum": maximum}
    )  # fmt: skip


MODEL = Model({"sum": Output(Name("a") + Name("b"), "count", "Sum")})
PARTS = {"a": made("a", 0.1, 0.3), "b": made("b", 0.2, 0.4)}
CHOICES = {
    "low": {"ours": Change(), "none": Change({("a", "minimum"): 0.0})},
    "high": {"ours": Change(), "more": Change({("b", "maximum"): 0.8})},
}


def test_all_combinations_are_computed_as_by_hand() -> None:
    """Every specification agrees with a loop over random draws that shares no code."""
    found = robustness(MODEL, PARTS, CHOICES, ["sum"], {"small": ("sum", -1, 0.45)}, {})
    source = np.random.default_rng(5)
    medians, shares = [], []
    for low, high in product((0.1, 0.0), (0.4, 0.8)):
        draws = source.uniform(low, 0.3, 200_000) + source.uniform(0.2, high, 200_000)
        medians.append(float(np.median(draws)))
        shares.append(float((draws < 0.45).mean()))

    assert 4 == found.specifications
    assert pytest.approx(sorted(medians), abs=0.004) == [ends[1] for ends, _ in found.curve]
    assert pytest.approx([min(shares), max(shares)], abs=0.01) == [
        found.chances["small"][0], found.chances["small"][-1]
    ]  # fmt: skip
    assert ["ours", "ours"] in [keys for _, keys in found.curve]


def test_a_choice_that_is_alone_explains_all_of_the_variance() -> None:
    """With three options: of two, the means of the others would vary as much."""
    options = {str(low): Change({("a", "minimum"): low}) for low in (0.0, 0.05, 0.2)}
    found = robustness(MODEL, PARTS, {"low": options}, ["sum"], {}, {})

    assert {"low": pytest.approx(1.0)} == found.shares


def test_every_output_has_three_quantiles_of_its_own() -> None:
    """Left out or changed, each output has its 5 %, 50 % and 95 %, and no part of the next."""
    model = Model({**MODEL.outputs, "double": Output(Name("sum") * 2.0, "count", "Double")})
    chances = {"small": ("sum", -1, 0.45)}
    found = robustness(model, PARTS, CHOICES, ["sum", "double"], chances, {"nobody": Change()})
    (left,) = found.omissions

    assert 3 == len(left.quantiles["sum"])
    assert pytest.approx([2 * q for q in left.quantiles["sum"]]) == left.quantiles["double"]
    assert pytest.approx(0.5, abs=0.004) == left.quantiles["sum"][1]


def test_chances_are_those_of_each_side_of_a_published_range() -> None:
    """A floor has no upper side, a point nothing inside."""
    inf = float("inf")
    ranges = {"range": ("out", 1.0, 2.0), "floor": ("out", 1.0, None), "point": ("out", 1.0, 1.0)}

    assert {
        "probability.range.below": ("out", -inf, 1.0),
        "probability.range.within": ("out", 1.0, 2.0),
        "probability.range.above": ("out", 2.0, inf),
        "probability.range.not-above": ("out", -inf, 2.0),
        "probability.floor.below": ("out", -inf, 1.0),
        "probability.floor.within": ("out", 1.0, inf),
        "probability.point.below": ("out", -inf, 1.0),
        "probability.point.above": ("out", 1.0, inf),
        "probability.point.not-above": ("out", -inf, 1.0),
    } == chances(ranges)


def test_correlation_is_that_of_the_copula() -> None:
    """Two inputs drawn together have the rank correlation that the normal copula has."""
    points = np.random.default_rng(1).random((2, 50_000))
    sampler = Sampler({"a": points[0], "b": points[1]})
    drawn = sampler.draw(PARTS, [(("a", "b"), 0.5)])
    normal = [norm.ppf(np.argsort(np.argsort(drawn[n])) / 50_001 + 1e-5) for n in ("a", "b")]

    assert pytest.approx(0.5, abs=0.02) == np.corrcoef(normal)[0, 1]


def test_margins_move_with_the_points_that_are_named() -> None:
    """Where only 5 % and 95 % points change, the bounds keep their distance to them."""
    p = Parameter.model_validate({
        "id": "p", "label": "p", "unit": "USD", "family": "lognormal", "group": "g", "reason": "r",
        "quality": "none", "minimum": 50.0, "low": 100.0, "high": 400.0, "maximum": 600.0,
    })  # fmt: skip
    moved = changed(p, [Change({("p", "low"): 200.0, ("p", "high"): 800.0})])

    assert (100, 200, 800, 1200) == (moved.minimum, moved.low, moved.high, moved.maximum)


def test_another_family_keeps_no_points_but_its_own() -> None:
    """A triangle has bounds and a mode, at the median of what it replaces."""
    p = Parameter.model_validate({
        "id": "p", "label": "p", "unit": "USD", "family": "lognormal", "group": "g", "reason": "r",
        "quality": "none", "minimum": 50.0, "low": 100.0, "high": 400.0, "maximum": 800.0,
    })  # fmt: skip
    found = changed(p, [Change(families={"p": "triangular"})])

    assert (50.0, None, None, 800.0) == (found.minimum, found.low, found.high, found.maximum)
    assert 200.0 == pytest.approx(found.central, rel=0.01)


@pytest.mark.parametrize("count", [2, 3, 100])
def test_quantiles_of_sorted_draws_are_those_of_numpy(count: int) -> None:
    """From the first to the last."""
    draws = np.random.default_rng(count).random(count)
    where = (0.0, 0.05, 0.5, 0.95, 1.0)

    assert np.quantile(draws, where) == pytest.approx(_at(np.sort(draws), where))


def test_a_joint_limit_can_be_let_go() -> None:
    """An option that frees a parameter draws it as if nothing had to fit."""
    p = PARTS["a"].model_copy(update={"joint": Constant(0.2)})

    assert changed(p, [Change(free=frozenset({"a"}))]).joint is None
    assert changed(p, []).joint == Constant(0.2)


@pytest.mark.parametrize("ends", [{"central": 0.2}, {"low": 0.2}, {"high": 0.2}], ids=str)
def test_an_option_may_rest_on_a_limit(
    tmp_path: Path, ends: dict[str, float], units: Units
) -> None:
    """A floor or a ceiling gives its one value, as the row of the option asks."""
    path = tmp_path / "choices.csv"
    path.write_text(f"{HEAD}{OURS}price,other,Other,a.maximum = seen,R.\n", "utf-8")
    seen = {"seen": Number("seen", "Seen", "observed", "count", **ends)}  # type: ignore[arg-type]
    found = changes_of(read_choices(path, PARTS, str), MODEL, PARTS, seen, units)

    assert {("a", "maximum"): 0.2} == found["price"]["other"].ends
