"""The text as an editor reads it: typed results and findings without proof are found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.lint.prose import check
from briefing.study.load import read_study

PROSE = read_study(Path(__file__).parents[2]).prose


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    """Return the path of a chapter that reports findings."""
    return tmp_path / "worth.md"


def marked(chapter: Path, text: str) -> list[str]:
    """Return what is marked in a chapter, without its folder and the remedies."""
    chapter.write_text(text, "utf-8")
    return [f"{Path(e.file).name}:{e.line}: {e.what}" for e in check(chapter.parent, PROSE)]


PROVEN = "It says so {cite:p}`doe2025`.\n"
TYPED = {
    "a sum": ("It is worth 4.2 billion {cite:p}`doe2025`.", "4.2 billion"),
    "a share": ("That is 54% of it {cite:p}`doe2025`.", "54%"),
    "a count": ("They sent 20,000 containers {cite:p}`doe2025`.", "20,000 containers"),
    "an amount in words": ("It is worth four billion dollars {cite:p}`doe2025`.", "four billion"),
    "in a table": ("| a | b |\n|---|---|\n| x | 17 ships |", "17 ships"),
    "in a heading": ("## Worth 4.2 billion", "4.2 billion"),
    "in a list": ("- It is worth 4.2 billion {cite:p}`doe2025`.", "4.2 billion"),
    "in an alt text": (
        "```{chart} plane\n:alt: A line at 4.2 billion\n\nCaption {num}`a`.\n```", "4.2 billion",
    ),
    "in a caption": ("```{chart} plane\n:alt: A line\n\nCaption, 4.2 billion {num}`a`.\n```",
                     "4.2 billion"),
    "in a box": (":::{note}\nIt is worth 4.2 billion {num}`a`.\n:::", "4.2 billion"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "result"), TYPED.values(), ids=TYPED)
def test_typed_results_are_found(chapter: Path, text: str, result: str) -> None:
    """A result that is typed and not printed from the ledger is marked, wherever it stands."""
    found = marked(chapter, f"# Worth\n\n{PROVEN}\n{text}\n")

    assert [f"typed result {result!r}"] == [error.partition(": ")[2] for error in found]


def test_typed_result_is_named_by_its_line(chapter: Path) -> None:
    """An editor is led to the line."""
    text = f"# Worth\n\n{PROVEN}\nIt is worth 4.2 billion {{num}}`a`.\n"

    assert ["worth.md:5: typed result '4.2 billion'"] == marked(chapter, text)


NO_RESULTS = (
    "On 28 October 2024 it appeared {cite:p}`doe2025`.",
    "Calibres of 152 mm and 170 mm {cite:p}`doe2025`.",
    "The KN-23 and resolution 2680 {cite:p}`doe2025`.",
    "From 2023–2025 and in the 1960s {cite:p}`doe2025`.",
    "It is worth {num}`value.2024`, or $x = 4.2$, or `4.2`.",
    "```{doctest}\n>>> 143e6 / 5_000\n28600.0\n```",
    "% typed: a quotation\nIt is worth 4.2 billion {cite:p}`doe2025`.",
)


@pytest.mark.parametrize("text", NO_RESULTS)
def test_dates_names_and_code_are_no_results(chapter: Path, text: str) -> None:
    """Digits that are no results stay unmarked, and so does what is allowed with a reason."""
    assert [] == marked(chapter, f"# Worth\n\n{text}\n")


def test_allowance_holds_for_one_paragraph(chapter: Path) -> None:
    """What is allowed above does not allow what follows."""
    text = "# Worth\n\n% typed: quoted\nAt 5 {num}`a`.\n\nAt 6 knots {num}`a`.\n"

    assert ["worth.md:6: typed result '6 knots'"] == marked(chapter, text)


def test_findings_need_a_proof(chapter: Path) -> None:
    """A paragraph of a chapter cites a source or prints a number; annexes need not."""
    text = "# Worth\n\nThe arms are worth less than the headlines say, by far.\n"

    assert [
        "worth.md:3: no source and no number: 'The arms are worth less than the headlines' …"
    ] == marked(chapter, text)
    assert [] == marked(chapter.rename(chapter.with_name("glossary.md")), text)


@pytest.mark.parametrize("words", ["4.2 billion", "54%", "17 ships", "three million"])
def test_result_planted_in_a_chapter_is_found(tmp_path: Path, root: Path, words: str) -> None:
    """The real text has none; one that is planted is found at its line."""
    shutil.copy(root / "docs" / "worth.md", tmp_path)
    chapter = tmp_path / "worth.md"
    assert [] == check(tmp_path, PROSE)

    text = chapter.read_text("utf-8").rstrip("\n")
    chapter.write_text(f"{text}\n\nThat is {words} {{cite:p}}`doe2025`.\n", "utf-8")
    (found,) = check(tmp_path, PROSE)

    assert f"typed result {words!r}" == found.what
    assert len(text.splitlines()) + 2 == found.line


def test_text_of_the_briefing_is_clean(root: Path) -> None:
    """No typed result and no unproven finding in any chapter."""
    assert [] == [str(error) for error in check(root / "docs", PROSE)]
