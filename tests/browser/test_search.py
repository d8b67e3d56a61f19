"""Search: what a reader types leads to the place that answers, in each language."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "_static" / "search.js"
#: What is typed, and the page that comes first among the places of the text.
PAGES = {
    "en": {
        "troops": "people", "casualties": "people", "soldiers killed": "people",
        "price of a shell": "worth", "what each total needs": "worth", "useless rounds": "worth",
        "containers": "shipped", "missiles": "shipped", "capacity": "shipped",
        "headline": "headline", "range of the study": "headline", "5.5 billion": "headline",
        "recommendations": "europe", "option 3 oil": "europe", "flags and ships": "europe",
        "crypto": "europe", "coal": "proportion", "what strains it": "motives", "China": "motives",
        "wrong": "claims", "fact check": "claims", "second study": "since",
        "Monte Carlo": "method", "KIDA": "glossary", "Sobol": "method", "download data": "data",
        "how to cite": "cite", "screen reader": "accessibility", "corrections": "changes",
        "precedents": "people",
    },
    "de": {
        "Truppen": "people", "Verluste": "people", "getötete Soldaten": "people",
        "Preis einer Granate": "worth", "unbrauchbar": "worth", "wie teuer": "worth",
        "Container": "shipped", "Raketen": "shipped", "Kapazitätsangabe": "glossary",
        "Schlagzeile": "headline", "Spanne der Studie": "headline", "5,5 Milliarden": "headline",
        "Empfehlungen": "europe", "Öl": "europe", "Krypto": "proportion", "Kohle": "proportion",
        "was es belastet": "motives", "China": "motives", "falsch": "claims",
        "Faktencheck": "claims", "Falschmeldung": "claims", "zweite Studie": "since",
        "Monte Carlo": "method", "KIDA": "glossary", "Daten herunterladen": "data",
        "zitieren": "cite", "Barrierefreiheit": "accessibility", "Korrekturen": "changes",
        "Vorläufer": "people", "Gegenleistung": "returned",
    },
}  # fmt: skip
#: What is typed, and the entry of the number that comes first.
NUMBERS = {
    "en": {"2397": "num-policy-un-2397-oil-crude", "5.5 billion": "num-fnf2024-value",
           "33,000": "num-containers-rok-dia-2026", "20 billion": "num-kida2025-value-usd",
           "1.7": "num-fnf2024-value", "6.75 billion": "num-cyber-total-2025"},
    "de": {"2397": "num-policy-un-2397-oil-crude", "5,5 Milliarden": "num-fnf2024-value",
           "33.000": "num-containers-rok-dia-2026", "20 Milliarden": "num-kida2025-value-usd",
           "1,7": "num-fnf2024-value", "6,75 Milliarden": "num-cyber-total-2025"},
}  # fmt: skip


@pytest.fixture(scope="module")
def texts(folder: Path) -> dict[str, Any]:
    """Return what can be found."""
    text = (folder / "_static" / "searchtexts.js").read_text("utf-8")
    found: dict[str, Any] = json.loads(text.removeprefix("const searchTexts = ").rstrip(";\n"))
    return found


def ask(page: Page, texts: dict[str, Any], language: str, queries: list[str]) -> dict[str, Any]:
    """Search in the browser; return what is found for each query."""
    page.evaluate("window.module = {}")
    page.add_script_tag(content=SCRIPT.read_text("utf-8"))
    call = """([texts, language, queries]) => { const known = module.exports.index(texts, language);
        return queries.map((query) => { const { places, numbers } = module.exports.search(query, known);
            return { places: places.map((p) => p.page), numbers: numbers.map((n) => n.anchor) }; }); }"""
    found = page.evaluate(call, [texts, language, queries])
    return dict(zip(queries, found, strict=True))


def test_thirty_questions_lead_to_their_pages(
    page: Page, texts: dict[str, Any], language: str
) -> None:
    found = ask(page, texts, language, list(PAGES[language]))
    first = {query: (found[query]["places"] or [""])[0] for query in found}

    assert len(PAGES[language]) == 30
    assert first == PAGES[language]


def test_a_number_finds_its_own_entry_first(
    page: Page, texts: dict[str, Any], language: str
) -> None:
    found = ask(page, texts, language, list(NUMBERS[language]))
    for query, anchor in NUMBERS[language].items():
        assert found[query]["numbers"][0].startswith(anchor), query


def test_links_are_found_by_the_words_that_the_page_shows(
    texts: dict[str, Any], language: str
) -> None:
    """Numbers of figures and titles of pages, and not their labels and file names."""
    said = {(page, anchor): text for page, anchor, _, text in texts["places"]}
    title = {"en": "Assumptions", "de": "Annahmen"}[language]

    assert [text for text in said.values() if re.search(r"\b(fig|tab)-[a-z]", text)] == []
    assert title in said["what-if", ""]


def test_the_search_page_leads_to_that_of_the_other_language(
    page: Page, site: str, language: str
) -> None:
    page.goto(f"{site}search.html")
    other = {"en": "de", "de": "en"}[language]

    expect(page.locator(f"a[hreflang={other}]:visible")).to_have_attribute(
        "href", f"../{other}/search.html"
    )


def test_the_page_counts_marks_and_quotes_no_hidden_card(
    page: Page, folder: Path, words: dict[str, str]
) -> None:
    """From files, too, where nothing may be fetched."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{(folder / 'search.html').as_uri()}?q={words['5.5']}")

    expect(page.locator("#search-results li mark").first).to_be_visible()
    expect(page.locator("#search-count")).to_contain_text(
        str(page.locator("#search-results li").count())
    )
    assert "[English:" not in page.locator("#search-results").inner_text()
    assert not [url for url in asked if url.endswith(".html") and "search.html" not in url]

    page.locator("#search-field").fill("qqqq")

    expect(page.locator("#search-results li")).to_have_count(0)
    expect(page.locator("#search-count")).to_contain_text("qqqq")
    assert page.url.endswith("?q=qqqq")
