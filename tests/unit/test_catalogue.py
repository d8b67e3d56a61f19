"""Words of generated parts: English as it is, German from the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from briefing.charts.contract import read_charts
from briefing.evidence import claims as findings
from briefing.evidence.parameters import Parameter
from briefing.exchange.citation import read_citation
from briefing.exchange.datapackage import tables
from briefing.ledger.ledger import Ledger
from briefing.sphinxext import datafiles as downloads
from briefing.sphinxext.directives import changes, registers, whatif
from briefing.sphinxext.directives import downloads as files
from briefing.sphinxext.directives import findings as printed
from briefing.sphinxext.html import registers as registertools
from briefing.words import cards
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


def without_german(texts: Iterable[str | None]) -> list[str]:
    """Return the texts that hold words and have none in German."""
    return sorted(
        {t for t in texts if t and re.search("[A-Za-z]", t) and not translation.known(t, "de")}
    )


@pytest.mark.edition
def test_title_and_abstract_have_german_words(root: Path) -> None:
    """What CITATION.cff says of the briefing, which cover and citations repeat."""
    work = read_citation(root / "CITATION.cff")
    assert [] == without_german([work.title, work.abstract, *work.keywords])


@pytest.mark.edition
def test_every_number_has_german_words(ledger: Ledger) -> None:
    """Labels, formulas and kinds of all numbers that are assumed or computed."""
    found = [number for number in ledger.values() if number.kind != "observed"]
    assert [] == without_german(n.label for n in found)
    assert [] == without_german(n.formula for n in found)
    assert [] == without_german(["observed", *(n.kind for n in found)])


@pytest.mark.edition
def test_every_parameter_has_german_words(ledger: Ledger) -> None:
    """Label, reason, distribution and quality, and how impact is rated."""
    found = ledger.parameters.values()
    assert [] == without_german(p.label for p in found)
    assert [] == without_german(p.reason for p in found)
    kinds = [get_args(Parameter.model_fields[name].annotation) for name in ("family", "quality")]
    assert [] == without_german(word for words in kinds for word in words)
    assert [] == without_german(word for word, _ in registers.IMPACTS)


@pytest.mark.edition
def test_every_judgement_has_german_words(ledger: Ledger) -> None:
    """Statement, reason, likelihood and confidence."""
    found = ledger.judgements.values()
    assert [] == without_german(j.statement for j in found)
    assert [] == without_german(j.reason for j in found)
    assert [] == without_german(get_args(findings.Likelihood))
    assert [] == without_german(f"{word} confidence" for word in ("low", "moderate", "high"))


@pytest.mark.edition
def test_every_claim_has_german_words(ledger: Ledger) -> None:
    """What is claimed, what the evidence says, why it cannot be checked, and the verdicts."""
    found = ledger.claims.values()
    assert [] == without_german(c.says for c in found)
    assert [] == without_german(c.finding for c in found)
    assert [] == without_german(c.reason_unchecked for c in found)
    assert [] == without_german(findings.VERDICTS)


@pytest.mark.edition
def test_heads_and_words_of_tools_have_german_words(ledger: Ledger) -> None:
    """Heads of tables, words of scripts and of cards, and ends of the periods."""
    heads = [registers.Observations, registers.Numbers, registers.Parameters]
    assert [] == without_german(word for register in heads for word in register.head)
    assert [] == without_german([*changes.Changes.HEAD, *printed.Claims.HEAD])
    assert [] == without_german([*whatif.WORDS.values(), *registertools.WORDS.values()])
    assert [] == without_german([*cards.RELIABILITY.values(), *cards.CREDIBILITY.values()])
    assert [] == without_german(cutoff.label for cutoff in ledger.study.cutoffs.values())


@pytest.mark.edition
def test_every_data_file_has_german_words(root: Path, ledger: Ledger) -> None:
    """Titles, descriptions and fields of the files, and what the PDF says of them."""
    found = tables(ledger, read_charts(root / "scripts", ledger))
    assert [] == without_german(each.title for each in found)
    assert [] == without_german(each.description for each in found)
    assert [] == without_german(meaning for each in found for _, _, meaning in each.fields)
    assert [] == without_german([*files.OTHERS.values(), *downloads.DESCRIPTIONS.values()])


@pytest.mark.edition
def test_every_observation_has_german_words(ledger: Ledger) -> None:
    """What each source states, and where it states it."""
    found = ledger.evidence.observations.values()
    assert [] == without_german(row.statement for row in found)
    assert [] == without_german(row.locator for row in found)
