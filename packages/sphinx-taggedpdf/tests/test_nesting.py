"""Blocks that stand in each other deeper than Typst can lay out are printed one behind the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from pypdf import PdfReader
from sphinx_taggedpdf.assemble.nesting import flatten

from .conftest import Built

LEVELS = 24
KINDS = {
    "terms": "".join("  " * n + f"term{n}\n" for n in range(LEVELS)) + "  " * LEVELS + "word\n",
    "fields": "".join("  " * n + f":name{n}:\n" for n in range(LEVELS)) + "  " * LEVELS + "word\n",
    "quotes": "".join("  " * n + f"quote{n}\n\n" for n in range(1, LEVELS)),
    "classes": "".join("   " * n + f".. py:class:: Class{n}\n\n" for n in range(LEVELS)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_deep_blocks_are_printed_with_one_warning(kind: str, book: Callable[..., Built]) -> None:
    built = book(KINDS[kind], conf="taggedpdf_use_index = False\n")
    text = "".join(page.extract_text() for page in PdfReader(built.pdf).pages)
    assert built.warnings.count("[taggedpdf.compile]") == 1
    assert "index.rst:" in built.warnings.partition("[taggedpdf.compile]")[0]
    assert "[taggedpdf.lost]" not in built.warnings
    for word in KINDS[kind].replace(".. py:class::", "").split():
        assert word.strip(":") in text


def test_items_keep_their_order_and_their_marks() -> None:
    lines = [f"{'   ' * n}{'c.' if n % 2 else '* '} item{n}\n" for n in range(9)]
    tree = publish_doctree("\n".join(lines) + "\n   back in the second level\n")
    words = [node.astext() for node in tree.findall(nodes.paragraph)]
    flatten(tree)
    flat = [node.astext() for node in tree.findall(nodes.paragraph)]
    assert [text.removeprefix("• ").removeprefix("c. ") for text in flat] == words
    assert flat[6:9] == ["• item6", "c. item7", "• item8"]
    assert flat[:6] == words[:6]
