"""A few terms that tests of observations know, and how they read a table with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.evidence import observations as evidence
from briefing.evidence.observations import Observation
from briefing.evidence.sources import Source
from briefing.evidence.vocabularies import Quantity, Term, Vocabularies, Voice
from briefing.quantities.units import read_units

Known = tuple[Mapping[str, Source], Vocabularies]
UNITS = read_units(Path(__file__).parents[2])
QUANTITIES = {
    "shells": ("Shells", ("shell", "shell/year")),
    "share": ("Share", ("percent",)),
    "price": ("Price", ("USD/shell",)),
}
TERMS = Vocabularies(
    {"munitions": Term(label="Munitions")},
    {
        name: Quantity.model_validate({"label": label, "units": allowed}, context=UNITS)
        for name, (label, allowed) in QUANTITIES.items()
    },
    {"osc": Voice(label="Open Source Centre")},
    UNITS,
)


#: What a fact leaves empty.
FACT = {"unit": "fact", "quantity": "", "limit": "", "stock_or_flow": "", "low": "", "high": ""}


def read_observations(path: Path, known: Known) -> dict[str, Observation]:
    """Read a table with the source and the terms that are known."""
    return evidence.read_observations(path, *known)
