"""The text as source: calculations that are checked, and nothing that only looks checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it.token import Token

from briefing.lint.prose import parser

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def fences(path: Path) -> Iterator[Token]:
    """Yield the blocks of code and the directives of a page."""
    for token in parser().parse(path.read_text("utf-8")):
        if token.type in ("fence", "colon_fence"):
            yield token


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_example_is_run(path: Path) -> None:
    """A prompt stands in a ``{doctest}`` block: in any other, nobody would check the result."""
    for fence in fences(path):
        if ">>>" in fence.content:
            assert fence.info.strip().startswith("{doctest}"), fence.map


def test_method_shows_its_calculations() -> None:
    """Published claims that can be re-derived are re-derived where the method is explained."""
    found = [f for f in fences(DOCS / "method.md") if f.info.strip().startswith("{doctest}")]

    assert len(found) >= 5
