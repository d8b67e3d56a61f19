"""A newcomer's five questions: for each the sentence on pages 1–3 that answers it.

`pytest -rP` lists the sentences.
"""

from __future__ import annotations

import re

import pytest

#: Words a minute, as analysis/reading.toml has them, and the minutes that the summary may take.
SPEED, MINUTES = 238, 2
#: Which page is the summary, counted from one.
SUMMARY = 2
#: Title, date, edition and number of the page.
FOOT = re.compile(r"(The Price of Partnership|Der Preis der Partnerschaft) · .{,60}\d$")
#: Question to language to the words that the answering sentence has, in this order.
QUESTIONS = {
    "How much?": {
        "en": r"arms for Russia to October 2024 were worth roughly [\d.]+ billion US dollars",
        "de": r"Waffen, die Nordkorea bis Oktober 2024 .*rund [\d,]+ Milliarden US-Dollar wert",
    },
    "How sure?": {
        "en": r"Other defensible choices put our middle at .{,40} most other authors arrive at more\.",
        "de": r"Annahmen läge unsere Mitte bei .{,40} die meisten .* auf mehr\.",
    },
    "What is disputed?": {
        "en": r"what lies in them has not been counted independently.* no published contract",
        "de": r"was in ihnen liegt, hat niemand unabhängig gezählt.* einen veröffentlichten Vertrag kennen wir nicht",
    },
    "What should Europe do?": {
        "en": r"Fund the search for one contract price .* link the EU to the monitoring team",
        "de": r"Die Suche nach einem Vertragspreis .* die EU dem Überwachungsteam anschließen",
    },
    "Why care?": {
        "en": r"takes a ceiling for a fact misjudges what Moscow owes.* what sanctions can reach",
        "de": r"Obergrenze für eine Tatsache hält, verkennt.* was Sanktionen erreichen",
    },
}


@pytest.fixture(scope="module")
def pages(texts: list[str]) -> list[str]:
    """Return the words of the first three pages, each in one line and without its foot."""
    return [FOOT.sub("", " ".join(text.split())) for text in texts[:3]]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_first_pages_answer(question: str, pages: list[str], language: str) -> None:
    said = re.split(r"(?<=[.?!;]) (?=[A-ZÄÖÜ\d])", " ".join(pages))
    answers = [sentence for sentence in said if re.search(QUESTIONS[question][language], sentence)]
    print(f"[{language}] {question} {answers[:1]}")

    assert answers


def test_the_summary_is_read_in_two_minutes(pages: list[str]) -> None:
    """With every figure, bar and label that stands on the page."""
    assert len(pages[SUMMARY - 1].split()) <= MINUTES * SPEED


def test_the_questions_can_stay_open() -> None:
    assert not re.search(QUESTIONS["How much?"]["en"], "Its arms were worth a lot.")
