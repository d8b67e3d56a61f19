"""The central results, computed a second time by means that share no code with the model.

Plain Python loops over `random`, distribution functions of our own, parameters read with `csv`,
the model written out by hand. Each quantile of the ledger must lie between the draws that
bracket it with the error of this sample (five standard deviations), give or take the error
that the ledger states for its own draws.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_left
from pathlib import Path

import pytest

from briefing.ledger.ledger import Ledger
from tests.unit.recount import DRAWS, fitted, inverses, one_draw

OUTPUTS = (
    "rounds.2024", "rounds.2025", "shells.2024", "shells.2025", "value.shells.2024",
    "value.rockets.2024", "value.mortar.2024", "value.missiles.2025", "value.guns.2025",
    "value.2024", "value.2025", "use.2024", "use.2025",
    "troop-income.2025", "value-with-pay.2025", "returned-share.2025", "round-price",
)  # fmt: skip


@pytest.fixture(scope="module")
def sample(root: Path) -> dict[str, list[float]]:
    """Return sorted draws of every output."""
    source = random.Random(20241028)
    functions = inverses(root / "evidence")
    load = functions.pop("rounds-per-container")
    found: dict[str, list[float]] = {name: [] for name in OUTPUTS}
    for _ in range(DRAWS):
        inputs = {name: inverse(source.random()) for name, inverse in functions.items()}
        fitted(inputs, load, source.random())
        values = one_draw(inputs)
        for name in OUTPUTS:
            found[name].append(values[name])
    return {name: sorted(values) for name, values in found.items()}


def error_of(probability: float) -> float:
    """Return the error of a share of the sample: five standard deviations."""
    return 5 * math.sqrt(probability * (1 - probability) / DRAWS)


def between(draws: list[float], probability: float) -> tuple[float, float]:
    """Return the draws that bracket a quantile with the error of the sample."""
    error = error_of(probability)
    return (
        draws[max(0, math.floor((probability - error) * DRAWS))],
        draws[min(DRAWS - 1, math.ceil((probability + error) * DRAWS))],
    )


@pytest.mark.parametrize("name", OUTPUTS)
def test_quantiles_agree(sample: dict[str, list[float]], ledger: Ledger, name: str) -> None:
    """All five quantiles of an output agree with the second computation."""
    stated = ledger["convergence.16"].require("central") / 100
    number, half = ledger[name], ledger[f"{name}.iqr"]
    quantiles = {
        0.05: number.low, 0.25: half.low, 0.5: number.central, 0.75: half.high, 0.95: number.high
    }  # fmt: skip

    for probability, value in quantiles.items():
        low, high = between(sample[name], probability)
        assert value is not None
        assert low * (1 - stated) <= value <= high * (1 + stated), (name, probability)


PUBLISHED = {
    "fnf2024": ("value.2024", "fnf2024.value"),
    "fnf2025": ("value-with-pay.2025", "fnf2025.value"),
    "inss2026": ("value-with-pay.2025", "inss2026.value"),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_probabilities_agree(sample: dict[str, list[float]], ledger: Ledger, name: str) -> None:
    """The shares of draws below, within and above a published range agree."""
    output, published = PUBLISHED[name]
    draws, low, high = sample[output], ledger[published].low, ledger[published].high
    assert low is not None and high is not None
    below = bisect_left(draws, low) / DRAWS
    above = 1 - bisect_left(draws, high) / DRAWS
    shares = {"below": below, "within": 1 - below - above, "above": above}

    for place, share in shares.items():
        number = ledger[f"probability.{name}.{place}"]
        error = error_of(max(share, 10 / DRAWS)) + 1e-3
        least = number.central if number.central is not None else number.low or 0.0
        most = number.central if number.central is not None else number.high or 100.0
        assert least / 100 - error < share < most / 100 + error, (name, place, share)


def test_ends_and_medians_of_assumptions_agree(root: Path, ledger: Ledger) -> None:
    """The ends are the same by both evaluations, and so is the middle that no fit has moved."""
    for name, inverse in inverses(root / "evidence").items():
        p = ledger.parameters[name]
        assert pytest.approx((inverse(0), inverse(1)), rel=1e-9) == (p.minimum, p.maximum), name
        if p.joint is None:
            middle = ledger[f"assumed.{name}"].central
            assert pytest.approx(inverse(0.5), rel=1e-3) == middle, name
