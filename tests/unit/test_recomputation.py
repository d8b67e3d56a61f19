"""The central results, computed a second time by means that share no code with the model.

Plain Python loops over `random`, distribution functions of our own, parameters read with `csv`,
the model written out by hand. Each quantile of the ledger must lie between the draws that
bracket it with the error of this sample (five standard deviations), give or take the error
that the ledger states for its own draws.
"""

from __future__ import annotations

import csv
import math
import random
from bisect import bisect_left
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import NormalDist

import pytest

from briefing.ledger.ledger import Ledger

DRAWS = 100_000
NORMAL = NormalDist()
OUTPUTS = (
    "rounds.2024", "rounds.2025", "shells.2024", "shells.2025", "value.shells.2024",
    "value.rockets.2024", "value.mortar.2024", "value.missiles.2025", "value.guns.2025",
    "value.2024", "value.2025", "use.2024", "use.2025",
    "troop-income.2025", "value-with-pay.2025", "returned-share.2025", "shell-price", "round-price",
)  # fmt: skip


def triangular(low: float, mode: float, high: float) -> Callable[[float], float]:
    """Return the inverse distribution function of a triangle."""
    width = high - low
    turn = (mode - low) / width

    def inverse(u: float) -> float:
        if u < turn:
            return low + math.sqrt(u * width * (mode - low))
        return high - math.sqrt((1 - u) * width * (high - mode))

    return inverse


def uniform(low: float, high: float) -> Callable[[float], float]:
    """Return the inverse distribution function of a uniform distribution."""
    return lambda u: low + u * (high - low)


def lognormal(low: float, p5: float, p95: float, high: float) -> Callable[[float], float]:
    """Return the inverse distribution function of a lognormal that is cut at both ends."""
    middle = (math.log(p5) + math.log(p95)) / 2
    sigma = (math.log(p95) - math.log(p5)) / (NORMAL.inv_cdf(0.95) - NORMAL.inv_cdf(0.05))
    first = NORMAL.cdf((math.log(low) - middle) / sigma)
    last = NORMAL.cdf((math.log(high) - middle) / sigma)
    return lambda u: math.exp(middle + sigma * NORMAL.inv_cdf(first + u * (last - first)))


def inverses(path: Path) -> dict[str, Callable[[float], float]]:
    """Read the parameters."""
    found: dict[str, Callable[[float], float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            low, high = float(row["minimum"]), float(row["maximum"])
            if row["family"] == "triangular":
                found[row["id"]] = triangular(low, float(row["central"]), high)
            elif row["family"] == "lognormal":
                found[row["id"]] = lognormal(low, float(row["low"]), float(row["high"]), high)
            else:
                found[row["id"]] = uniform(low, high)
    return found


def delivered(
    x: Mapping[str, float], containers: float, missiles: float, guns: float
) -> list[float]:
    """Return rounds, shells, the five values, their sum and the value in use to one cut-off."""
    rounds = containers * x["rounds-per-container"]
    rockets, mortar = rounds * x["rocket-share"], rounds * x["mortar-share"]
    shells = rounds - rockets - mortar
    costs = [shells * x["shell-cost"], rockets * x["rocket-price"], mortar * x["mortar-price"]]
    hardware = [missiles * x["missile-price"], guns * x["gun-price"]]
    values = [cost * x["price-share"] for cost in costs] + hardware
    use = sum(costs) * (1 - x["unusable"]) + sum(hardware)
    return [rounds, shells, *values, sum(values), use]


def one_draw(x: Mapping[str, float]) -> dict[str, float]:
    """Return every output for one set of values."""
    first = delivered(x, x["containers-2024"], x["missiles-2024"], x["guns-2024"])
    last = delivered(
        x, x["containers-2024"] + x["containers-later"],
        x["missiles-2024"] + x["missiles-later"], x["guns-2024"] + x["guns-later"],
    )  # fmt: skip
    names = ("rounds", "shells", "value.shells", "value.rockets", "value.mortar",
             "value.missiles", "value.guns", "value", "use")  # fmt: skip
    found = {f"{n}.2024": v for n, v in zip(names, first, strict=True)}
    found |= {f"{n}.2025": v for n, v in zip(names, last, strict=True)}
    income = x["troops"] * x["troop-months"] * x["pay"]
    support = found["value.2025"] + income
    rest = 1 - x["rocket-share"] - x["mortar-share"]
    mix = rest * x["shell-cost"] + x["rocket-share"] * x["rocket-price"]
    mix += x["mortar-share"] * x["mortar-price"]
    return found | {
        "troop-income.2025": income,
        "value-with-pay.2025": support,
        "returned-share.2025": 100 * x["returned"] / support,
        "shell-price": x["shell-cost"] * x["price-share"],
        "round-price": mix * x["price-share"],
    }


@pytest.fixture(scope="module")
def sample(root: Path) -> dict[str, list[float]]:
    """Return sorted draws of every output."""
    source = random.Random(20241028)
    functions = inverses(root / "evidence" / "parameters.csv")
    found: dict[str, list[float]] = {name: [] for name in OUTPUTS}
    for _ in range(DRAWS):
        values = one_draw({name: inverse(source.random()) for name, inverse in functions.items()})
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
        stated = number.central if number.central is not None else number.high
        if stated is None:
            stated = number.low
        assert stated is not None
        error = error_of(max(share, 10 / DRAWS)) + 1e-3
        assert abs(stated / 100 - share) < error, (name, place, share)


def test_medians_of_assumptions_agree(root: Path, ledger: Ledger) -> None:
    """The middle of every distribution is the same by both inverse functions."""
    for name, inverse in inverses(root / "evidence" / "parameters.csv").items():
        assert pytest.approx(inverse(0.5), rel=1e-9) == ledger[f"assumed.{name}"].central
