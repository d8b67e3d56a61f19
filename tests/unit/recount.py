"""The model once more, from the evidence alone: shares no code with the engine, and is read by one test."""

from __future__ import annotations

import csv
import datetime as dt
import math
import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import NormalDist

DRAWS = 100_000
NORMAL = NormalDist()


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


#: What the first formulas of the ledger give, written out by hand over observations.
DERIVED = {
    "rounds-per-container.ukraine": "shells.ukraine-mod.2024-06-18 / containers.rok-mnd.2024-06-14",
    "rounds-per-container.rok-2024-02":
        "shell-capacity.rok-mnd.2024-02-26 / containers.rok-mnd.2024-02-26",
    "rockets-per-container.rok-2024-02":
        "rocket-capacity.rok-mnd.2024-02-26 / containers.rok-mnd.2024-02-26",
    "rounds-per-container.rok-2023-11":
        "shell-capacity.rok-military.2023-11-02 / containers.rok-military.2023-11-02",
    "rounds-per-container.rok-2023-12":
        "shell-capacity.rok-mnd.2023-12-29 / containers.rok-mnd.2023-12-29",
    "rounds-per-container.osc@low": "shells.osc.2025-04-15@low / containers.osc.2025-04-15",
    "rounds-per-container.osc@high": "shells.osc.2025-04-15@high / containers.osc.2025-04-15",
    "rounds-per-container.nis-2024-10": "shells.nis.2024-10-18 / containers.nis.2024-10-18",
    "inss2024.shell-price.low":
        "(inss2024.value.2023 - inss2024.missiles.2023 * price.srbm.kida.2022@high)"
        " / (inss2024.shells.2023 + inss2024.shells-122mm.2023)",
    "inss2024.shell-price.high":
        "(inss2024.value.2023 - inss2024.missiles.2023 * price.srbm.schiller.2019@low)"
        " / (inss2024.shells.2023 + inss2024.shells-122mm.2023)",
    "price.iran-contract.per-shell": "price.iran-contract.2022 / rounds.iran-contract.2022",
    "rocket-share.inss2024": "inss2024.shells-122mm.2023 / (inss2024.shells-122mm.2023 + inss2024.shells.2023)",
    "rocket-price.ukraine-contract.2022":
        "price.122mm-rocket.ukraine-contract.2022 / rockets.ukraine-contract.2022",
    "rocket-share.fnf2025@low":
        "fnf2025.rockets@low / (fnf2025.rockets@low + fnf2025.shells@high + fnf2025.mortar@high)",
    "rocket-share.fnf2025@high":
        "fnf2025.rockets@high / (fnf2025.rockets@high + fnf2025.shells@low + fnf2025.mortar@low)",
    "mortar-share.fnf2025@low":
        "fnf2025.mortar@low / (fnf2025.mortar@low + fnf2025.shells@high + fnf2025.rockets@high)",
    "mortar-share.fnf2025@high":
        "fnf2025.mortar@high / (fnf2025.mortar@high + fnf2025.shells@low + fnf2025.rockets@low)",
}  # fmt: skip


#: Units that are not the model's own, in those of the model.
SIZES = {"percent": 0.01, "USD/person/year": 1 / 12, "USD/year": 1 / 12}
NAME = r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)+(?:@[a-z-]+)?"


class Evidence:
    """The tables of evidence, read and evaluated by means of our own."""

    def __init__(self, folder: Path) -> None:
        with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
            self.rows = {row["id"]: row for row in csv.DictReader(file)}

    def value(self, name: str) -> float:
        """Return one end of an observation, or what is derived from some."""
        plain, _, end = name.removesuffix("-as-point").partition("@")
        if name.removesuffix("-as-point") in DERIVED or plain in DERIVED:
            return self.evaluate(DERIVED.get(name, DERIVED.get(plain, "")))
        row = self.rows[plain]
        text = row[end or "central"] or row["central"] or row["low"] or row["high"]
        return float(text) * SIZES.get(row["unit"], 1.0)

    def day(self, name: str) -> float:
        """Return the day number of an observation; a month stands for its 15th."""
        row = self.rows[name.partition("@")[0]]
        date = row["period_end"] or row["as_of"]
        return float(dt.date.fromisoformat(date if len(date) == 10 else f"{date}-15").toordinal())

    def evaluate(self, text: str) -> float:
        """Evaluate an expression of the tables by Python itself."""

        def line(match: re.Match[str]) -> str:
            first, last, day = match.groups()
            a, b = self.value(first), self.value(last)
            x, y = self.day(first), self.day(last)
            return repr(a + (b - a) * (dt.date.fromisoformat(day).toordinal() - x) / (y - x))

        text = re.sub(r"between\(([^,]+), ([^,]+), ([^)]+)\)", line, text)
        text = re.sub(NAME, lambda match: repr(self.value(match[0])), text)
        return float(eval(text.replace("×", "*").replace("÷", "/")))


def inverses(folder: Path) -> dict[str, Callable[[float], float]]:
    """Read the parameters and their ends; the joint limit is applied by `fitted`."""
    evidence = Evidence(folder)
    ends: dict[str, dict[str, float]] = {}
    with (folder / "bounds.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["end"] not in ("joint", "context"):
                ends.setdefault(row["parameter"], {})[row["end"]] = evidence.evaluate(
                    row["expression"]
                )
    found: dict[str, Callable[[float], float]] = {}
    with (folder / "parameters.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            end = ends[row["id"]]
            low, high = end["minimum"], end["maximum"]
            if row["family"] == "triangular":
                found[row["id"]] = triangular(low, end["central"], high)
            elif row["family"] == "lognormal":
                found[row["id"]] = lognormal(low, end["low"], end["high"], high)
            else:
                found[row["id"]] = uniform(low, high)
    return found


def fitted(x: dict[str, float], load: Callable[[float], float], u: float) -> None:
    """Draw the load until it fits: the mix leaves room for so many rounds."""
    shells, rockets = 3e6 / 6700, 5e5 / 6700
    room = 1 / ((1 - x["rocket-share"] - x["mortar-share"]) / shells + x["rocket-share"] / rockets)
    source = random.Random(u)
    x["rounds-per-container"] = load(u)
    while x["rounds-per-container"] > room:
        x["rounds-per-container"] = load(source.random())


def delivered(
    x: Mapping[str, float], containers: float, missiles: float, guns: float
) -> list[float]:
    """Return rounds, shells, the five values, their sum and the value in use to one cut-off."""
    rounds = containers * x["rounds-per-container"]
    rockets, mortar = rounds * x["rocket-share"], rounds * x["mortar-share"]
    shells = rounds - rockets - mortar
    in_shells = [shells, rockets * x["rocket-ratio"], mortar * x["mortar-ratio"]]
    hardware = [missiles * x["missile-price"], guns * x["gun-price"]]
    values = [number * x["shell-price"] for number in in_shells] + hardware
    use = sum(in_shells) * x["shell-cost"] * (1 - x["unusable"]) + sum(hardware)
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
    mix = 1 - x["rocket-share"] * (1 - x["rocket-ratio"])
    mix -= x["mortar-share"] * (1 - x["mortar-ratio"])
    return found | {
        "troop-income.2025": income,
        "value-with-pay.2025": support,
        "returned-share.2025": 100 * x["returned"] / support,
        "round-price": mix * x["shell-price"],
    }
