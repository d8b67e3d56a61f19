"""The editions say the same: numbers, judgements, claims, options and figures, in one order."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import html

BUILD = Path(__file__).resolve().parents[2] / "build"
#: Pages that are written; registers are sorted by the words of each language.
PAGES = (
    "index", "headline", "shipped", "worth", "returned", "people", "proportion", "motives",
    "since", "europe", "claims", "method", "robustness", "about",
)  # fmt: skip
#: Not the cards that a number opens, which are sorted by their words, too.
IN_TEXT = "//article//{}[not(ancestor::*[@popover])][not(ancestor::details)]"
#: Words for powers of ten; an English billion is a German Milliarde.
SCALES = {
    "en": {"million": 6, "billion": 9, "trillion": 12},
    "de": {"Million": 6, "Milliarde": 9, "Billion": 12},
}


def page(language: str, name: str) -> html.HtmlElement:
    return html.parse(BUILD / "html" / language / f"{name}.html").getroot()


def amounts(words: str, language: str) -> list[Decimal]:
    """Return what a printed number says, its scale counted in.

    >>> amounts("1.7–5.5 billion US dollars", "en") == amounts("1,7 bis 5,5 Milliarden", "de")
    True
    """
    group, point = (",", ".") if language == "en" else (".", ",")
    digits = re.findall(rf"\d[\d{re.escape(group + point)}]*", words)
    scales = SCALES[language]
    powers = [scales[word] for word in re.findall("|".join(scales), words)]
    found = [Decimal(d.strip(".,").replace(group, "").replace(point, ".")) for d in digits]
    return [*found, *map(Decimal, powers)]


def numbers(root: html.HtmlElement, language: str) -> list[tuple[str, str, list[Decimal]]]:
    """Return each printed number: its name, the value for machines, and what is printed."""
    return [
        (e.get("data-number"), e.get("value"), amounts(e.text_content(), language))
        for e in root.xpath(IN_TEXT.format("data[@data-number]"))
    ]


def judgements(root: html.HtmlElement) -> list[tuple[str, list[str], list[str]]]:
    """Return each judgement: its anchor, the band of its likelihood, and how sure we are."""
    return [
        (box.get("id"), [f"{b.get('x')}+{b.get('width')}" for b in box.xpath(".//*[@class='band']")],
         box.xpath(".//*[contains(@class, 'confidence-')]/@class"))
        for box in root.xpath("//*[contains(@class, 'judgement') and starts-with(@id, 'judgement-')]")
    ]  # fmt: skip


def anchors(root: html.HtmlElement, start: str) -> list[str]:
    return [str(i) for i in root.xpath(f"//*[starts-with(@id, '{start}')]/@id")]


@pytest.mark.parametrize("name", PAGES)
def test_the_same_numbers_stand_in_the_same_order(name: str) -> None:
    english, german = (numbers(page(language, name), language) for language in ("en", "de"))

    assert english == german


def test_there_are_numbers_to_compare() -> None:
    assert len(numbers(page("en", "worth"), "en")) > 30


@pytest.mark.parametrize("name", PAGES)
def test_judgements_have_the_same_likelihood_and_confidence(name: str) -> None:
    assert judgements(page("en", name)) == judgements(page("de", name))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("start", ["claim-", "option-", "fig-", "tab-", "source-"])
def test_claims_options_figures_and_tables_stand_in_the_same_order(name: str, start: str) -> None:
    assert anchors(page("en", name), start) == anchors(page("de", name), start)


def test_claims_stand_under_the_same_verdicts() -> None:
    def grouped(language: str) -> list[list[str]]:
        tables = page(language, "claims").xpath("//table[contains(@class, 'claims')]")
        return [anchors_in(table) for table in tables]

    assert grouped("en") == grouped("de")
    assert sum(map(len, grouped("en"))) >= 40


def anchors_in(table: html.HtmlElement) -> list[str]:
    return [str(i) for i in table.xpath(".//*[starts-with(@id, 'claim-')]/@id")]


def test_recommendations_are_the_same_three_wherever_they_stand() -> None:
    def said(language: str, name: str) -> list[str]:
        steps = page(language, name).xpath("//ol[contains(@class, 'recommendations')]/li")
        return [" ".join(step.text_content().split()) for step in steps]

    for language in ("en", "de"):
        assert said(language, "index") == said(language, "europe")
        assert 3 == len(said(language, "index"))


#: The first stands right under the heading that says what it shows, the second for the sliders.
UNNUMBERED = {"judgements", "whatif-fixed"}
#: Pages with tables besides those that are compared. All other pages are lists to look things up
#: in, each alone under its heading.
MORE = ("what-if", "changes")


@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_every_figure_and_table_has_a_number_and_is_referred_to(name: str) -> None:
    root = page("en", name)
    made = [e for kind in ("table", "figure") for e in root.xpath(IN_TEXT.format(kind))]
    shown = [e for e in made if not UNNUMBERED & {*(e.get("class") or "").split()}]
    numbers = [" ".join(e.xpath("string(.//*[@class='caption-number'])").split()) for e in shown]
    referred = {e.text_content() for e in root.xpath("//span[contains(@class, 'std-numref')]")}

    assert "" not in numbers
    assert sorted(set(numbers) - referred) == []
