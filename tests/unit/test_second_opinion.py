"""The second model: what it reads, that its stored summary is fresh, and that it can be wrong."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from analysis.second_opinion import posterior as model
from analysis.second_opinion import priors
from analysis.second_opinion.prices import draw_shell
from analysis.second_opinion.sample import STORE, Inputs, read
from analysis.second_opinion.statements import MONTHS, Statement, month_of
from briefing.ledger.ledger import Ledger

RATE = 1_200.0
LOAD = 260.0


@pytest.fixture(scope="module")
def real(ledger: Ledger) -> Inputs:
    return read(ledger.evidence.observations)


def test_the_stored_summary_rests_on_todays_evidence_and_code(real: Inputs) -> None:
    """After a change of either: `tox -e second-opinion`."""
    assert json.loads(STORE.read_text("utf-8"))["digest"] == real.digest()


def test_capacities_and_tested_studies_are_not_read(real: Inputs, ledger: Ledger) -> None:
    rows = [ledger.evidence.observations[s.id] for s in real.posterior.statements]

    assert rows
    assert not [row.id for row in rows if row.limit == "capacity" or row.origin == "fnf"]


def test_every_number_that_is_read_changes_the_digest(real: Inputs) -> None:
    for place, statement in enumerate(real.posterior.statements):
        more = dataclasses.replace(statement, high=statement.high * 1.01)
        changed = [
            *real.posterior.statements[:place],
            more,
            *real.posterior.statements[place + 1 :],
        ]

        assert Inputs(model.Posterior(changed), real.prices).digest() != real.digest()


@pytest.mark.parametrize(
    ("date", "end", "months"),
    [
        ("2023-08-01", False, 1 / 31),
        ("2023-08-31", True, 1.0),
        ("2024-02-29", True, 7.0),
        ("2024-10", True, 15.0),
        ("2025-12", True, 29.0),
        ("2024", False, 5.0),
    ],
)
def test_months_since_the_start(date: str, end: bool, months: float) -> None:
    assert month_of(date, end=end) == pytest.approx(months)


def vectors(posterior: model.Posterior, rate: float = RATE) -> model.Array:
    """Return one vector with a steady rate and no bias, and every other unknown at its middle."""
    made = posterior.start(1, np.random.default_rng(1)) * 0
    made[:, : len(model.KNOTS)] = np.log(rate)
    for name, value in {"capacity.shells": 440.0, "capacity.rockets": 77.0,
                        "capacity.mortar": 1300.0}.items():  # fmt: skip
        made[:, posterior.names.index(name)] = np.log(value)
    return made


def test_the_load_follows_from_fill_and_mix_in_plain_arithmetic() -> None:
    posterior = model.Posterior([])
    found = posterior.unpack(vectors(posterior))

    # fill, rockets, mortar bombs: a logit of nought is a half, and shells are what is left: none
    assert found["load"][0] == pytest.approx(0.5 / (1e-9 / 440 + 0.5 / 77 + 0.5 / 1300))
    assert found["containers"][0, 15] == pytest.approx(15 * RATE)


@pytest.mark.parametrize(
    ("limit", "value", "higher_is_better"),
    [("floor", 40_000.0, True), ("ceiling", 10_000.0, False)],
)
def test_a_bound_pulls_to_one_side_only(limit: str, value: float, higher_is_better: bool) -> None:
    def likelihood(rate: float) -> float:
        said = Statement("x", "containers", "a", limit, value, value, 0.0, 15.0)  # type: ignore[arg-type]
        posterior = model.Posterior([said])
        at_rate = vectors(posterior, rate)
        return float(posterior._likelihood(at_rate, posterior.unpack(at_rate))[0])

    assert (likelihood(2 * RATE) > likelihood(RATE)) == higher_is_better
    kept = 10 * RATE if limit == "floor" else RATE / 10
    assert likelihood(kept) == pytest.approx(0.0, abs=1e-6)


def test_statements_of_one_origin_share_one_bias() -> None:
    said = [
        Statement(str(n), "containers", origin, "point", 10_000.0, 10_000.0, 0.0, 10.0)
        for n, origin in enumerate(["a", "a", "b"])
    ]
    posterior = model.Posterior(said)

    assert posterior.counts == [("containers", "a"), ("containers", "b")]


def test_a_path_between_two_months_is_a_straight_line() -> None:
    path = np.arange(MONTHS + 1.0)[None, :] * RATE

    assert model.at(path, 14.75)[0] == pytest.approx(14.75 * RATE)
    assert model.at(path, MONTHS)[0] == pytest.approx(MONTHS * RATE)


def test_every_statement_on_a_price_has_the_same_weight() -> None:
    found = draw_shell([(1.0, 1.0), (1e6, 1e6)], 20_000, np.random.default_rng(1))

    assert (found < 1e3).mean() == pytest.approx(0.5, abs=0.02)


def test_the_priors_that_are_printed_are_those_that_are_drawn_from(ledger: Ledger) -> None:
    """Middle and spread of the mix are those of the beta density of the posterior."""
    rng = np.random.default_rng(1)
    for name, (a, b) in {
        "fill": priors.FILL,
        "rockets": priors.ROCKETS,
        "mortar": priors.MORTAR,
    }.items():
        draws = 100 * rng.beta(a, b, 200_000)

        assert pytest.approx(draws.mean(), rel=0.01) == ledger[f"prior.share.{name}"].central
        assert pytest.approx(draws.std(), rel=0.02) == ledger[f"prior.share.{name}.spread"].central
    for kind, prior in priors.CAPACITY.items():
        assert prior.median == ledger[f"prior.capacity.{kind}"].central
    assert priors.FIRST_RATE.median == ledger["prior.rate"].central
    assert {f"prior.bias.{q}" for q in priors.BIAS_SD} <= ledger.numbers.keys()
