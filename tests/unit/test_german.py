"""The German text: what is translated says the same (tox -e edition: everything is)."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from briefing.ledger.ledger import Ledger
from briefing.words.catalogue import Language, read_language
from briefing.words.plain import plain_text

NUMBER = re.compile(r"\{num\}`[^`]*`")
#: Roles that stay as they are; `term` names the German entry of the glossary.
ROLE = re.compile(r"\{(?!term)[a-z:]+\}`[^`]*`")
TERM = re.compile(r"\{term\}`[^`]*`")
#: The words of a link, which are translated; its target stays.
TITLE = re.compile(r"(?<=\{(?:doc|ref)\}`)[^`<]*<([^`>]*)>")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def roles(text: str) -> Counter[str]:
    """Count the roles of a sentence, links by their targets.

    >>> roles("{doc}`register <evidence>`") == roles("{doc}`evidence`")
    True
    """
    return Counter(ROLE.findall(TITLE.sub(r"\1", text)))


@pytest.fixture(scope="module")
def translations(root: Path) -> dict[str, Catalog]:
    """Return chapters and generated words."""
    return {path.stem: read(path) for path in (root / "locales/de").glob("*/*.po")}


def printed(text: str, ledger: Ledger, language: Language) -> list[Decimal]:
    """Return the digits that the numbers of a text print, in order.

    German writes 1.700,5 for 1,700.5.
    """
    said = " ".join(plain_text(number, ledger, language) for number in NUMBER.findall(text))
    if language.code == "de":
        said = said.translate(str.maketrans(".,", ",."))
    return [Decimal(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*\.?\d*", said)]


def test_numbers_and_citations_survive(translations: dict[str, Catalog]) -> None:
    """Each sentence prints the same numbers, cites the same sources and explains as many terms."""
    for name, catalogue in translations.items():
        for message in catalogue:
            english, german = str(message.id), str(message.string)
            if english and german:
                assert roles(english) == roles(german), name
                assert len(TERM.findall(english)) == len(TERM.findall(german)), english


def test_the_same_values_are_printed_in_the_same_order(
    translations: dict[str, Catalog], ledger: Ledger, root: Path
) -> None:
    """A reader of either edition meets the same figures, one after the other."""
    compared, (here, there) = 0, (read_language(root, code) for code in ("en", "de"))
    for name, catalogue in translations.items():
        for message in catalogue:
            english, german = str(message.id), str(message.string)
            if german and NUMBER.search(english):
                assert NUMBER.findall(english) == NUMBER.findall(german), name
                assert printed(english, ledger, here) == printed(german, ledger, there), english
                compared += 1
    assert compared > 200


def test_no_translation_becomes_a_list(root: Path) -> None:
    """“23. Februar” at the start is a list to MyST, and Sphinx then prints the English sentence."""
    item = re.compile(r"\d+[.)] ")
    for path in (root / "locales/de/LC_MESSAGES").glob("*.po"):
        for message in read(path):
            if not item.match(str(message.id)):
                assert not item.match(str(message.string)), f"{path.name}: {message.string}"
