"""Numbers that come of the model, from results that are written out by hand."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from briefing.evidence.parameters import Parameter
from briefing.ledger.assumptions import assumptions
from briefing.ledger.chances import chance_ends
from briefing.ledger.number import Number
from briefing.ledger.results import numbers_of_results
from briefing.quantities.expression import Name
from briefing.quantities.model import Model, Output
from briefing.study.records import Cutoff, Published
from briefing.study.study import Study
from briefing.uncertainty.influence import Driver, Estimate, Influence
from briefing.uncertainty.results import Results

STUDY = Study(
    model=Model({"worth": Output(Name("count") * Name("price"), "USD", "Worth")}),
    cutoffs=MappingProxyType({"2024": Cutoff("October", "worth", (), ("worth",))}),
    published=MappingProxyType(
        {
            "doe": Published("doe.total", "worth", "Doe"),
            "roe": Published("roe.total", "worth", "Roe"),
        }
    ),
)
RESULTS = Results(
    inputs={"count": [1.0, 2.0, 3.0], "price": [4.0, 5.0, 6.0]},
    percentiles={"price": {"roe.price@low": 0.1, "roe.price@high": 0.8, "poe.price@central": 0.5}},
    quantiles={"worth": [4.0, 7.0, 10.0, 13.0, 18.0]},
    dots={"worth": [5.0, 15.0]},
    odds={
        "doe": {"below": 0.25, "within": 0.45, "above": 0.3},
        "roe": {"below": 0.0, "within": 1.0},
    },
    influences={"worth": [Influence("price", Estimate(0.6, 0.5), Estimate(0.02, 0.03), 17.0, 9.0)]},
    drivers={
        "worth": [
            Driver("Load and mix", Estimate(0.1, 0.2), Estimate(0.9, 0.2), Estimate(-0.1, 0.05))
        ]
    },
    convergence={"16": 0.0125},
)
Row = tuple[str, float | None, float | None, float | None, tuple[str, ...], int | None]


def parameter(name: str, *rests_on: str) -> Parameter:
    """Return a uniform parameter."""
    return Parameter.model_validate(
        {"id": name, "label": name.title(), "unit": "count", "family": "uniform", "group": "g",
         "reason": "Because.", "quality": "none", "minimum": 0, "maximum": 1, "rests_on": rests_on}
    )  # fmt: skip


PARAMETERS = {"count": parameter("count"), "price": parameter("price", "roe.price", "poe.price")}


def row(n: Number) -> Row:
    """Return what a number says, rounded off by what a float cannot hold."""
    low, central, high = (None if v is None else round(v, 9) for v in (n.low, n.central, n.high))
    return n.unit, low, central, high, n.inputs, n.digits


def test_outputs_odds_and_drivers_are_as_by_hand() -> None:
    """In this order, in per cent where they are shares, and never below none or above all."""
    found = {n.name: row(n) for n in numbers_of_results(RESULTS, STUDY, PARAMETERS)}
    both, total, price = ("assumed.count", "assumed.price"), ("worth",), ("worth", "assumed.price")
    odds = ("worth", "doe.total")

    assert list(found.items()) == [
        ("worth", ("USD", 4.0, 10.0, 18.0, both, 2)),
        ("worth.iqr", ("USD", 7.0, None, 13.0, total, 2)),
        ("probability.doe.below", ("percent", None, 25.0, None, odds, 2)),
        ("probability.doe.within", ("percent", None, 45.0, None, odds, 2)),
        ("probability.doe.above", ("percent", None, 30.0, None, odds, 2)),
        ("probability.doe.not-above", ("percent", None, 70.0, None, odds, 2)),
        ("probability.roe.below", ("percent", None, None, 1.0, ("worth", "roe.total"), 2)),
        ("probability.roe.within", ("percent", 99.0, None, None, ("worth", "roe.total"), 2)),
        ("worth.dot-01", ("USD", None, 5.0, None, total, 2)),
        ("worth.dot-02", ("USD", None, 15.0, None, total, 2)),
        ("driver.2024.load-and-mix.first", ("percent", 0.0, 10.0, 30.0, total, 2)),
        ("driver.2024.load-and-mix.total", ("percent", 70.0, 90.0, 100.0, total, 2)),
        ("driver.2024.load-and-mix.gain", ("percent", 0.0, 0.0, 0.0, total, 2)),
        ("sobol.2024.price.first", ("percent", 10.0, 60.0, 100.0, price, 2)),
        ("sobol.2024.price.total", ("percent", 0.0, 2.0, 5.0, price, 2)),
        ("tornado.2024.price", ("USD", 9.0, None, 17.0, price, 2)),
        ("convergence.16", ("percent", None, 1.25, None, total, 2)),
    ]


def test_words_of_what_was_drawn() -> None:
    words = {
        n.name: (n.kind, n.label, n.formula) for n in numbers_of_results(RESULTS, STUDY, PARAMETERS)
    }
    computed = "computed"

    assert words["worth"] == (computed, "Worth", "{} × {}")
    assert words["worth.iqr"] == (computed, "Worth: the middle half", "25% and 75% points of {}")
    assert words["probability.doe.not-above"] == (
        computed, "Probability that ours lies not above the range of Doe",
        "share of draws of {} not-above {}",
    )  # fmt: skip
    assert words["worth.dot-02"] == (computed, "Worth: dot 2", "equally likely values of {}")
    assert words["sobol.2024.price.total"] == (
        computed, "Share of the variance: Price, with its interactions", "Sobol index of {} for {}"
    )  # fmt: skip
    assert words["driver.2024.load-and-mix.total"][2] == "Sobol index of a group for {}"
    assert words["driver.2024.load-and-mix.gain"][2] == "draws of {}"


def test_assumptions_name_what_they_rest_on() -> None:
    """Quantiles of the draws; for each source the share of draws below each of its ends."""
    found = list(assumptions(RESULTS, PARAMETERS))

    assert [(n.name, row(n), n.formula) for n in found] == [
        ("assumed.count", ("count", 1.0, 2.0, 3.0, (), 3), "uniform, our choice"),
        ("assumed.price", ("count", 4.0, 5.0, 6.0, ("roe.price", "poe.price"), 3),
         "uniform, from {}, {}"),
        ("percentile.price.roe.price",
         ("percent", 10.0, None, 80.0, ("assumed.price", "roe.price"), 2),
         "share of draws of {} below {}"),
        ("percentile.price.poe.price",
         ("percent", None, 50.0, None, ("assumed.price", "poe.price"), 2),
         "share of draws of {} below {}"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shares", "ends"),
    [
        ((0.0, 0.005, 0.00995), (None, None, 1.0)),
        ((0.0, 0.005, 0.01), (None, None, 1.0)),
        ((0.00995, 0.2, 0.5), (None, None, 50.0)),
        ((0.01, 0.2, 0.5), (1.0, 20.0, 50.0)),
        ((0.2, 0.5, 0.99), (20.0, 50.0, 99.0)),
        ((0.2, 0.5, 0.991), (20.0, None, None)),
        ((0.99, 0.995, 1.0), (99.0, None, None)),
        ((0.99005, 0.995, 1.0), (99.0, None, None)),
        ((0.0, 0.5, 1.0), (1.0, 50.0, 99.0)),
        ((0.3, 0.3, 0.3), (None, 30.0, None)),
    ],
)
def test_a_range_of_chances_is_open_in_a_tail(
    shares: tuple[float, float, float], ends: tuple[float | None, ...]
) -> None:
    assert pytest.approx(ends) == chance_ends(*shares)
