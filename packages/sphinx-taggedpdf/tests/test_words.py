"""Every word of the sources is found in the finished file, and a word that is not there is told."""

from __future__ import annotations

from pathlib import Path

import typst
from sphinx_taggedpdf.assemble.said import Said
from sphinx_taggedpdf.pdf import words

#: A page so small that a hyphen parts a word at its end; head and foot stand between.
PAGE = """
#set page(width: 24mm, height: 22mm, margin: 6mm, header: text(size: 4pt)[Head of all],
  footer: text(size: 4pt)[Foot])
#set text(size: 9pt, hyphenate: true, lang: "en")
an example below ends."""


def lost(folder: Path, *said: str) -> list[str]:
    """Return the words of a block that the page lacks."""
    (folder / "page.typ").write_text(PAGE, "utf-8")
    content = typst.compile(str(folder / "page.typ"))
    found = words.check(content, [Said("file:1", list(said), apart=False)])
    return [word for block in found.lost for word in block.words]


def test_a_word_parted_by_the_end_of_a_page_is_found(tmp_path: Path) -> None:
    assert [] == lost(tmp_path, "an", "example", "below", "ends")


def test_a_word_that_only_begins_like_a_parted_one_is_lost(tmp_path: Path) -> None:
    assert ["beside"] == lost(tmp_path, "an", "example", "beside", "ends")
