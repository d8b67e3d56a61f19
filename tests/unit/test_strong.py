"""Sentences that compare, rank or generalise: each is carried by a number, a source or a relation."""

from __future__ import annotations

import csv
import dataclasses
import io
import shutil
from collections import Counter
from pathlib import Path

import pytest

from briefing.ledger.ledger import Ledger
from briefing.lint import strong, translations
from briefing.lint.strong import KINDS, strength


def briefing(root: Path, folder: Path, text: str) -> Path:
    """Make a briefing of one page."""
    (folder / "docs").mkdir()
    shutil.copytree(root / "evidence", folder / "evidence")
    (folder / "docs" / "page.md").write_text(f"# Page\n\n{text}\n", "utf-8")
    return folder


def marked(ledger: Ledger, folder: Path) -> list[str]:
    """Return what is marked, without folder and remedy."""
    return [f"{Path(e.file).name}:{e.line}: {e.what}" for e in strong.check(ledger, folder)]


STRONG = {
    "Most of it came by sea.": "superlative",
    "The highest total is theirs.": "superlative",
    "Nobody has seen it.": "universal",
    "No contract was published.": "universal",
    "They never paid.": "universal",
    "All counts rose.": "universal",
    "Our model agrees with the study.": "comparison",
    "It was built from independent evidence.": "comparison",
    "They paid more than others.": "comparison",
}
#: Comment or role that carries a sentence.
CARRIED = {
    "number": "It is the highest, {num}`value.2024`.",
    "source": "It is the highest {cite:p}`anews2024dpa`.",
    "table": "% rests on: fnf2024.value\n\nNobody paid more.",
    "relation": "% holds: fnf2024.value@low < fnf2024.value@high\n\nThe upper end is higher.",
    "file": "% rests on: evidence/claims.csv\n\nMost were wrong.",
    "heading": "% rests on: fnf2024.value\n\n## All\n\nNobody paid more.\n\n- Most did.",
    "row": "| A | most |\n|---|---|\n| all | {num}`fnf2024.value` |\n| {num}`fnf2024.value` | none |"
           .replace("most", "b"),
    "list": "% rests on: fnf2024.value\n\n- Most came.\n- All went.",
    "question": "Was it the most?",
    "computed": "% holds: fnf2024.value@low < value.2024\n\nMore: {num}`value.2024`.",
    "cited": "It is more, {num}`value.2024` {cite:p}`anews2024dpa`.",
    "plain": "Russia received shells.",
}  # fmt: skip
#: What is wrong, and what is said of it.
WRONG = {
    "second sentence": ("It is {num}`value.2024`. Nobody paid more.",
                        "page.md:3: nothing carries 'more, Nobody': 'Nobody paid more.' …"),
    "not computed": ("% rests on: fnf2024.value\n\nThe sum is higher, {num}`value.2024`.",
                     "page.md:5: nothing computes 'higher': 'The sum is higher, [value.2024] .' …"),
    "unknown": ("% rests on: fnf2024.valu\n\nNobody paid more.",
                "page.md:5: rests on: 'fnf2024.valu' is unknown (did you mean 'fnf2024.value'?)"),
    "no name": ("% rests on: the table below\n\nNobody paid more.",
                "page.md:5: rests on: 'the table below' names nothing"),
    "false": ("% holds: fnf2024.value@low > fnf2024.value@high\n\nIt is lower.",
              "page.md:5: holds: 'fnf2024.value@low > fnf2024.value@high' does not hold, "
              "1.7e+09 against 5.5e+09"),
    "range": ("% holds: fnf2024.value > 1\n\nIt is lower.",
              "page.md:5: holds: 'fnf2024.value' is a range"),
    "no relation": ("% holds: fnf2024.value\n\nIt is lower.",
                    "page.md:5: holds: 'fnf2024.value' is no relation"),
    "next section": ("% rests on: fnf2024.value\n\n## A\n\nAll.\n\n## B\n\nNone of it.",
                     "page.md:11: nothing carries 'None': 'None of it.' …"),
    "next list": ("% rests on: fnf2024.value\n\n- All.\n\nNone of it.",
                  "page.md:7: nothing carries 'None': 'None of it.' …"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "kind"), STRONG.items(), ids=STRONG)
