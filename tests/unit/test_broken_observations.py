"""What is wrong with a row of observations is said: file, line, field, remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.evidence.sources import read_sources
from tests.unit.terms import FACT, TERMS, Known, read_observations

Write = Callable[..., Path]


@pytest.fixture
def sources(bibliography: Path) -> Known:
    """Return one source, doe2025, and a few terms."""
    return read_sources(bibliography), TERMS


BROKEN: Mapping[str, tuple[Mapping[str, str], str]] = {
    "unknown unit": (
        {"unit": "shels"},
        "field 'unit': unknown unit 'shels' (did you mean 'shell'?). "
        "Use a unit of units.toml or add it there.",
    ),
    "low above high": (
        {"low": "7"},
        "low, central and high are not in order: [7.0, 6.0]. Swap them.",
    ),
    "central outside": (
        {"central": "9"},
        "low, central and high are not in order: [4.0, 9.0, 6.0]. Swap them.",
    ),
    "negative quantity": (
        {"low": "-4"},
        "field 'low': negative quantity -4. Only a percentage may fall.",
    ),
    "not a number": (
        {"low": "nan"},
        "field 'low': 'nan' is not a valid number. Write digits, with a point before decimals.",
    ),
    "infinity": (
        {"high": "inf"},
        "field 'high': 'inf' is not a valid number. Write digits, with a point before decimals.",
    ),
    "no value": (
        {"low": "", "high": ""},
        "unit 'shell' with 0 values. "
        "Use the unit 'fact' for rows without a value, and for those only.",
    ),
    "fact with a value": (
        {"unit": "fact"},
        "unit 'fact' with 2 values. "
        "Use the unit 'fact' for rows without a value, and for those only.",
    ),
    "unknown source": (
        {"source": "doe2024"},
        "field 'source': unknown source 'doe2024' (did you mean 'doe2025'?). Add it to refs.bib.",
    ),
    "date that is none": (
        {"as_of": "2025-02-30"},
        "field 'as_of': '2025-02-30' is not a valid date. Write 2024, 2024-10 or 2024-10-28.",
    ),
    "date in words": (
        {"period_start": "May 2025"},
        "field 'period_start': 'May 2025' is not a valid date. Write 2024, 2024-10 or 2024-10-28.",
    ),
    "no date": ({"as_of": ""}, "field 'as_of': a value is missing. Fill it in."),
    "period upside down": (
        {"period_start": "2025-04"},
        "the period ends before it starts. Swap the dates.",
    ),
    "money without a date": (
        {"unit": "USD/shell", "period_start": "", "period_end": ""},
        "field 'period_end': money without the date of its prices. "
        "Fill it in; if the source names none, say so in the note.",
    ),
    "unknown topic": (
        {"topic": "munition"},
        "field 'topic': unknown topic 'munition' (did you mean 'munitions'?). "
        "Add it to analysis/topics.toml.",
    ),
    "unknown voice": (
        {"voice": "ocs"},
        "field 'voice': unknown voice 'ocs' (did you mean 'osc'?). Add it to analysis/voices.toml.",
    ),
    "unknown origin": (
        {"origin": "nis"},
        "field 'origin': unknown voice 'nis'. Add it to analysis/voices.toml.",
    ),
    "unknown quantity": (
        {"quantity": "shels"},
        "field 'quantity': unknown quantity 'shels' (did you mean 'shells'?). "
        "Add it to analysis/quantities.toml.",
    ),
    "unit of another quantity": (
        {"unit": "percent"},
        "field 'unit': 'shells' in 'percent'. It is stated in: shell, shell/year.",
    ),
    "value without a quantity": (
        {"quantity": ""},
        "field 'quantity': a value is missing. Fill it in.",
    ),
    "value that is neither stock nor flow nor none": (
        {"stock_or_flow": ""},
        "field 'stock_or_flow': a value is missing. Fill it in.",
    ),
    "fact with a limit": (
        {**FACT, "limit": "floor"},
        "field 'limit': a fact has none. Empty it.",
    ),
    "floor with an upper end": (
        {"limit": "floor"},
        "field 'limit': a floor with values at 'lh' of low, central, high. "
        "A floor has low alone, a ceiling high alone, a point central or both ends.",
    ),
    "statement after its source": (
        {"as_of": "2026-07-08"},
        "field 'as_of': 2026-07-08 is after the source, 2025. "
        "Give the date of the statement, not of the reading, or correct the date in refs.bib.",
    ),
    "bad name": (
        {"id": "Shells OSC"},
        "field 'id': String should match pattern '^[a-z][a-z0-9]*([.-][a-z0-9]+)*$'. "
        "Found 'Shells OSC'.",
    ),
    "unknown grade": (
        {"reliability": "G"},
        "field 'reliability': Input should be 'A', 'B', 'C', 'D', 'E' or 'F'. Found 'G'.",
    ),
    "no grade": ({"credibility": ""}, "field 'credibility': a value is missing. Fill it in."),
}


@pytest.mark.parametrize(("cells", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_rows_are_explained(
    observations: Write, sources: Known, cells: Mapping[str, str], said: str
) -> None:
    """One message says file, line, field and remedy."""
    path = observations({"id": "good"}, cells)

    with pytest.raises(BriefingError) as caught:
        read_observations(path, sources)

    assert f"{path}:3: {said}" == str(caught.value)
