"""The text as source: calculations that are checked, and nothing that only looks checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it.token import Token

from briefing.lint.passages import parser

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
#: The option of a directive that gives a table its name.
NAME = re.compile(r"^:name: (\S+)$", re.MULTILINE)


def fences(text: str) -> Iterator[Token]:
    """Yield the blocks of code and the directives of a text; of a container, those within."""
    for token in parser().parse(text):
        if token.type == "colon_fence":
            yield from fences(token.content)
        elif token.type == "fence":
            yield token


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_example_is_run(path: Path) -> None:
    """A prompt stands in a ``{doctest}`` block: in any other, nobody would check the result."""
    for fence in fences(path.read_text("utf-8")):
        if ">>>" in fence.content:
            assert fence.info.strip().startswith("{doctest}"), fence.map


def test_method_shows_its_calculations() -> None:
    """Published claims that can be re-derived are re-derived where the method is explained."""
    text = (DOCS / "method.md").read_text("utf-8")
    found = [f for f in fences(text) if f.info.strip().startswith("{doctest}")]

    assert len(found) >= 5


def tables(text: str) -> Iterator[tuple[str, str]]:
    r"""Yield caption and name of the tables of a text, neither of a table that stands by itself.

    >>> list(tables("```{table} A caption\n:name: tab-a\n\n| a |\n|---|\n| 1 |\n```"))
    [('A caption', 'tab-a')]
    >>> list(tables("| a |\n|---|\n| 1 |"))
    [('', '')]
    """
    yield from (("", "") for token in parser().parse(text) if token.type == "table_open")
    for fence in fences(text):
        directive, _, caption = fence.info.strip().partition(" ")
        if directive in {"{table}", "{list-table}", "{csv-table}"}:
            name = NAME.search(fence.content)
            yield caption, name[1] if name else ""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_table_has_a_caption_and_is_referred_to(path: Path) -> None:
    text = path.read_text("utf-8")
    for caption, name in tables(text):
        assert caption, f"{path.name}: a table without caption"
        assert f"{{numref}}`{name}`" in text, f"{path.name}: {caption}: no sentence refers to it"
