"""Numbers of the ledger that are assumptions of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..evidence.parameters import Parameter
from ..uncertainty.results import Results
from .number import Number


def assumed(parameter: str) -> str:
    """Return the name of a parameter in the ledger.

    >>> assumed("pay")
    'assumed.pay'
    """
    return f"assumed.{parameter}"


def assumptions(results: Results, parameters: Mapping[str, Parameter]) -> Iterator[Number]:
    """Yield the parameters, each with its 5 %, 50 % and 95 % quantiles, and its sources' place."""
    for p in parameters.values():
        low, middle, high = results.inputs[p.id]
        yield Number(
            assumed(p.id), p.label, "assumed", p.unit, low, middle, high,
            inputs=p.rests_on, digits=3, note=p.reason,
            formula=f"{p.family}, from {', '.join('{}' for _ in p.rests_on)}"
            if p.rests_on else f"{p.family}, our choice",
        )  # fmt: skip
        yield from _percentiles(p, results.percentiles.get(p.id, {}))


def _percentiles(p: Parameter, shares: Mapping[str, float]) -> Iterator[Number]:
    """Yield for each source the share of draws below each of its ends."""
    sources: dict[str, dict[str, float]] = {}
    for mark, share in shares.items():
        name, _, end = mark.partition("@")
        sources.setdefault(name, {})[end] = 100 * share
    for name, ends in sources.items():
        yield Number(
            f"percentile.{p.id}.{name}", f"Share of draws below this source: {p.label}", "computed",
            "percent", ends.get("low"), ends.get("central"), ends.get("high"), digits=2,
            formula="share of draws of {} below {}", inputs=(assumed(p.id), name),
        )  # fmt: skip
