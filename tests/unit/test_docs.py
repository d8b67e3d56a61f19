"""The text as source: calculations that are checked, and nothing that only looks checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it.token import Token

from briefing.lint.prose import parser

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


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
