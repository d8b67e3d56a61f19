"""What other pages may show of a page: all but the words of plain sentences."""

from __future__ import annotations

import pytest
from docutils.core import publish_doctree

from briefing.sphinxext.faces import face

PAGE = """Rain
====

It *rains*.

- Often
"""


def face_of(text: str) -> str:
    """Return the face of a page."""
    return face(publish_doctree(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It *rains*.", "It *pours* today."),
        ("Often", "Rarely"),
        ("It *rains*.", "It rains.\n\nAgain."),
    ],
)
def test_words_of_sentences_are_nobody_elses(old: str, new: str) -> None:
    """Other words, one paragraph more: no other page shows them."""
    assert face_of(PAGE) == face_of(PAGE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [("Rain\n====", "Snow\n===="), ("Often", "`Often <https://example.org>`_"), ("*rains*", "rains [1]_"),
     ("- Often", "term\n  meaning"), ("- Often", ".. note:: Often"), ("- Often", "- Often\n\n.. _a:\n\nB")],
)  # fmt: skip
def test_titles_links_terms_and_notes_may_be_shown(old: str, new: str) -> None:
    """Whatever another page may take up changes the face."""
    assert face_of(PAGE) != face_of(PAGE.replace(old, new))
