"""The stored summary of the second opinion as numbers of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.study.study import Constant, Stored

from . import priors as given
from .statements import MONTHS, START

SUMMARY = Path(__file__).parent / "second-opinion.json"
REASON = "second model, drawn month by month from what each voice says"
#: Quantity to its label and unit.
PATHS: Mapping[str, tuple[str, str]] = {
    "containers": ("Containers sent", "container"),
    "rounds": ("Rounds of all kinds", "round"),
    "value": ("Value of the rounds", "USD"),
}


def stored(ends: Mapping[str, str]) -> tuple[Stored, ...]:
    """Return load and price, quantities at each cut-off, and the value by month.

    `ends` maps a cut-off to its words.
    """
    return tuple(_numbers(json.loads(SUMMARY.read_text("utf-8")), ends))


def _numbers(made: Mapping[str, Any], ends: Mapping[str, str]) -> Iterator[Stored]:
    yield _number("load", "Rounds in a container, second model", "round/container", made["load"])
    yield _number("price", "Average price of a round, second model", "USD/round", made["price"])
    for cutoff, found in made["cutoffs"].items():
        for name, (label, unit) in PATHS.items():
            words = f"{label}, second model, to {ends[cutoff]}"
            yield _number(f"{name}.{cutoff}", words, unit, found[name])
    label, unit = PATHS["value"]
    for nth, month in enumerate(months()):
        words = f"{label}, second model, to the end of {month}"
        yield _number(f"value.{month}", words, unit, made["months"]["value"][nth])


def _number(name: str, label: str, unit: str, ends: Sequence[float]) -> Stored:
    return Stored(f"latent.{name}", label, unit, ends[0], ends[1], ends[2], REASON)


def months() -> list[str]:
    """Return the months of the path, the first of deliveries first.

    >>> months()[0], months()[-1]
    ('2023-08', '2026-03')
    """
    year, first = START
    return [
        f"{year + (first - 1 + nth) // 12}-{(first - 1 + nth) % 12 + 1:02}" for nth in range(MONTHS)
    ]


def priors() -> tuple[Constant, ...]:
    """Return what the second model believes at the start, as it stands in `priors`."""
    return tuple(
        Constant(f"prior.{name}", f"Prior of the second model: {label}", unit, value, "our prior")
        for name, label, unit, value in (*_middles(), *_spreads())
    )


Row = tuple[str, str, str, float]
#: Kind to what it is called, and its unit.
GOODS = {"shells": ("shells", "shell"), "rockets": ("rockets", "rocket"),
         "mortar": ("mortar bombs", "mortar_bomb")}  # fmt: skip
BETAS = {
    "fill": ("share of a container that is filled", given.FILL),
    "rockets": ("rockets among the rounds", given.ROCKETS),
    "mortar": ("mortar bombs among the rounds", given.MORTAR),
}


def _middles() -> Iterator[Row]:
    yield "rate", "containers a month at the start", "container/month", given.FIRST_RATE.median
    for kind, prior in given.CAPACITY.items():
        words, unit = GOODS[kind]
        yield (
            f"capacity.{kind}",
            f"{words} that fill a container",
            f"{unit}/container",
            prior.median,
        )
    for name, (words, (a, b)) in BETAS.items():
        yield f"share.{name}", words, "percent", 100 * a / (a + b)
    for kind, prior in given.MULTIPLES.items():
        words, unit = GOODS[kind]
        yield f"price.{kind}", f"price of {words}, in shells", f"shell/{unit}", prior.median


def _spreads() -> Iterator[Row]:
    """Yield standard deviations: of logarithms, and of shares."""
    yield (
        "rate.spread",
        "spread of the containers a month at the start",
        "count",
        given.FIRST_RATE.sd,
    )
    yield "change.spread", "spread of the change of that rate", "count", given.CHANGE_SD
    for quantity, sd in given.BIAS_SD.items():
        yield f"bias.{quantity}", f"spread of the bias of a count of {quantity}", "count", sd
    for quantity, sd in given.NOISE_SD.items():
        yield f"error.{quantity}", f"spread of one statement on {quantity}", "count", sd
    for kind, prior in given.CAPACITY.items():
        words, _ = GOODS[kind]
        yield (
            f"capacity.{kind}.spread",
            f"spread of {words} that fill a container",
            "count",
            prior.sd,
        )
    for name, (words, (a, b)) in BETAS.items():
        variance = a * b / ((a + b) ** 2 * (a + b + 1))
        yield f"share.{name}.spread", f"spread of {words}", "percent", round(100 * variance**0.5, 1)
    for kind, prior in given.MULTIPLES.items():
        words, _ = GOODS[kind]
        yield (
            f"price.{kind}.spread",
            f"spread of the price of {words}, in shells",
            "count",
            prior.sd,
        )
    yield "price.spread", "spread added to each statement on a price", "count", given.SPREAD
