"""The load of the text: what is measured, and that heavy and telegraphic passages are found."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.ledger.ledger import Ledger
from briefing.lint import grammar, readability
from briefing.lint.filled import read_chapter
from briefing.lint.limits import read_limits
from briefing.lint.readability import minutes, reading_ease
from briefing.lint.sentences import Paragraph, sentences
from briefing.words.catalogue import read_language

ROOT = Path(__file__).parents[2]
ENGLISH, GERMAN = (read_language(ROOT, code) for code in ("en", "de"))
#: A paragraph of the first edition, whose reviewers called it a telegraph of numbers.
TELEGRAPH = """Shells: {num}`shells.osc.2025-04-15|bare` by satellite, {num}`fnf2025.shells|bare` in Seoul.
Guns: {num}`guns.rok-jcs.2025-03-27|bare` to {num}`guns.szru.2025-07-28|bare`.
Missiles, at least {num}`missiles.msmt.2025-05-29|bare`; rockets, {num}`fnf2025.rockets|bare`.
Containers: {num}`containers.osc.2025-04-15|bare` of {num}`containers.rok-dia.2026|bare`
{cite:p}`csis2026timeline` say ships.
"""
TELEGRAPH_DE = """Granaten: {num}`shells.osc.2025-04-15|bare` laut Satellit.
Geschütze: {num}`guns.rok-jcs.2025-03-27|bare`. Container: nicht mehr als {num}`containers.osc.2025-04-15|bare`.
"""


@pytest.fixture
def chapter(tmp_path: Path, root: Path) -> Callable[[str], Path]:
    """Return a function that adds text to a copy of a real chapter."""

    def written(text: str) -> Path:
        path = tmp_path / "docs" / "shipped.md"
        path.parent.mkdir()
        shutil.copytree(root / "locales", tmp_path / "locales")
        original = (root / "docs" / "shipped.md").read_text("utf-8")
        path.write_text(f"{original.rstrip()}\n\n{text}\n", "utf-8")
        return path

    return written


def faults(path: Path, ledger: Ledger, root: Path, language: str = "en") -> list[str]:
    limits, found = read_limits(root), read_chapter(path, ledger, read_language(root, language))
    of_page = limits.of(path.stem)
    return [
        f"{error.line}: {error.what}"
        for error in (
            *readability.check_page(found, of_page, language, limits.words_a_minute),
            *grammar.check_page(found, of_page, language),
        )
    ]


def test_the_text_of_the_briefing_can_be_read(root: Path, ledger: Ledger) -> None:
    found = [*readability.check(root, ledger), *grammar.check(root, ledger)]

    assert [] == [str(error) for error in found]


@pytest.mark.parametrize(("language", "text"), [("en", TELEGRAPH), ("de", TELEGRAPH_DE)])
def test_a_telegraph_is_found_at_its_line(
    chapter: Callable[[str], Path], ledger: Ledger, root: Path, language: str, text: str
) -> None:
    path = chapter(text)
    line = path.read_text("utf-8").splitlines().index(text.splitlines()[0]) + 1
    found = faults(path, ledger, root, language)

    assert any(
        re.match(rf"{line}: \[{language}\] \d of \d sentences have no verb", f) for f in found
    )
    if language == "en":
        assert f"{line}: [en] 8 figures in a paragraph" in found
        assert any(f.startswith(f"{line}: [en] a citation inside a sentence") for f in found)


def test_a_page_of_telegraphs_is_over_the_limits_of_averages(
    chapter: Callable[[str], Path], ledger: Ledger, root: Path
) -> None:
    found = " ".join(faults(chapter(f"{TELEGRAPH}\n" * 12), ledger, root))

    assert "figures a sentence, more than" in found
    assert "of sentences are without a verb" in found


def test_figures_and_citations_count_as_words(ledger: Ledger) -> None:
    """A range with its unit is five words and one figure; each source is a word."""
    text = "It is {num}`fnf2024.value` {cite:p}`fnf2024newties,anews2024dpa`. So it is."
    said = sentences(text, ledger, ENGLISH)

    assert ["It is 1.7–5.5 billion US dollars.", "So it is."] == [
        s.words.replace("\N{NO-BREAK SPACE}", " ") for s in said
    ]
    assert [(1, 2), (0, 0)] == [(s.figures, s.citations) for s in said]
    assert 11 == minutes([Paragraph(Path("a.md"), 1, said)], 1)


def test_ordinals_and_dates_end_no_german_sentence(ledger: Ledger) -> None:
    text = "Am 28. Oktober 2024 kam das 16. Paket. Es galt sofort."

    assert 2 == len(sentences(text, ledger, GERMAN))


def test_a_number_below_ten_is_written_in_words(ledger: Ledger) -> None:
    number = "{num}`policy.eu.ports-5ae|bare`"

    assert [1, 0, 0] == [
        sentences(f"The {text} ports.", ledger, ENGLISH)[0].small
        for text in (number, number.replace("bare", "bare, words"), "{num}`fnf2024.value|bare`")
    ]


def test_long_words_and_sentences_are_harder(ledger: Ledger) -> None:
    plain = sentences("The ship came. It had shells. It left.", ledger, ENGLISH)
    hard = sentences(
        "Characterising organisational interdependencies necessitates comprehensive "
        "interdisciplinary methodological considerations.", ledger, ENGLISH,
    )  # fmt: skip

    assert reading_ease(plain, "en") > 90
    assert reading_ease(hard, "en") < 0
    assert reading_ease(sentences("Das Schiff kam. Es lag am Kai.", ledger, GERMAN), "de") > 90


@pytest.mark.parametrize(
    ("words", "language", "verb", "passive"),
    [
        ("The agency counts the ships.", "en", True, False),
        ("The ships were counted by the agency.", "en", True, True),
        ("The ships have not yet been counted.", "en", True, True),
        ("Shells, guns and missiles, from Rajin.", "en", False, False),
        ("Die Agentur zählt die Schiffe.", "de", True, False),
        ("Die Schiffe wurden von der Agentur gezählt.", "de", True, True),
        ("Granaten, Geschütze und Raketen aus Rajin.", "de", False, False),
    ],
)
def test_verbs_and_passives(words: str, language: str, verb: bool, passive: bool) -> None:
    found = grammar.tagged(words, language)

    assert (verb, passive) == (
        grammar.has_verb(found, language), grammar.is_passive(found, language),
    )  # fmt: skip


def test_the_measures_of_every_chapter_can_be_shown(
    root: Path, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [] == list(readability.show(root, ledger))

    lines = capsys.readouterr().out.splitlines()
    assert 1 + 2 * len(ledger.study.prose.chapters) == len(lines)
    assert all(re.search(r"^(en|de) \w+ +\d+ +\d\.\d\d +\d\.\d\d ", line) for line in lines[1:])


def test_what_stands_in_boxes_is_read_too(root: Path, ledger: Ledger) -> None:
    """Judgements and options are text; the words behind the labels of an option are phrases."""
    found = read_chapter(root / "docs" / "europe.md", ledger, ENGLISH)
    said = {kind: " ".join(p.words for p in found if p.kind == kind) for kind in ("box", "label")}

    assert "EU measures alone do not cut the number of containers" in said["box"]
    assert "diplomatic capital" in said["label"]


def test_a_limit_that_is_not_known_is_named(tmp_path: Path, root: Path) -> None:
    (tmp_path / "analysis").mkdir()
    file = tmp_path / "analysis" / "reading.toml"
    text = (root / "analysis" / "reading.toml").read_text("utf-8")
    file.write_text(text.replace("passive_share", "passive_shares"), "utf-8")

    with pytest.raises(BriefingError, match=r"reading.toml: unknown limit 'passive_shares' \(did"):
        read_limits(tmp_path)


def test_a_page_has_its_own_limits(root: Path) -> None:
    limits = read_limits(root)

    assert replace(limits.chapter, minutes=5) == limits.of("europe")
    assert limits.chapter == limits.of("worth")
    assert 2 == limits.of("index").minutes
