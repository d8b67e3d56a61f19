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


ELSEWHERE = """Rain
====

term
  meaning

==== =====
Day  Rain
==== =====
May  little
==== =====

.. figure:: rain.svg
   :alt: drops

   caption

   legend
"""


@pytest.mark.parametrize("word", ["meaning", "little", "caption", "legend", "drops"])
def test_words_of_cells_captions_and_legends_are_nobody_elses(word: str) -> None:
    """What others quote of them stands under a name of its own."""
    assert face_of(ELSEWHERE) == face_of(ELSEWHERE.replace(word, "other."[: len(word)]))


@pytest.mark.parametrize("word", ["term", "rain.svg", "Rain\n===="])
def test_terms_and_pictures_may_be_shown(word: str) -> None:
    """A term has an anchor of its own; a picture is a file of the site."""
    assert face_of(ELSEWHERE) != face_of(
        ELSEWHERE.replace(word, word.replace("r", "s").replace("R", "S"))
    )
