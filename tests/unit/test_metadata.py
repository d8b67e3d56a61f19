"""What machines read about the briefing."""

from __future__ import annotations

from dataclasses import replace

from briefing.evidence.sources import Source
from briefing.exchange.citation import Work
from briefing.exchange.creator import Creator
from briefing.exchange.metadata import dublin_core, highwire, reference, references
from briefing.exchange.preview import Preview, open_graph
from briefing.exchange.schema_org import dataset, report

WORK = Work(
    "k",
    "report",
    "The Price: of it",
    (Creator("A Project"),),
    "2026-11-23",
    "1",
    "About.",
    ("arms",),
)
SOURCE = Source(
    "doe", "Doe", "One; two", "2024", "The Times", "https://e.org", "2026-01-01", "english"
)


def test_highwire_tags_hold_title_date_pdf_and_references() -> None:
    tags = dict(highwire(WORK, "a.pdf")) | dict(references([SOURCE]))

    assert tags["citation_title"] == "The Price: of it"
    assert tags["citation_publication_date"] == "2026/11/23"
    assert tags["citation_pdf_url"] == "a.pdf"
    assert tags["citation_reference"].startswith("citation_title=One, two; citation_author=Doe")


def test_a_semicolon_in_a_title_does_not_part_a_reference() -> None:
    assert reference(SOURCE).count(";") == 3


def test_dublin_core_names_licence_and_language() -> None:
    tags = dict(dublin_core(WORK))

    assert tags["DC.language"] == "en" and "creativecommons" in tags["DC.rights"]


def test_a_preview_has_a_picture_only_where_addresses_are_known() -> None:
    shown = Preview("T", "D", "The Price", "2026-11-23", "en_GB")
    there = replace(shown, url="https://e.org/", image="c.png", alt="It rained.")

    assert "og:image" not in dict(open_graph(shown))
    assert dict(open_graph(there))["og:image"] == "c.png"
    assert dict(open_graph(there))["og:image:alt"] == "It rained."


def test_schema_org_has_no_empty_fields() -> None:
    data = report(WORK, "a.pdf") | dataset(
        WORK, "Rows.", {"a.csv": "text/csv"}, [("Pay", "US dollars")]
    )

    assert "url" not in data
    assert data["distribution"][0]["contentUrl"] == "a.csv"
    assert data["variableMeasured"][0]["unitText"] == "US dollars"


def test_schema_org_tells_persons_from_organisations() -> None:
    authors = Creator("Rain, Wind and Snow"), Creator("Doe", "Jo")
    data = report(replace(WORK, authors=authors), "a.pdf")

    rain, doe = data["author"]
    assert {"@type": "Organization", "name": "Rain, Wind and Snow"} == rain
    assert ("Person", "Jo Doe", "Doe") == (doe["@type"], doe["name"], doe["familyName"])
    assert rain == data["publisher"]
