"""Drivers and one change at a time, computed a second time by means that share no code.

Plain numpy: distributions as tables of quantiles, the choices parsed from their file by hand,
indices by the formulas of Saltelli (first order) and Jansen (total). Each number of the ledger
must agree within the error of this sample and the error that the ledger states.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from briefing.ledger.ledger import Ledger
from tests.unit.recount import Evidence, lognormal, one_draw, triangular, uniform

Array = NDArray[np.float64]
Ends = dict[str, dict[str, float]]
#: Dense towards nought: containers full of shells leave little below the room of a mixed load.
GRID = np.concatenate([[0.0], np.logspace(-18, -4, 4_000), np.linspace(2e-4, 1, 20_000)])
LOAD = "rounds-per-container"
#: Draws for indices; values at which a group is held for its gain, and draws for each.
DRAWS, HELD, EACH = 2**17, 400, 2**13
SIGMAS = 5


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table_of(family: str, end: Mapping[str, float]) -> Array:
    """Return the quantiles of a distribution on the grid."""
    low, high = end["minimum"], end["maximum"]
    inverse: Callable[[float], float] = uniform(low, high)
    if family == "triangular":
        inverse = triangular(low, end["central"], high)
    elif family == "lognormal":
        inverse = lognormal(low, end["low"], end["high"], high)
    inner = [inverse(float(u)) for u in GRID[1:-1]]
    return np.array([low, *inner, high])


class Inputs:
    """The parameters as the tables of evidence have them, and changes to them."""

    def __init__(self, root: Path) -> None:
        self.evidence = Evidence(root / "evidence")
        rows = read(root / "evidence" / "parameters.csv")
        self.family = {row["id"]: row["family"] for row in rows}
        self.group = {row["id"]: row["group"] for row in rows}
        self.ends: Ends = {name: {} for name in self.family}
        for row in read(root / "evidence" / "bounds.csv"):
            if row["end"] not in ("joint", "context"):
                value = self.evidence.evaluate(row["expression"])
                self.ends[row["parameter"]][row["end"]] = value
        self.tables = {n: table_of(self.family[n], self.ends[n]) for n in self.family}

    def changed(self, overrides: str) -> tuple[dict[str, Array], bool, list[str], float]:
        """Apply what an option changes: tables, whether loads must fit, what is correlated."""
        tables, fits, together, correlation = dict(self.tables), True, [], 0.0
        named: Ends = {}
        for part in filter(None, (text.strip() for text in overrides.split(";"))):
            left, right = (side.strip() for side in part.split("=", 1))
            if "~" in left:
                together, correlation = [n.strip() for n in left.split("~")], float(right)
            elif left == "*.family":
                tables = {n: self.as_family(n, right) for n in tables}
            elif left.endswith(".joint"):
                fits = False
            else:
                name, _, end = left.rpartition(".")
                named.setdefault(name, {})[end] = self.evidence.evaluate(right)
        for name, ends in named.items():
            tables[name] = table_of(self.family[name], moved(self.ends[name], ends))
        return tables, fits, together, correlation

    def as_family(self, name: str, family: str) -> Array:
        """Return a parameter with another family; a triangle peaks at the median."""
        if self.family[name] == family:
            return self.tables[name]
        middle = float(np.interp(0.5, GRID, self.tables[name]))
        return table_of(family, {**self.ends[name], "central": middle})


def moved(old: dict[str, float], new: dict[str, float]) -> dict[str, float]:
    """Move ends: an outer bound keeps its margin to the point inside it, and none is crossed."""
    found = {**old, **new}
    for outer, inside in (("minimum", "low"), ("maximum", "high")):
        if inside in new and outer not in new:
            found[outer] = old[outer] * new[inside] / old[inside]
    inner = [v for end, v in found.items() if end not in ("minimum", "maximum")]
    found["minimum"], found["maximum"] = (
        min(found["minimum"], *inner), max(found["maximum"], *inner)
    )  # fmt: skip
    return found


def draw(
    tables: Mapping[str, Array], u: Mapping[str, Array], *, fits: bool = True
) -> dict[str, Array]:
    """Return values; a load is drawn from what lies below the room that its mix leaves."""
    x = {name: np.interp(u[name], GRID, tables[name]) for name in tables}
    if fits:
        shells, rockets = 3e6 / 6700, 5e5 / 6700
        mix = (1 - x["rocket-share"] - x["mortar-share"]) / shells + x["rocket-share"] / rockets
        share = np.interp(1 / mix, tables[LOAD], GRID)
        x[LOAD] = np.interp(u[LOAD] * share, GRID, tables[LOAD])
    return x


def value(x: Mapping[str, Array], output: str) -> Array:
    return np.asarray(one_draw(x)[output])  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def inputs(root: Path) -> Inputs:
    return Inputs(root)


def random(inputs: Inputs, count: int, seed: int) -> dict[str, Array]:
    rng = np.random.default_rng(seed)
    return {name: rng.random(count) for name in inputs.tables}


def agrees(number: tuple[float, float, float], value: float, error: float) -> bool:
    """Say whether a share in per cent agrees; the ledger states its error at 95 %."""
    low, middle, high = number
    stated = max(high - middle, middle - low) / 1.96 * SIGMAS
    return abs(100 * value - middle) <= stated + 100 * error


@pytest.mark.parametrize("cutoff", ["2024", "2025"])
def test_grouped_indices_agree(inputs: Inputs, ledger: Ledger, cutoff: str) -> None:
    """First order by Saltelli's formula, total order by Jansen's, each group as a whole."""
    output = f"value.{cutoff}"
    a, b = (draw(inputs.tables, random(inputs, DRAWS, seed)) for seed in (1, 2))
    f_a, f_b = value(a, output), value(b, output)
    variance = float(np.var(np.concatenate([f_a, f_b])))
    groups = {g for n, g in inputs.group.items() if n in ledger.study.model.inputs_of(output)}
    assert len(groups) == 4
    for group in groups:
        mixed = {n: b[n] if inputs.group[n] == group else a[n] for n in a}
        f_ab = value(mixed, output)
        stem = f"driver.{cutoff}.{group.lower().replace(' ', '-')}"
        for order, parts in (("first", f_b * (f_ab - f_a)), ("total", (f_a - f_ab) ** 2 / 2)):
            number = ledger[f"{stem}.{order}"]
            error = SIGMAS * float(parts.std()) / math.sqrt(DRAWS) / variance
            ends = (number.require("low"), number.require("central"), number.require("high"))
            assert agrees(ends, float(parts.mean()) / variance, error), (group, order)


def test_gains_agree(inputs: Inputs, ledger: Ledger) -> None:
    """How much narrower the range is, on average, with a group held."""
    output = "value.2024"
    x = draw(inputs.tables, random(inputs, EACH, 3))
    held = draw(inputs.tables, random(inputs, HELD, 4))

    def width(values: Array) -> float:
        low, high = np.quantile(values, [0.05, 0.95])
        return float(high - low)

    whole = width(value(x, output))
    for group in {g for n, g in inputs.group.items() if n in ledger.study.model.inputs_of(output)}:
        fixed = [n for n, g in inputs.group.items() if g == group]
        widths = np.array([
            width(value({**x, **{n: held[n][i : i + 1] for n in fixed}}, output))
            for i in range(HELD)
        ])  # fmt: skip
        number = ledger[f"driver.2024.{group.lower().replace(' ', '-')}.gain"]
        error = SIGMAS * float(widths.std()) / math.sqrt(HELD) / whole + 0.01
        ends = (number.require("low"), number.require("central"), number.require("high"))
        assert agrees(ends, 1 - float(widths.mean()) / whole, error), group


def test_tornado_agrees(inputs: Inputs, ledger: Ledger) -> None:
    """One parameter at its 5 % and 95 % points, all others at their medians."""
    for name in ledger.study.model.inputs_of("value.2024"):
        u = {n: np.array([0.05, 0.95]) if n == name else np.full(2, 0.5) for n in inputs.tables}
        low, high = sorted(value(draw(inputs.tables, u), "value.2024"))
        bar = ledger[f"tornado.2024.{name}"]

        assert pytest.approx((low, high), rel=2e-3) == (bar.low, bar.high), name


def test_one_change_at_a_time_agrees(inputs: Inputs, ledger: Ledger, root: Path) -> None:
    """Every option of every choice: 5 %, 50 % and 95 % of the value, and the chance within."""
    from scipy.stats import norm

    study = ledger["fnf2024.value"]
    u = random(inputs, DRAWS, 5)
    compared = 0
    for row in read(root / "evidence" / "choices.csv"):
        tables, fits, together, correlation = inputs.changed(row["overrides"])
        mine = dict(u)
        if together:
            matrix = np.full((len(together), len(together)), correlation)
            np.fill_diagonal(matrix, 1.0)
            normal = np.linalg.cholesky(matrix) @ norm.ppf([u[n] for n in together])
            mine |= dict(zip(together, norm.cdf(normal), strict=True))
        draws = value(draw(tables, mine, fits=fits), "value.2024")
        stem = f"robust.{row['choice']}.{row['option']}"
        number, chance = ledger[f"{stem}.value.2024"], ledger[f"{stem}.probability.fnf2024.within"]
        within = 100 * float(
            ((draws >= study.require("low")) & (draws <= study.require("high"))).mean()
        )

        # the ledger computes these on 2^12 points
        assert pytest.approx(np.quantile(draws, [0.05, 0.5, 0.95]), rel=0.02) == (
            number.low, number.central, number.high,
        ), stem  # fmt: skip
        assert abs(within - (chance.central or chance.low or chance.high or 0)) < 1.5, stem
        compared += 1
    assert compared == sum(map(len, ledger.choices.values()))
