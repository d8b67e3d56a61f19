"""Forecasts as numbers, and the promise that a published one is not changed afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import BriefingError
from ..evidence.forecasts import Forecast, brier
from .number import Number


def numbers_of_forecasts(forecasts: Mapping[str, Forecast]) -> Iterator[Number]:
    """Yield the chance of each forecast, and their score once some are settled."""
    for f in forecasts.values():
        yield Number(_name(f.id), f.statement, "assumed", "percent", central=f.chance, digits=2,
                     formula="our forecast", note=f.criterion)  # fmt: skip
    score = brier(forecasts.values())
    if score is not None:
        settled = tuple(_name(f.id) for f in forecasts.values() if f.outcome)
        yield Number(
            "forecast.score", "Brier score of the settled forecasts", "computed", "count",
            central=score, digits=2, inputs=settled,
            formula=f"mean squared distance from what came: {', '.join('{}' for _ in settled)}",
        )  # fmt: skip


def check_kept(
    forecasts: Mapping[str, Forecast], editions: Mapping[str, Mapping[str, Number]], file: Path
) -> None:
    """Check that every forecast of an earlier edition is still there, with its chance.

    Raises
    ------
    BriefingError
        If one is gone or has another chance: it would be scored for what nobody published.
    """
    chances = {_name(f.id): f.chance for f in forecasts.values()}
    for day, numbers in editions.items():
        for name, number in numbers.items():
            if not name.startswith("forecast.") or name == "forecast.score":
                continue
            if chances.get(name) != number.central:
                what = f"the edition of {day} gives {name!r} a chance of {number.central:g} %"
                raise BriefingError(what, file=file, do="Restore it, and make a new forecast.")


def _name(forecast: str) -> str:
    return f"forecast.{forecast}"
