"""Words of generated parts: English as it is, German from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import translation

ENTRY = '#, fuzzy\nmsgid "grade"\nmsgstr "Note"\n\nmsgid "source"\nmsgstr "Quelle"\n'
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Replace the catalogues by one of two words, of which one is not sure."""
    (tmp_path / "de.po").write_text(HEAD + ENTRY, "utf-8")
    monkeypatch.setattr(translation, "CATALOGUES", tmp_path)
    translation.catalogue.cache_clear()
    yield tmp_path
    translation.catalogue.cache_clear()


def test_words_are_translated(german: Path) -> None:
    """What the catalogue has is said in its language."""
    assert "Quelle" == translation.translate("source", "de")


def test_unsure_and_missing_words_stay_english(german: Path) -> None:
    """A fuzzy translation is none; a language without a catalogue is English."""
    assert "grade" == translation.translate("grade", "de")
    assert "claim" == translation.translate("claim", "de")
    assert "source" == translation.translate("source", "fr")


def test_gaps_of_a_template_survive_translation(root: Path) -> None:
    """Every ``{}`` of an English text stands in its translation, too."""
    for english, german in translation.catalogue("de").items():
        assert english.count("{}") == german.count("{}"), english
