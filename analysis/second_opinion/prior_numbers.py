"""The priors of the second model as numbers of the ledger, so that the text can print them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.study.study import Constant

from . import priors as given


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
