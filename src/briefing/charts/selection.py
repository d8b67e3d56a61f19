"""Selects what a chart plots: observations by their columns, any number with its voice.

Nothing here cuts an id apart: a new voice or a new statement appears in a chart without an edit.
"""

from __future__ import annotations

from typing import Any

from ..evidence.observations import Observation
from ..ledger.ledger import Ledger
from .tokens import OURS

#: The origin of what is said without a source.
UNKNOWN = "unknown"


def observed(ledger: Ledger, quantity: str, *flows: str) -> list[Observation]:
    """Return the observations of a quantity with a value, in the order of their date.

    `flows` narrows to a stock (a running total) or a flow (in a period).
    """
    found = [
        row for row in ledger.evidence.observations.values()
        if row.quantity == quantity and (not flows or row.stock_or_flow in flows)
    ]  # fmt: skip
    return sorted(found, key=lambda row: (end_of(row), row.id))


def end_of(row: Observation) -> str:
    """Return the end of the period that an observation covers."""
    return row.period_end or row.as_of


def voice_of(ledger: Ledger, name: str) -> str:
    """Return the voice of a number: who states it, or whose figures alone it is computed from."""
    rows = ledger.evidence.observations
    if name in rows:
        return rows[name].voice
    voices = {row.voice for row in ledger.observations(name)}
    return voices.pop() if len(voices) == 1 else OURS


def origin_of(row: Observation) -> str:
    """Return whose count an observation goes back to: the voice itself where that is not known."""
    return row.voice if row.origin == UNKNOWN else row.origin


def name_of(ledger: Ledger, voice: str) -> str:
    """Return the name of a voice for charts."""
    found = ledger.evidence.vocabularies.voices[voice]
    return found.short or found.label


def plotted(ledger: Ledger, name: str, /, **columns: Any) -> dict[str, Any]:
    """Return a row of a chart: columns of its own, then the number, its voice and its values."""
    number = ledger[name]
    return {
        **columns, "number": name, "voice": voice_of(ledger, name), "unit": number.unit,
        "low": number.low, "central": number.central, "high": number.high,
        "significant_digits": number.digits,
    }  # fmt: skip
