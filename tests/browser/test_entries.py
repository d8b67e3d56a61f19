"""The entries of numbers: what stands there, in the words of the pages."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from briefing.ledger.assemble import read_ledger

from .zotero import CITATION, ROOT

#: What stands before the sources of an entry, in either language.
SOURCES = "'Sources' or . = 'Quellen'"


def test_where_a_number_is_used_is_said_with_its_sentence(
    trees: dict[str, html.HtmlElement], words: dict[str, str]
) -> None:
    (row,) = trees["observations/studies.html"].xpath("//tr[.//p[@id='num-fnf2024-value']]")
    quoted = [q.text_content() for q in row.xpath(".//q")]

    assert len(quoted) > 3 and all(len(sentence) <= 180 for sentence in quoted)
    assert [q for q in quoted if words["5.5"] in q]
    assert row.xpath(".//dd//a[contains(@href, 'headline.html')]")


def test_an_entry_leads_to_every_source_of_its_number(
    trees: dict[str, html.HtmlElement],
) -> None:
    """A card names the best of them; a long list stands once, at the end of the page."""
    ledger, counted, missing = read_ledger(ROOT), 0, dict[str, tuple[int, int]]()
    for tree in trees.values():
        for more in tree.xpath("//*[@class='entry-more']"):
            (file,) = more.xpath(".//a[contains(@href, '/numbers/')][. = 'JSON']/@href")
            name = Path(file).stem
            links = more.xpath(f".//dt[. = {SOURCES}]/following-sibling::dd[1]/a")
            if links and (there := links[-1].get("href")).startswith("#sources-"):
                links = tree.xpath("//li[@id=$id]/a", id=there.removeprefix("#"))
            roots = {row.source for row in ledger.observations(name)}
            counted += len(links)
            if ledger[name].kind != "observed" and len(set(links)) != len(roots):
                missing[name] = len(links), len(roots)

    assert missing == {} and counted > 10_000


def test_quotes_and_notes_of_entries_name_things_as_pages_do(
    trees: dict[str, html.HtmlElement], folder: Path
) -> None:
    """No labels of figures, no names of numbers."""
    names = {path.stem for path in (folder / "data" / "numbers").glob("*.json") if "." in path.stem}
    found = {}
    for name, tree in trees.items():
        text = " ".join(each.text_content() for each in tree.xpath("//*[@class='entry-more']"))
        labels = re.findall(r"\b(?:fig|tab)-[a-z]+", text)
        found[name] = {*labels, *(names & set(re.findall(r"[\w-]+(?:\.[\w-]+)+", text)))}

    assert {name: words for name, words in found.items() if words} == {}


def test_claims_judgements_and_options_have_anchors_and_citations(
    trees: dict[str, html.HtmlElement], words: dict[str, str]
) -> None:
    ledger, found = read_ledger(ROOT), {}
    for tree in trees.values():
        for cited in tree.xpath("//*[@class='cite-this']//*[@class='cited']"):
            anchor = cited.xpath(
                "(ancestor::td | ancestor::th | ancestor::div | ancestor::section)[last()]"
            )
            found[next(iter(anchor[0].xpath("descendant-or-self::*/@id")))] = cited.text_content()
    claims = {key for key in found if key.startswith("claim-")}

    assert len(claims) == len(ledger.claims)
    assert {f"option-{name}" for name in ledger.options} <= found.keys()
    assert [key for key in found if key.startswith("judgement-")]
    assert all(words["title"] in text and CITATION["version"] in text for text in found.values())
