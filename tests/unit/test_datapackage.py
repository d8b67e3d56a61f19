"""Exports: a valid data package, every number in it, the same bytes every time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from frictionless import Package

from briefing.charts.contract import Chart
from briefing.exchange.archive import PACKAGE, pack, write_exports
from briefing.exchange.citation import read_citation
from briefing.exchange.datapackage import files
from briefing.exchange.tables import MODEL, chart_table, tables
from briefing.ledger.ledger import Ledger
from briefing.words.catalogue import read_language, translate

ROWS = (
    {
        "number": "fnf2024.value",
        "who": "Study",
        "voice": "fnf",
        "low": 1.7e9,
        "high": 5.5e9,
        "ours": False,
    },
    {
        "number": "value.2024",
        "who": "Our model",
        "voice": "ours",
        "low": None,
        "high": 3.0,
        "ours": True,
    },
)
ROOT = Path(__file__).parents[2]
EN, DE = (read_language(ROOT, code) for code in ("en", "de"))
WORK = read_citation(ROOT / "CITATION.cff", EN)
GERMAN = read_citation(ROOT / "CITATION.cff", DE)
FOLDER = f"{WORK.slug}-data"
CHARTS = {"estimates": Chart("estimates", Path("estimates.py"), ROWS)}


@pytest.fixture(scope="module")
def content(ledger: Ledger) -> dict[str, bytes]:
    """Return the files of the briefing with one small chart."""
    return files(tables(ledger, CHARTS, WORK.language), ledger, "@online{doe}\n", WORK)


def test_package_is_valid(tmp_path: Path, ledger: Ledger) -> None:
    """The reference validator accepts descriptor, tables and types of all cells."""
    write_exports(ledger, CHARTS, "@online{doe}\n", WORK, tmp_path)

    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert [] == report.flatten(["fieldName", "rowNumber", "type", "message"])
    assert report.valid


def test_validator_would_find_a_fault(tmp_path: Path, ledger: Ledger) -> None:
    """The check can fail: a word where a number belongs is found."""
    write_exports(ledger, CHARTS, "", WORK, tmp_path)
    table = tmp_path / "numbers.csv"
    table.write_text(table.read_text("utf-8").replace(",1700000000,", ",many,"), "utf-8")

    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_package_says_what_others_need(content: dict[str, bytes], ledger: Ledger) -> None:
    """Titles, descriptions, units, licence and sources are in the descriptor."""
    descriptor = json.loads(content["datapackage.json"])

    assert ["CC-BY-4.0"] == [licence["name"] for licence in descriptor["licenses"]]
    assert len(ledger.evidence.sources) == len(descriptor["sources"])
    for resource in descriptor["resources"]:
        assert resource["path"] in content
        assert resource["title"]
        assert resource["description"]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_every_number_is_present(content: dict[str, bytes], ledger: Ledger) -> None:
    """CSV and JSON hold all numbers, with the values of the ledger."""
    as_csv = {row["name"]: row for row in rows_of(content["numbers.csv"])}
    as_json = {row["name"]: row for row in json.loads(content["numbers.json"])}

    assert list(ledger) == list(as_csv) == list(as_json)
    for name, number in ledger.items():
        for end in ("low", "central", "high"):
            value = getattr(number, end)
            assert value == as_json[name][end]
            cell = as_csv[name][end]
            assert (pytest.approx(value, rel=1e-14) == float(cell)) if cell else value is None


def test_every_row_of_the_evidence_is_present(content: dict[str, bytes], ledger: Ledger) -> None:
    """Observations come with the addresses of their sources; findings and assumptions, too."""
    observations = rows_of(content["observations.csv"])

    assert list(ledger.evidence.observations) == [row["id"] for row in observations]
    assert all(row["url"].startswith("http") for row in observations)
    for name in ("parameters", "claims", "judgements"):
        assert list(getattr(ledger, name)) == [r["id"] for r in rows_of(content[f"{name}.csv"])]


def rows_of(table: bytes) -> list[dict[str, str]]:
    """Read a table."""
    return list(csv.DictReader(io.StringIO(table.decode())))


def test_chart_data_keep_their_types_and_name_their_sources(ledger: Ledger) -> None:
    """Columns of a chart are texts, numbers or yes and no; what is missing stays empty."""
    table = chart_table(CHARTS["estimates"], ledger, WORK.language)
    kinds = {name: kind for name, kind, _ in table.fields}
    (source,) = ledger.sources("fnf2024.value")

    assert {
        "number": "string", "who": "string", "low": "number", "high": "number", "ours": "boolean"
    }.items() <= kinds.items()  # fmt: skip
    assert kinds["source"] == kinds["url"] == "string"
    assert table.rows[0]["source"] == source.short and table.rows[0]["url"] == source.url
    assert (table.rows[1]["source"], table.rows[1]["url"]) == (MODEL, "")
    assert f"value.2024,Our model,ours,,3,True,{MODEL}," == table.csv().splitlines()[2]


def test_same_bytes_twice(tmp_path: Path, ledger: Ledger) -> None:
    """Neither the clock nor the folder is in any file."""
    digests = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        paths = sorted(write_exports(ledger, CHARTS, "@online{doe}\n", WORK, folder))
        digests.append([(p.name, hashlib.sha256(p.read_bytes()).hexdigest()) for p in paths])

    assert digests[0] == digests[1]


def test_archive_holds_all_files(content: dict[str, bytes]) -> None:
    """The package is all files in one, in any order of making."""
    packed = pack(content, FOLDER)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        read = {name: archive.read(name) for name in archive.namelist()}
        assert read == {f"{FOLDER}/{name}": data for name, data in content.items()}
        assert {1980} == {entry.date_time[0] for entry in archive.infolist()}

    assert packed == pack(dict(reversed(content.items())), FOLDER)


def test_files_that_would_not_change_are_left_alone(tmp_path: Path, ledger: Ledger) -> None:
    """A second export touches nothing and removes what is no longer made."""
    written = write_exports(ledger, CHARTS, "", WORK, tmp_path)
    for path in written:
        os.utime(path, (0, 0))
    (tmp_path / "chart-gone.csv").write_text("old")
    write_exports(ledger, CHARTS, "", WORK, tmp_path)

    assert {0.0} == {path.stat().st_mtime for path in written}
    assert {path.name for path in written} == {path.name for path in tmp_path.iterdir()}
    assert PACKAGE in {path.name for path in written}


def test_the_package_explains_itself_and_carries_licence_and_scripts(
    tmp_path: Path, ledger: Ledger
) -> None:
    extra = {"LICENSE.txt": b"CC BY", "scripts/estimates.py": b""}
    write_exports(ledger, CHARTS, "", GERMAN, tmp_path, extra)
    with zipfile.ZipFile(tmp_path / PACKAGE) as archive:
        names = set(archive.namelist())
        about = archive.read(f"{FOLDER}/README.md").decode()

    assert {f"{FOLDER}/{name}" for name in (*extra, "README.md", "numbers.csv")} <= names
    assert "numbers.csv" in about and "Frei nachnutzbar" in about


def test_words_of_the_files_hold_no_role_and_follow_the_language(ledger: Ledger) -> None:
    german = files(tables(ledger, CHARTS, GERMAN.language), ledger, "", GERMAN)
    for name in ("claims.csv", "judgements.csv", "numbers.csv"):
        rows = csv.DictReader(io.StringIO(german[name].decode()))
        for row in rows:
            assert not [k for k, v in row.items() if "`" in v and not k.endswith("_source")], row
    label = ledger["fnf2024.published"].label

    assert translate(label, DE) != label
    assert translate(label, DE) in german["numbers.csv"].decode()