def test_strong_words_are_found(words: str, kind: str) -> None:
    assert kind in strength(words)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_language_has_every_kind_and_they_are_whole_words(language: str) -> None:
    kinds, _ = strong.vocabulary(language)

    assert set(KINDS) == set(kinds)
    assert {} == strength("Allen forest mostar almanac bestow", "en")
    assert {} == strength("Allee nurmi Alleinsein Mehrzahl", "de")


@pytest.mark.parametrize("text", CARRIED.values(), ids=CARRIED)
def test_carried_sentences_pass(root: Path, tmp_path: Path, ledger: Ledger, text: str) -> None:
    assert [] == marked(ledger, briefing(root, tmp_path, text))


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_uncarried_sentence_is_named(
    root: Path, tmp_path: Path, ledger: Ledger, text: str, says: str
) -> None:
    assert [says] == marked(ledger, briefing(root, tmp_path, text))


def test_relation_fails_when_the_evidence_turns(root: Path, tmp_path: Path, ledger: Ledger) -> None:
    """A sentence that was true is found on the day on which a number overturns it."""
    text = "% holds: price.152mm.russia.bain.2024 > 900\n\nThat is more than before."
    folder = briefing(root, tmp_path, text)
    assert [] == marked(ledger, folder)

    name = "price.152mm.russia.bain.2024"
    lower = dataclasses.replace(ledger[name], central=800.0)
    turned = dataclasses.replace(ledger, numbers={**ledger.numbers, name: lower})

    assert ["does not hold, 800 against 900" in each for each in marked(turned, folder)] == [True]


def test_text_of_the_briefing_is_carried(root: Path, ledger: Ledger) -> None:
    assert [] == [str(error) for error in strong.check(ledger, root)]


def test_table_has_every_sentence_with_its_carriers(root: Path, ledger: Ledger) -> None:
    """The table holds each strong sentence once, and no cell for what carries it is empty."""
    rows = list(csv.DictReader(io.StringIO(strong.table(strong.read(ledger, root), root))))

    assert len(rows) > 300
    assert all(row["carried by"] and any(row[kind] for kind in KINDS) for row in rows)
    assert {"evidence/judgements.csv", "docs/worth.md"} <= Counter(r["file"] for r in rows).keys()


@pytest.mark.parametrize("page", ["index", "worth", "robustness", "glossary"])
def test_planted_sentence_is_found(root: Path, tmp_path: Path, ledger: Ledger, page: str) -> None:
    """In the real text, a claim that nothing carries is found at its line."""
    shutil.copytree(root / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("_*"))
    shutil.copytree(root / "evidence", tmp_path / "evidence")
    for name in ("src", "tests", "analysis", "refs.bib", "README.md"):
        (tmp_path / name).symlink_to(root / name)
    path = tmp_path / "docs" / f"{page}.md"
    path.write_text(path.read_text("utf-8") + "\n## New\n\nNobody ever paid.\n", "utf-8")

    (found,) = strong.check(ledger, tmp_path)

    assert "nothing carries 'Nobody': 'Nobody ever paid.' …" == found.what
    assert len(path.read_text("utf-8").splitlines()) == found.line


def test_translation_that_says_more_is_found(root: Path, tmp_path: Path) -> None:
    """A word like "never" that only the translation has is named with its line."""
    folder = tmp_path / "locales" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entry = 'msgid "It was not paid, see {term}`all`."\nmsgstr "Es wurde WORD gezahlt."\n'
    (folder / "page.po").write_text(entry.replace("WORD", "nicht"), "utf-8")
    assert [] == list(translations.check(tmp_path))

    (folder / "page.po").write_text(entry.replace("WORD", "niemals"), "utf-8")
    (found,) = translations.check(tmp_path)

    assert "'niemals' is stronger than the original: 'Es wurde niemals gezahlt.' …" == found.what
    assert 1 == found.line


def test_no_translation_says_more(root: Path) -> None:
    assert [] == [str(error) for error in translations.check(root)]
