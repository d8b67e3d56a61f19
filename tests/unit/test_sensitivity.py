"""What drives the range: checked on models whose answer is known."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

import numpy as np
import pytest

from briefing.evidence.parameters import Parameter
from briefing.ledger.drivers import impact
from briefing.ledger.ledger import Ledger
from briefing.ledger.number import Number
from briefing.quantities.expression import Name
from briefing.quantities.model import Model, Output
from briefing.uncertainty.drivers import HELD, drivers, gain
from briefing.uncertainty.sensitivity import influences


def uniform(name: str, minimum: float, maximum: float, group: str = "") -> Parameter:
    """Return a parameter of which only bounds are known."""
    return Parameter.model_validate(
        {"id": name, "label": name, "unit": "USD", "family": "uniform", "minimum": minimum,
         "maximum": maximum, "group": group or name, "reason": "r", "quality": "none"}
    )  # fmt: skip


#: A sum whose parts have variances of 1 to 9.
SUM = Model({"sum": Output(Name("a") + Name("b"), "USD", "Sum")})


@pytest.fixture
def known() -> Mapping[str, Parameter]:
    """Return the parts, and one that is not used."""
    return {"a": uniform("a", 0, 1), "b": uniform("b", 0, 3), "c": uniform("c", 0, 9)}


def test_shares_of_a_sum_are_its_variances(known: Mapping[str, Parameter]) -> None:
    """In a sum of independent parts, first and total order are the shares of the variance."""
    b, a = influences(SUM, known, ["sum"])["sum"]

    assert ["b", "a"] == [b.parameter, a.parameter]
    assert pytest.approx([0.9, 0.9, 0.1, 0.1], abs=0.01) == [
        share.value for share in (b.first, b.total, a.first, a.total)
    ]


def test_swing_runs_from_the_5_to_the_95_percent_point(known: Mapping[str, Parameter]) -> None:
    """One parameter moves, all others stay at their medians."""
    b, a = influences(SUM, known, ["sum"])["sum"]

    assert pytest.approx((0.5 + 0.15, 0.5 + 2.85)) == (b.low, b.high)
    assert pytest.approx((1.5 + 0.05, 1.5 + 0.95)) == (a.low, a.high)


def test_unused_parameters_are_left_out(known: Mapping[str, Parameter]) -> None:
    """What an output does not use cannot drive it."""
    assert {"a", "b"} == {found.parameter for found in influences(SUM, known, ["sum"])["sum"]}


def test_shares_of_the_briefing_add_up(ledger: Ledger) -> None:
    """First orders explain at most everything, total orders at least as much."""
    for cutoff, shown in ledger.study.cutoffs.items():
        used = ledger.study.model.inputs_of(shown.total)
        first = [ledger[f"sobol.{cutoff}.{p}.first"].require("central") for p in used]
        total = [ledger[f"sobol.{cutoff}.{p}.total"].require("central") for p in used]
        assert sum(first) < 101
        assert sum(total) > 99
        assert all(t > f - 1 for f, t in zip(first, total, strict=True))


def test_splitting_a_factor_does_not_change_its_group() -> None:
    """Two halves of a factor in one group drive the sum as much as the whole did."""
    whole = {"a": uniform("a", 0, 1, "rest"), "b": uniform("b", 0, 3, "factor")}
    halves = {**whole, "b": uniform("b", 0, 1.5, "factor"), "c": uniform("c", 0, 1.5, "factor")}
    split = Model({"sum": Output(Name("a") + Name("b") + Name("c"), "USD", "Sum")})

    (first, _), (second, _) = (
        drivers(SUM, whole, ["sum"])["sum"],
        drivers(split, halves, ["sum"])["sum"],
    )

    assert "factor" == first.group == second.group
    assert pytest.approx(0.9, abs=0.02) == first.total.value
    assert pytest.approx(4.5 / (4.5 + 1), abs=0.03) == second.total.value


def test_a_group_of_all_parameters_drives_everything() -> None:
    """What varies together with nothing beside it is the whole variance, without an error."""
    known = {"a": uniform("a", 0, 1, "all"), "b": uniform("b", 0, 3, "all")}
    (found,) = drivers(SUM, known, ["sum"])["sum"]

    assert ("all", (1, 0), (1, 0)) == (
        found.group,
        (found.first.value, found.first.error),
        (found.total.value, found.total.error),
    )
    assert pytest.approx(1) == found.gain.value


def test_gain_of_a_sum_is_what_the_other_part_leaves() -> None:
    """If one part of a sum is known, the range is that of the other part."""
    known = {"a": uniform("a", 0, 1), "b": uniform("b", 0, 0.001)}

    assert pytest.approx(1, abs=0.01) == gain(SUM, known, "sum", {"a"}).value
    assert pytest.approx(0, abs=0.01) == gain(SUM, known, "sum", {"b"}).value


def test_the_error_of_a_gain_is_that_of_the_mean_width() -> None:
    """The width of a product is its held factor times the width of the other, by hand."""
    known = {"a": uniform("a", 1, 3, "a"), "b": uniform("b", 0, 1, "b")}
    product = Model({"product": Output(Name("a") * Name("b"), "count", "Product")})
    found = gain(product, known, "product", {"a"})
    source = np.random.default_rng(3)
    low, high = np.quantile(source.uniform(1, 3, 10**6) * source.uniform(0, 1, 10**6), [0.05, 0.95])
    spread = 0.9 * 2 / 12**0.5  # of the widths: 90 % of b, times a

    assert pytest.approx(1 - 0.9 * 2 / (high - low), abs=0.01) == found.value
    assert pytest.approx(1.96 * spread / HELD**0.5 / (high - low), rel=0.02) == found.error


def test_every_group_has_its_error(ledger: Ledger) -> None:
    """Shares and gains of groups are stated with an error, and sum to all that there is."""
    for cutoff in ledger.study.cutoffs:
        named = [n for n in ledger.values() if n.name.startswith(f"driver.{cutoff}.")]
        first = sum(n.require("central") for n in named if n.name.endswith(".first"))

        assert 90 < first < 102
        assert all(n.require("low") <= n.require("central") <= n.require("high") for n in named)


def test_every_parameter_has_an_impact_that_was_computed(ledger: Ledger) -> None:
    """No parameter is called unimportant because nobody looked."""
    for name in ledger.parameters:
        assert any(n.startswith("sobol.") and n.endswith(f".{name}.total") for n in ledger), name


@pytest.mark.parametrize(
    ("shares", "said"),
    [((14.9, 5.1), "medium impact"), ((3.0, 15.0), "high impact"), ((5.0,), "medium impact"),
     ((4.9, 0.1), "low impact")],
)  # fmt: skip
def test_impact_is_rated_by_the_largest_share(shares: tuple[float, ...], said: str) -> None:
    """High from fifteen percent of the variance on, medium from five."""
    totals = [f"total-{n}" for n in range(len(shares))]
    study = SimpleNamespace(cutoffs={}, influenced=lambda: totals)
    numbers = {
        f"sobol.{total}.rain.total": Number("n", "Share", "computed", "percent", central=share)
        for total, share in zip(totals, shares, strict=True)
    }

    class Shares(dict[str, Number]):
        """Numbers of a study, by name."""

    ledger = Shares(numbers)
    ledger.study = study  # type: ignore[attr-defined]
    assert said == impact("rain", ledger)  # type: ignore[arg-type]
