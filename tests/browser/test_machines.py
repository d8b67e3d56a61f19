"""What other programs make of the site: reference managers, search engines, other projects."""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from lxml import html
from pybtex.database import parse_string

from briefing.ledger.assemble import read_ledger

from .vocabulary import faults
from .zotero import CITATION, DATE, clean_author, zotero

ROOT = Path(__file__).resolve().parents[2]


def test_the_emulation_parts_names_as_the_translator_does() -> None:
    assert clean_author("A Long Project") == {"firstName": "A Long", "lastName": "Project"}
    assert clean_author("A Long Project,") == {"firstName": "", "lastName": "A Long Project"}
    assert clean_author("Doe, Jane") == {"firstName": "Jane", "lastName": "Doe"}


def test_zotero_files_the_start_page_as_a_report_of_an_institution(
    trees: dict[str, html.HtmlElement], words: dict[str, str], language: str
) -> None:
    item = zotero(trees["index.html"])

    assert item["itemType"] == "report"
    assert item["reportType"] == {"en": "Policy briefing", "de": "Kurzanalyse"}[language]
    assert item["creators"] == [{"firstName": "", "lastName": words["author"]}]
    assert item["institution"] == words["author"] and item["reportNumber"] == CITATION["version"]
    assert item["date"] == DATE and item["language"] == language
    assert item["title"].startswith(f"{words['title']}: ")
    assert len(item["abstractNote"]) > 250


def test_zotero_files_every_other_page_as_a_section_of_it(
    trees: dict[str, html.HtmlElement], words: dict[str, str]
) -> None:
    for name in trees.keys() - {"index.html", "404.html", "search.html"}:
        item = zotero(trees[name])

        assert item["itemType"] == "bookSection", name
        assert item["bookTitle"].startswith(f"{words['title']}: "), name
        assert item["creators"] == [{"firstName": "", "lastName": words["author"]}], name
        assert item["date"] == DATE and item["title"] and "<" not in item["title"], name


def test_charts_and_numbers_are_cited_as_parts_with_value_and_whole(
    folder: Path, words: dict[str, str]
) -> None:
    for kind in ("charts", "numbers"):
        items = json.loads((folder / "cite" / f"{kind}.json").read_text("utf-8"))

        assert items and {item["type"] for item in items} == {"chapter"}
        assert all(item["container-title"].startswith(words["title"]) for item in items)
        assert not [item["title"] for item in items if item["title"].endswith(".")]
        entries = parse_string((folder / "cite" / f"{kind}.bib").read_text("utf-8"), "bibtex")
        assert len(entries.entries) == len(items)
        assert {e.type for e in entries.entries.values()} == {"incollection"}
        ris = (folder / "cite" / f"{kind}.ris").read_text("utf-8")
        assert ris.count("TY  - CHAP") == len(items) == ris.count("T2  - ")
    values = {item["id"]: item["title"] for item in items}
    (title,) = (t for i, t in values.items() if i.endswith("-fnf2024.value"))
    assert words["5.5"] in title


def test_the_list_of_sources_stands_where_readers_find_it(
    trees: dict[str, html.HtmlElement],
) -> None:
    counts = {
        name: len(tree.xpath("//meta[@name='citation_reference']")) for name, tree in trees.items()
    }

    assert [name for name, count in counts.items() if count] == ["references.html"]
    assert counts["references.html"] >= 100


def things(data: Any) -> list[dict[str, Any]]:
    """Return every typed thing in JSON-LD."""
    if isinstance(data, list):
        return [thing for each in data for thing in things(each)]
    if not isinstance(data, dict):
        return []
    return ([data] if "@type" in data else []) + things(list(data.values()))


def test_structured_data_use_what_schema_org_knows_and_leave_nothing_empty(
    trees: dict[str, html.HtmlElement],
) -> None:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for name, tree in trees.items():
        for text in tree.xpath("//script[@type='application/ld+json']/text()"):
            assert list(faults(json.loads(text))) == [], name
            for thing in things(json.loads(text)):
                kinds.setdefault(thing["@type"], []).append(thing)

    assert len(kinds["Report"]) >= 1 and len(kinds["Dataset"]) == 1
    assert kinds["Dataset"][0]["creator"] and kinds["Dataset"][0]["spatialCoverage"]
    assert re.fullmatch(r"\d{4}(-\d\d)*/\d{4}(-\d\d)*", kinds["Dataset"][0]["temporalCoverage"])
    licences = {r["license"] for r in kinds["Report"] if "license" in r}
    assert licences == {kinds["Dataset"][0]["license"]}


