"""Observations: every rule that a row can break, with the message that an editor gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.evidence.observations import Observation
from briefing.evidence.sources import read_sources
from tests.unit.terms import FACT, TERMS, Known, read_observations

Write = Callable[..., Path]


@pytest.fixture
def sources(bibliography: Path) -> Known:
    """Return one source, doe2025, and a few terms."""
    return read_sources(bibliography), TERMS


def test_row_becomes_a_record(observations: Write, sources: Known) -> None:
    """Values are numbers, empty cells are nothing, the grade is one word."""
    found = read_observations(observations(), sources)["shells.osc"]

    assert (4.0, None, 6.0) == (found.low, found.central, found.high)
    assert ("shell", "2025-04-15", "B2") == (found.unit, found.as_of, found.grade)


def test_records_cannot_be_changed(observations: Write, sources: Known) -> None:
    """Evidence is never edited after it was checked."""
    found = read_observations(observations(), sources)["shells.osc"]

    with pytest.raises(ValueError, match="frozen"):
        found.low = 5.0


def test_duplicate_names_are_refused(observations: Write, sources: Known) -> None:
    """A name that is a duplicate is reported where it stands again."""
    path = observations({}, {"id": "other"}, {})

    with pytest.raises(BriefingError) as caught:
        read_observations(path, sources)

    assert f"{path}:4: field 'id': 'shells.osc' is a duplicate. Rename one of them." == str(
        caught.value
    )


COPIES = {
    "graded like the original": (
        {"reliability": "B", "note": "Read in a copy."},
        "field 'reliability': B for a copy of a source of B. Grade it at least one letter lower.",
    ),
    "not said": (
        {"reliability": "C", "note": ""},
        "field 'note': the source is a copy. Say so in the note.",
    ),
}


@pytest.mark.parametrize(("cells", "said"), COPIES.values(), ids=COPIES)
def test_copies_are_graded_as_copies(
    observations: Write, bibliography: Path, cells: Mapping[str, str], said: str
) -> None:
    """A copy is a letter lower than its original, and the row says that it is one."""
    text = bibliography.read_text("utf-8").rstrip("}\n")
    bibliography.write_text(f"{text}\n  originalgrade = {{B}},\n}}\n", "utf-8")
    path = observations(cells)

    with pytest.raises(BriefingError) as caught:
        read_observations(path, (read_sources(bibliography), TERMS))

    assert f"{path}:2: {said}" == str(caught.value)


@pytest.mark.parametrize(
    "cells",
    [
        {"unit": "percent", "quantity": "share", "low": "-5", "high": "3"},
        FACT,
        {"as_of": "2025", "period_start": "2024", "period_end": "2024"},
        {
            "unit": "USD/shell",
            "quantity": "price",
            "period_end": "",
            "note": "The source names no year of prices.",
        },
        {"low": "", "high": "", "central": "0"},
        {"limit": "floor", "high": ""},
        {"limit": "capacity", "low": ""},
    ],
    ids=[
        "falling percentage",
        "fact",
        "years",
        "money with a reason",
        "zero",
        "floor",
        "capacity",
    ],
)
def test_rows_that_may_be(observations: Write, sources: Known, cells: Mapping[str, str]) -> None:
    """Rules refuse no row that makes sense."""
    assert 1 == len(read_observations(observations(cells), sources))


def test_conflicting_rows_stay_side_by_side(observations: Write, sources: Known) -> None:
    """Two sources may state different values of the same thing."""
    path = observations({"id": "a", "low": "1"}, {"id": "b", "low": "5"})

    assert [1.0, 5.0] == [row.low for row in read_observations(path, sources).values()]


def test_order_of_rows_does_not_matter(observations: Write, sources: Known) -> None:
    """Rows are found by name."""
    rows = [{"id": name, "low": low} for name, low in (("a", "1"), ("b", "2"), ("c", "3"))]

    assert read_observations(observations(*rows), sources) == read_observations(
        observations(*reversed(rows)), sources
    )


def test_schema_can_be_exported() -> None:
    """Others can check rows by the JSON Schema of the record."""
    schema = Observation.model_json_schema()

    assert {"id", "unit", "source", "as_of"} <= set(schema["required"])
