"""The cards of numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from briefing.exchange.citation import read_citation
from briefing.exchange.formats import in_text
from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger
from briefing.sphinxext.html.cards import number_card, text_card
from briefing.words.catalogue import read_language
from briefing.words.entries import cited_title
from briefing.words.form import Form
from briefing.words.numbers import in_words

ROOT = Path(__file__).parents[2]
ENGLISH = read_language(ROOT, "en")


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(ROOT)


def card(name: str, ledger: Ledger) -> html.HtmlElement:
    number, work = ledger[name], read_citation(ROOT / "CITATION.cff")
    part = work.part(name, cited_title(number, ENGLISH))
    made = number_card(
        "card-1", "n.html#a", number=number, ledger=ledger, citation=in_text(part), language=ENGLISH
    )
    return html.fragment_fromstring(made)


def test_an_observed_number_names_source_date_and_grade(ledger: Ledger) -> None:
    found = card("fnf2024.value", ledger)

    assert "observed" in found.text_content()
    assert "28 October 2024" in found.text_content() and "grade B3" in found.text_content()
    assert found.xpath(".//li/a/@href")[0].startswith("https://")


def test_a_computed_number_says_its_formula_in_words(ledger: Ledger) -> None:
    formula = card("fnf2024.pay", ledger).xpath("string(.//*[@class='card-formula'])")

    assert "÷" in formula and "{}" not in formula


def test_a_range_says_what_it_means_and_where_its_middle_is(ledger: Ledger) -> None:
    text = card("value.2024", ledger).text_content()
    middle = in_words(ledger["value.2024"], ENGLISH, Form.parse("central"))

    assert "Nine in ten draws" in text and f"the middle is {middle}" in text
    assert "Nine in ten" not in card("fnf2024.value", ledger).text_content()


def test_inputs_come_by_their_effect(ledger: Ledger) -> None:
    text = card("value.2024", ledger).text_content()
    shares = {name.split(".")[2]: ledger[name].require("central") for name in ledger
              if re.fullmatch(r"sobol\.2024\.[\w-]+\.total", name)}  # fmt: skip
    first, second, third, *others = sorted(shares, key=shares.__getitem__, reverse=True)
    places = [text.index(ledger.parameters[name].label) for name in (first, second, third)]

    assert places == sorted(places) and places[-1] < text.index(f"and {len(others)} more")


def test_few_sources_the_best_first_and_foreign_titles_marked(ledger: Ledger) -> None:
    found = card("value.2024", ledger)
    grades = re.findall(r"grade ([A-F]\d)", found.xpath("string(./ul)"))

    assert len(grades) == 2 and grades == sorted(grades)
    for name in ledger:
        for text in card(name, ledger).xpath(".//text()"):
            foreign = re.search(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", str(text))
            assert not foreign or text.getparent().get("lang"), text


def test_every_number_of_the_ledger_has_a_card(ledger: Ledger) -> None:
    for name in ledger:
        found = card(name, ledger)

        assert found.get("data-for") == "n.html#a" and found.get("aria-label")
        assert "Cite this number" in found.text_content()


def test_text_is_never_markup() -> None:
    found = html.fragment_fromstring(
        text_card("c", '"><b>', label="<i>", text="<script>x</script>")
    )

    assert not found.xpath(".//script | .//b | .//i")