def test_the_check_of_structured_data_can_fail() -> None:
    wrong = {"@type": "Dataset", "reportNumber": "1", "author": "me", "colour": "x", "name": "",
             "isPartOf": {"@type": "Song"}}  # fmt: skip

    assert list(faults(wrong)) == [
        "Dataset.reportNumber: is no property of Dataset",
        "Dataset.author: 'me' is none of ['Organization', 'Person']",
        "Dataset.colour: unknown property",
        "Dataset.name: is empty",
        "Dataset.isPartOf: {'@type': 'Song'} is none of ['CreativeWork', 'URL']",
        "unknown type 'Song'",
    ]


def test_every_claim_has_a_review_that_leads_to_its_row(
    trees: dict[str, html.HtmlElement],
) -> None:
    tree = trees["claims.html"]
    (text,) = tree.xpath("//script[@type='application/ld+json']/text()")
    reviews = json.loads(text)["@graph"]
    ids = set(tree.xpath("//@id"))

    assert len(reviews) == len(read_ledger(ROOT).claims)
    for review in reviews:
        assert review["url"].partition("#")[2] in ids
        assert "{" not in review["reviewBody"] and review["reviewRating"]["alternateName"]


def test_every_number_has_an_address_of_its_own(folder: Path, words: dict[str, str]) -> None:
    files = list((folder / "data" / "numbers").glob("*.json"))
    record = json.loads((folder / "data" / "numbers" / "fnf2024.value.json").read_text("utf-8"))

    assert len(files) > 500
    assert (record["low"], record["high"], record["unit"]) == (1.7e9, 5.5e9, "USD")
    assert words["5.5"] in record["text"] and words["title"] in record["citation"]
    assert record["sources"][0].startswith("https://")


def test_the_feed_names_every_edition(folder: Path) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ET.parse(folder / "feed.xml").getroot()
    entries = feed.findall("a:entry", space)

    assert feed.findtext("a:updated", namespaces=space) == f"{DATE}T00:00:00Z"
    assert entries and len({e.findtext("a:id", namespaces=space) for e in entries}) == len(entries)
    assert all(e.findtext("a:summary", namespaces=space) for e in entries)


def test_llms_txt_lists_pages_and_data(folder: Path) -> None:
    text = (folder / "llms.txt").read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)

    assert text.startswith("# ") and len(links) > 25
    assert not [link for link in links if not (folder / link).exists()]


def test_another_project_prints_a_number_by_its_value(tmp_path: Path, folder: Path) -> None:
    """Plain intersphinx: the role `ref`, and no extension of ours."""
    conf = 'extensions = ["sphinx.ext.intersphinx"]\nintersphinx_mapping = {"price": '
    conf += f'("https://example.org/", {str(folder / "objects.inv")!r})}}\n'
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    (tmp_path / "index.rst").write_text("Title\n=====\n\n:ref:`price:fnf2024.value`\n", "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", ".", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    link = html.parse(tmp_path / "out" / "index.html").xpath("//a[contains(@href, 'num-fnf2024')]")

    assert done.returncode == 0, done.stderr
    assert ("5" in link[0].text_content() and "–" in link[0].text_content()) or "bis" in link[
        0
    ].text_content()


def test_every_page_is_there_as_markdown(
    folder: Path, trees: dict[str, html.HtmlElement], pages: list[str]
) -> None:
    for name in set(pages) - {"search.html"}:
        text = (folder / name).with_suffix(".md").read_text("utf-8")
        (link,) = trees[name].xpath("//link[@type='text/markdown']/@href")
        title = trees[name].xpath("string(//h1/text()[last()])").strip()

        assert (folder / name).parent.joinpath(link).resolve() == (folder / name).with_suffix(".md")
        assert text.startswith("# ") and title in text.partition("\n")[0], name
        assert "<div" not in text and "{num}" not in text and CITATION["version"] in text, name


def test_every_page_with_a_finding_has_a_card_that_says_it(folder: Path) -> None:
    cards = sorted(path.stem for path in (folder / "_static" / "cards").glob("*.png"))

    assert len(cards) >= 10 and "worth" in cards
    for path in (folder / "_static" / "cards").glob("*.png"):
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        assert (width, height) == (1200, 630), path


def test_the_page_of_the_data_lists_the_addresses(
    folder: Path, trees: dict[str, html.HtmlElement]
) -> None:
    text = trees["data.html"].text_content()

    assert "data/numbers/value.2024.json" in text and "feed.xml" in text and "llms.txt" in text
    for name in ("data/numbers/value.2024.json", "feed.xml", "llms.txt", "objects.inv"):
        assert (folder / name).is_file(), name
