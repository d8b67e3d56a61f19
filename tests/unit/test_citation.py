"""Citations in the formats of reference managers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pybtex.database import parse_string

from briefing.errors import BriefingError
from briefing.exchange.bib import bibtex
from briefing.exchange.citation import Work, read_citation
from briefing.exchange.creator import Creator
from briefing.exchange.formats import FORMATS, csl, in_text, ris

ROOT = Path(__file__).parents[2]


@pytest.fixture
def work() -> Work:
    return read_citation(ROOT / "CITATION.cff", url="https://example.org/en/")


def test_bibtex_can_be_read_back(work: Work) -> None:
    entry = parse_string(bibtex(work), "bibtex").entries[work.key]

    assert entry.type == "techreport"
    assert entry.fields["year"] == work.year
    assert entry.fields["title"].strip("{}") == work.title


def test_special_characters_survive_bibtex(work: Work) -> None:
    part = work.part("n", "Losses: 50 % & more, in US$ #1")
    entry = parse_string(bibtex(part), "bibtex").entries[part.key]

    assert "50" in entry.fields["title"] and "US" in entry.fields["title"]


def test_ris_has_one_field_a_line_and_an_end(work: Work) -> None:
    lines = ris(work, work.part("n", "Pay")).split("\r\n")

    assert lines[0] == "TY  - RPRT"
    assert lines.count("ER  - ") == 2
    assert f"TI  - {work.title}" in lines


def test_csl_names_institutions_and_persons() -> None:
    authors = Creator("A Project"), Creator("Doe", "Jo")
    made = csl(Work("k", "report", "T", authors, "2026-11-23", "1", "", ()))

    assert made[0]["author"] == [{"literal": "A Project"}, {"family": "Doe", "given": "Jo"}]
    assert made[0]["issued"] == {"date-parts": [[2026, 11, 23]]}


def test_a_comma_makes_no_person_of_an_organisation(tmp_path: Path, root: Path) -> None:
    """What CITATION.cff tells apart stays apart in every format."""
    path = tmp_path / "CITATION.cff"
    text = (root / "CITATION.cff").read_text("utf-8")
    name = next(line for line in text.splitlines() if line.startswith("  - name: "))
    people = '  - name: "Rain, Wind and Snow"\n  - {family-names: Doe, given-names: "Jo, and Al"}'
    path.write_text(text.replace(name, people, 1), "utf-8")
    found = read_citation(path)

    assert (Creator("Rain, Wind and Snow"), Creator("Doe", "Jo, and Al")) == found.authors
    assert {"literal": "Rain, Wind and Snow"} == csl(found)[0]["author"][0]
    (entry,) = parse_string(bibtex(found), "bibtex").entries.values()
    rain, doe = entry.persons["author"]
    assert ["{Rain, Wind and Snow}"] == rain.last_names
    assert (["Doe"], ["{Jo, and Al}"]) == (doe.last_names, doe.first_names)


def test_a_part_names_its_whole(work: Work) -> None:
    part = work.part("pay", "Pay", "https://example.org/en/numbers.html#num-pay")

    assert f"In: {work.title}." in in_text(part)
    assert in_text(part).endswith("#num-pay")


def test_every_format_writes_many_works(work: Work) -> None:
    both = (work, work.part("n", "Chart"))
    for _, write in FORMATS.values():
        assert "Chart" in write(*both)
    assert len(json.loads(FORMATS["json"][1](*both))) == 2


def test_a_missing_field_is_named(tmp_path: Path) -> None:
    path = tmp_path / "CITATION.cff"
    path.write_text("title: T\nauthors: [{name: A}]\nversion: '1'\n", "utf-8")

    with pytest.raises(BriefingError, match="field 'date-released': is missing"):
        read_citation(path)


@pytest.mark.parametrize(
    ("address", "held"), [("", True), ("https://example.org/a/b", True), ("example.org", False)]
)
def test_the_repository_is_one_setting(
    tmp_path: Path, root: Path, address: str, held: bool
) -> None:
    """Empty, or an https address without a slash at its end."""
    path = tmp_path / "CITATION.cff"
    text = (root / "CITATION.cff").read_text("utf-8")
    path.write_text(f'{text}repository-code: "{address}"\n', "utf-8")
    if held:
        assert address == read_citation(path).repository
    else:
        with pytest.raises(BriefingError, match="repository-code"):
            read_citation(path)


def test_pages_speak_of_a_tracker_only_where_there_is_one(root: Path) -> None:
    """Each such sentence is inside a block that needs the repository."""
    for path in (root / "docs").rglob("*.md"):
        text = re.sub(
            r"```\{only\} repository\n.*?```", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        assert "issue tracker" not in text and "tracker:" not in text, path.name
