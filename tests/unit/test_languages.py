"""What of a page counts as words, which a language has or lacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from myst_parser.parsers.docutils_ import Parser

from briefing.sphinxext.languages import holds_words

PAGE = """---
orphan: true
tocdepth: Two levels
---
# A title

:Gauge: On the **roof**

`code` in a sentence

:Unit: Litre
"""
SETTINGS = {"myst_enable_extensions": ["fieldlist"], "doctitle_xform": False}


def as_read() -> nodes.document:
    """Return the page as the transforms of a translation see it."""
    page = new_document("page.md", get_default_settings(Parser))
    page.settings.myst_enable_extensions = SETTINGS["myst_enable_extensions"]
    Parser().parse(PAGE, page)
    return page


def as_published() -> nodes.document:
    """Return the page when docutils has made its settings a `docinfo`."""
    return publish_doctree(PAGE, parser=Parser(), settings_overrides=SETTINGS)


@pytest.mark.parametrize("made", [as_read, as_published])
def test_a_list_of_fields_is_words_and_settings_are_none(
    made: Callable[[], nodes.document],
) -> None:
    page = made()
    texts = [node.astext() for node in page.findall(nodes.TextElement) if holds_words(node)]

    assert texts == [
        "A title", "Gauge", "On the roof", "roof", "code in a sentence", "Unit", "Litre"
    ]  # fmt: skip
    assert "Two levels" in page.astext()
