"""The stored summary of the second opinion as numbers of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefing.study.records import Stored

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


def value_by_month() -> Mapping[str, str]:
    """Return the number of the value at the end of each month.

    >>> value_by_month()["2023-08"]
    'latent.value.2023-08'
    """
    return {month: _name(f"value.{month}") for month in months()}


def _name(name: str) -> str:
    return f"latent.{name}"


def _number(name: str, label: str, unit: str, ends: Sequence[float]) -> Stored:
    return Stored(_name(name), label, unit, ends[0], ends[1], ends[2], REASON)


def months() -> list[str]:
    """Return the months of the path, the first of deliveries first.

    >>> months()[0], months()[-1]
    ('2023-08', '2026-03')
    """
    year, first = START
    return [
        f"{year + (first - 1 + nth) // 12}-{(first - 1 + nth) % 12 + 1:02}" for nth in range(MONTHS)
    ]
