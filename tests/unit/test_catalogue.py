"""Words of generated parts: English as it is, German from the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from briefing.words.catalogue import Language, files, missed, read_language, translate

ENTRY = '#, fuzzy\nmsgid "grade"\nmsgstr "Note"\n\nmsgid "source"\nmsgstr "Quelle"\n'
ROLE = re.compile(r"\{[a-z:]+\}`[^`]*`")
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def two_words(tmp_path: Path) -> Language:
    """Return a language of two words, of which one is not sure."""
    folder = tmp_path / "locales" / "de" / "words"
    folder.mkdir(parents=True)
    (folder / "words.po").write_text(HEAD + ENTRY, "utf-8")
    return read_language(tmp_path, "de")


def test_words_are_translated(two_words: Language) -> None:
    """What the catalogue has is said in its language."""
    assert "Quelle" == translate("source", two_words)


def test_unsure_and_missing_words_stay_english(two_words: Language) -> None:
    """A fuzzy translation is none; a language without a catalogue is English."""
    assert "grade" == translate("grade", two_words)
    assert "claim" == translate("claim", two_words)
    assert "source" == translate("source", Language("fr"))


def pairs(language: Language) -> list[tuple[str, str]]:
    """Return English words and their German, each form of a plural."""
    return [(english, said) for (_, english), forms in language.forms.items() for said in forms]


def test_gaps_of_a_template_survive_translation(german: Language) -> None:
    """Every ``{}`` of an English text stands in its translation, too."""
    for english, said in pairs(german):
        assert english.count("{}") == said.count("{}"), english


def test_no_words_are_translated_twice(root: Path) -> None:
    """An English text stands once in the catalogues: of two translations, one would be lost."""
    text = "\n".join(path.read_text("utf-8") for path in files(root, "de"))
    found = Counter(re.findall(r'^(msgctxt ".+"\n)?msgid (".+")$', text, re.MULTILINE))
    assert found
    assert [] == [english for english, count in found.items() if count > 1]


def test_roles_survive_translation(german: Language) -> None:
    """German sentences print the same numbers and cite the same sources as the English ones."""
    differ = [
        english
        for english, said in pairs(german)
        if Counter(ROLE.findall(english)) != Counter(ROLE.findall(said))
    ]
    assert [] == differ


def digits(text: str, thousands: str) -> Counter[str]:
    """Count the groups of digits that a text types itself, without thousands separators.

    >>> digits("1,000 of 5.5", ",") == digits("1.000 von 5,5", ".")
    True
    """
    whole = re.sub(rf"(?<=\d)[{thousands}](?=\d{{3}}(?!\d))", "", ROLE.sub("", text))
    return Counter(re.findall(r"\d+", whole))


def test_digits_survive_translation(german: Language) -> None:
    """Every figure typed in English stands in German as well, and no other one."""
    differ = [
        english for english, said in pairs(german) if digits(english, ",") != digits(said, ".")
    ]
    assert [] == differ


def test_what_a_page_lacks_does_not_depend_on_earlier_pages(two_words: Language) -> None:
    """All that was asked for is remembered, and beside it what the page at hand asks for."""
    translate("claim", two_words)
    two_words.on_page.clear()
    for words in ("grade", "source"):
        translate(words, two_words)

    assert ["grade"] == missed(two_words, on_page=True)
    assert ["claim", "grade"] == missed(two_words)
