"""Words of generated parts: English as it is, German from the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.words import catalogue as translation

ENTRY = '#, fuzzy\nmsgid "grade"\nmsgstr "Note"\n\nmsgid "source"\nmsgstr "Quelle"\n'
ROLE = re.compile(r"\{[a-z:]+\}`[^`]*`")
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Path]:
    """Replace the catalogues by one of two words, of which one is not sure."""
    folder = tmp_path / "locales" / "de" / "words"
    folder.mkdir(parents=True)
    (folder / "words.po").write_text(HEAD + ENTRY, "utf-8")
    before = translation.used()
    assert before
    translation.use(tmp_path)
    yield tmp_path
    translation.use(before)


def test_words_are_translated(german: Path) -> None:
    """What the catalogue has is said in its language."""
    assert "Quelle" == translation.translate("source", "de")


def test_unsure_and_missing_words_stay_english(german: Path) -> None:
    """A fuzzy translation is none; a language without a catalogue is English."""
    assert "grade" == translation.translate("grade", "de")
    assert "claim" == translation.translate("claim", "de")
    assert "source" == translation.translate("source", "fr")


def pairs() -> list[tuple[str, str]]:
    """Return English words and their German, each form of a plural."""
    return [(english, german) for (_, english), forms in translation.catalogue("de").forms.items()
            for german in forms]  # fmt: skip


def test_gaps_of_a_template_survive_translation(root: Path) -> None:
    """Every ``{}`` of an English text stands in its translation, too."""
    for english, german in pairs():
        assert english.count("{}") == german.count("{}"), english


def test_no_words_are_translated_twice(root: Path) -> None:
    """An English text stands once in the catalogues: of two translations, one would be lost."""
    text = "\n".join(path.read_text("utf-8") for path in translation.files(root, "de"))
    found = Counter(re.findall(r'^(msgctxt ".+"\n)?msgid (".+")$', text, re.MULTILINE))
    assert found
    assert [] == [english for english, count in found.items() if count > 1]


def test_roles_survive_translation() -> None:
    """German sentences print the same numbers and cite the same sources as the English ones."""
    differ = [
        english
        for english, german in pairs()
        if Counter(ROLE.findall(english)) != Counter(ROLE.findall(german))
    ]
    assert [] == differ


def digits(text: str, thousands: str) -> Counter[str]:
    """Count the groups of digits that a text types itself, without thousands separators.

    >>> digits("1,000 of 5.5", ",") == digits("1.000 von 5,5", ".")
    True
    """
    whole = re.sub(rf"(?<=\d)[{thousands}](?=\d{{3}}(?!\d))", "", ROLE.sub("", text))
    return Counter(re.findall(r"\d+", whole))


def test_digits_survive_translation() -> None:
    """Every figure typed in English stands in German as well, and no other one."""
    differ = [english for english, german in pairs() if digits(english, ",") != digits(german, ".")]
    assert [] == differ
