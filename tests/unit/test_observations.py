"""Observations: every rule that a row can break, with the message that an editor gets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.evidence import observations as evidence
from briefing.evidence.observations import Observation, read_evidence
from briefing.evidence.sources import Source, read_sources
from briefing.evidence.vocabularies import Quantity, Term, Vocabularies, Voice
from briefing.ledger.ledger import Ledger
from briefing.quantities.units import read_units

Write = Callable[..., Path]
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


@pytest.fixture
def sources(bibliography: Path) -> Known:
    """Return one source, doe2025, and a few terms."""
    return read_sources(bibliography), TERMS


def read_observations(path: Path, known: Known) -> dict[str, Observation]:
    """Read a table with the source and the terms that are known."""
    return evidence.read_observations(path, *known)


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
        "Give the date of the statement, not of the reading, or mend the date in refs.bib.",
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


def test_evidence_of_the_briefing_is_graded_and_sourced(root: Path) -> None:
    """At least 250 observations, and none without source, locator and grade."""
    evidence = read_evidence(root)
    rows = evidence.observations.values()

    assert len(rows) >= 250
    assert [] == [row.id for row in rows if row.source not in evidence.sources or not row.locator]
    assert {len(row.grade) for row in rows} == {2}


#: Words of a statement that say "no less" and "no more".
FLOOR = (
    r"(?<!no )more than|at least|or more|tens of|upward of|lower bound|the floor"
    r"|over (?=\d|half|a |one)"
)
CEILING = (
    r"up to|at most|no more than|fewer than|upper bound|below|caps deliveries|within this time"
)


def test_limits_say_what_the_statements_say(root: Path) -> None:
    """A floor is called one, and "at least" is never coded as a point; so for ceilings."""
    rows = [r for r in read_evidence(root).observations.values() if r.limit]
    said = {r.id: f"{r.statement} {r.locator}" for r in rows}
    floor = {r.id for r in rows if re.search(FLOOR, said[r.id])}
    ceiling = {r.id for r in rows if re.search(CEILING, said[r.id])}

    assert [] == [r.id for r in rows if r.limit == "floor" and r.id not in floor]
    assert [] == [r.id for r in rows if r.limit == "ceiling" and r.id not in ceiling]
    assert [] == [r.id for r in rows if r.id in floor and r.low is None]
    assert [] == [r.id for r in rows if r.id in ceiling and r.high is None]


def test_rows_that_notes_name_exist(root: Path, ledger: Ledger) -> None:
    """A note that points to another row or number points to one that is there."""
    families = {name.partition(".")[0] for name in ledger}
    named = {
        (row.id, word)
        for row in read_evidence(root).observations.values()
        for word in re.findall(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+", row.note)
        if word.partition(".")[0] in families
    }

    assert set() == {(row, word) for row, word in named if word not in ledger}
    assert len(named) > 50


def test_schema_can_be_exported() -> None:
    """Others can check rows by the JSON Schema of the record."""
    schema = Observation.model_json_schema()

    assert {"id", "unit", "source", "as_of"} <= set(schema["required"])
