"""Nothing that the HTML edition says is lost in the PDF: every sentence, in the same order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

BUILD = Path(__file__).resolve().parents[2] / "build"
CHAPTERS = (
    "index", "headline", "shipped", "worth", "returned", "people", "proportion", "motives",
    "since", "europe", "claims", "method", "assumptions", "robustness", "evidence", "glossary", "changes",
    "accessibility", "about",
)  # fmt: skip
#: Paragraphs and headings; not cards, registers (set otherwise in print), links and formulas.
WANTED = (
    "//article//*[self::p or self::h1 or self::h2 or self::h3 or self::span[@class='caption-text']]"
    "[not(ancestor::*[@popover])][not(ancestor::table[contains(@class, 'register')])]"
    "[not(ancestor-or-self::*[contains(@class, 'chart-links')])]"
    "[not(ancestor::*[contains(@class, 'no-pdf') or contains(@class, 'web-only')])][not(ancestor::details)]"
    "[not(ancestor-or-self::*[contains(@class, 'source-line')])][not(.//math)]"
)
#: Shorter pieces say nothing about what is lost.
SHORTEST = 25
#: Longer pieces stand in one place only.
LONG = 50


def letters(text: str) -> str:
    """Keep what spacing, hyphenation and signs do not touch."""
    return re.sub(r"[^a-z0-9äöüß]", "", unicodedata.normalize("NFC", text).lower())


@pytest.fixture(scope="module")
def printed(texts: list[str]) -> list[str]:
    """Return the letters of each page of the PDF."""
    return [letters(text) for text in texts]


def is_printed(sentence: str, pages: list[str]) -> bool:
    """Find a sentence on a page, or its beginning on one and its rest on the next."""
    wanted = letters(sentence)
    if any(wanted in page for page in pages):
        return True
    return any(
        wanted[:cut] in first and wanted[cut:] in second
        for first, second in pairwise(pages)
        for cut in range(1, len(wanted))
    )


def sentences(language: str, chapter: str) -> Iterator[str]:
    """Yield the sentences of a chapter as the HTML edition has them."""
    page = html.parse(BUILD / "html" / language / f"{chapter}.html")
    for element in page.xpath(WANTED):
        for sentence in re.split(r"(?<=[.?!])\s+", element.text_content()):
            if len(letters(sentence)) >= SHORTEST:
                yield sentence


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_sentence_is_printed(chapter: str, language: str, printed: list[str]) -> None:
    """Each sentence of the chapter stands in the PDF."""
    said = sentences(language, chapter)
    lost = [sentence for sentence in said if not is_printed(sentence, printed)]

    assert [] == lost


def test_chapters_stand_in_order(language: str, printed: list[str]) -> None:
    """The chapters follow each other in print as on the site."""
    whole = "".join(printed[4:])  # behind the front pages, of which the contents are the last
    places = []
    chapters = CHAPTERS[1:]
    for chapter in chapters:
        # the titles of chapters stand in links elsewhere, too
        unique = (s for s in sentences(language, chapter) if len(letters(s)) > LONG)
        found = (whole.find(letters(sentence)) for sentence in unique)
        places.append(next(place for place in found if place >= 0))

    assert sorted(places) == places
