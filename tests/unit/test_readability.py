"""How long the text takes to read; reading ease and spelling run with the linters."""

from __future__ import annotations

from pathlib import Path

from briefing.ledger.ledger import Ledger
from briefing.lint.prose import passages
from briefing.lint.readability import READING_SPEED, reading_minutes


def minutes(path: Path) -> float:
    return reading_minutes(list(passages(path)))


def test_core_is_read_in_fifteen_minutes_and_the_summary_in_two(root: Path, ledger: Ledger) -> None:
    prose = ledger.study.prose
    core = [minutes(root / "docs" / f"{chapter}.md") for chapter in prose.chapters]

    assert sum(core) <= 15
    assert core[prose.chapters.index(prose.summary)] <= 2


def test_numbers_count_as_words_and_citations_as_none(tmp_path: Path) -> None:
    """Half of the words are numbers; what stands in brackets or tables is not read on."""
    path = tmp_path / "a.md"
    sentence = "shells {num}`value.2024` " * (READING_SPEED // 2)
    path.write_text(f"{sentence}{{cite:p}}`key`\n\n| a | b |\n|---|---|\n| not | read |\n", "utf-8")

    assert abs(minutes(path) - 1) < 0.01
