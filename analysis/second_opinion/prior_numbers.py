"""The priors of the second model as numbers of the ledger, so that the text can print them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.study.records import Constant

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
    medians = {kind: prior.median for kind, prior in given.CAPACITY.items()}
    yield from _of_goods("capacity.{}", "{} that fill a container", "{}/container", medians)
    for name, (words, (a, b)) in BETAS.items():
        yield f"share.{name}", words, "percent", 100 * a / (a + b)
    medians = {kind: prior.median for kind, prior in given.MULTIPLES.items()}
    yield from _of_goods("price.{}", "price of {}, in shells", "shell/{}", medians)


def _spreads() -> Iterator[Row]:
    """Yield standard deviations: of logarithms, and of shares."""
    words = "spread of the containers a month at the start"
    yield "rate.spread", words, "count", given.FIRST_RATE.sd
    yield "change.spread", "spread of the change of that rate", "count", given.CHANGE_SD
    for quantity, sd in given.BIAS_SD.items():
        yield f"bias.{quantity}", f"spread of the bias of a count of {quantity}", "count", sd
    for quantity, sd in given.NOISE_SD.items():
        yield f"error.{quantity}", f"spread of one statement on {quantity}", "count", sd
    sds = {kind: prior.sd for kind, prior in given.CAPACITY.items()}
    yield from _of_goods("capacity.{}.spread", "spread of {} that fill a container", "count", sds)
    for name, (words, (a, b)) in BETAS.items():
        variance = a * b / ((a + b) ** 2 * (a + b + 1))
        yield f"share.{name}.spread", f"spread of {words}", "percent", round(100 * variance**0.5, 1)
    sds = {kind: prior.sd for kind, prior in given.MULTIPLES.items()}
    yield from _of_goods("price.{}.spread", "spread of the price of {}, in shells", "count", sds)
    yield "price.spread", "spread added to each statement on a price", "count", given.SPREAD


def _of_goods(name: str, label: str, unit: str, values: Mapping[str, float]) -> Iterator[Row]:
    """Yield one value for each kind of goods; the braces stand for the kind, its words and unit."""
    for kind, value in values.items():
        words, counted = GOODS[kind]
        yield name.format(kind), label.format(words), unit.format(counted), value
