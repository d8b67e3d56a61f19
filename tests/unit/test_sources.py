"""Sources: what the ledger takes from refs.bib."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.evidence.sources import Source, read_sources


def test_entry_becomes_a_record(bibliography: Path) -> None:
    """Author, title, year, address and day of reading are taken over."""
    found = read_sources(bibliography)["doe2025"]

    assert (
        Source(
            key="doe2025", author="Doe", title="Shells, counted", year="2025", outlet="",
            url="https://example.org/shells", urldate="2025-05-01", langid="english", date="2025",
        )
        == found
    )  # fmt: skip
    assert "Doe 2025" == found.short


@pytest.mark.parametrize(
    ("author", "short"),
    [
        ("Doe, Jane and Roe, Richard", "Doe & Roe 2025"),
        ("Doe, Jane and Roe, Richard and Poe, Ann", "Doe et al. 2025"),
        ("{Ministry of Shells, Fruit and Trade}", "Ministry of Shells, Fruit and Trade 2025"),
        (r"M{\"u}ller, {\'E}va", "Müller 2025"),
    ],
)
def test_names_are_short_and_plain(bibliography: Path, author: str, short: str) -> None:
    """A source line has surnames, institutions as they are, and no LaTeX."""
    bibliography.write_text(bibliography.read_text("utf-8").replace("Doe, Jane", author), "utf-8")

    assert short == read_sources(bibliography)["doe2025"].short


@pytest.mark.parametrize("field", ["author", "title", "url"])
def test_entry_without_author_title_or_address_is_refused(bibliography: Path, field: str) -> None:
    """A source that nobody can find is none."""
    lines = bibliography.read_text("utf-8").splitlines()
    bibliography.write_text(
        "\n".join(line for line in lines if not line.startswith(f"  {field} ")), "utf-8"
    )

    with pytest.raises(BriefingError) as caught:
        read_sources(bibliography)

    assert (
        f"{bibliography}:1: source 'doe2025' has no {field}. Add it, or use another source."
        == str(caught.value)
    )


def test_broken_bibtex_is_named_by_its_line(bibliography: Path) -> None:
    """A brace too few stops with file and line."""
    bibliography.write_text("@online{doe2025,\n  author = {Doe, Jane},\n  title = {Shells\n")

    with pytest.raises(BriefingError) as caught:
        read_sources(bibliography)

    assert (str(bibliography), 3) == (caught.value.file, caught.value.line)
    assert "Correct the entry." == caught.value.do


def test_key_that_stands_twice_is_refused(bibliography: Path) -> None:
    """Two sources of one key cannot be told apart."""
    bibliography.write_text(bibliography.read_text("utf-8") * 2, "utf-8")

    with pytest.raises(BriefingError, match="doe2025"):
        read_sources(bibliography)
