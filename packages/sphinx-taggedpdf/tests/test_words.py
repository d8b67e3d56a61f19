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


#: Cells so narrow that a word breaks at its hyphen; what stands beside it is read between.
CELLS = """
#set page(width: 60mm, height: 40mm, margin: 6mm)
#set text(size: 9pt)
#table(columns: (9mm, 20mm), [py-api], [string of two])"""
#: Rows that say the same again and again, in cells so narrow that each breaks.
ROWS = """
#set page(width: 60mm, height: 60mm, margin: 6mm)
#set text(size: 9pt)
#for n in range(40) {
  table(columns: (14mm, 14mm, 14mm), [type kind], [string text], [array items of #n])
}"""
#: Long contents between an introduction and the first chapter.
CONTENTS = f"""
#set page(width: 60mm, height: 60mm, margin: 6mm)
Runs on both.
#pagebreak()
Beginning #for n in range(60) [ Section number #n has a title of some length #pagebreak() ]
Beginning {" ".join(f"sentence{n}" for n in range(9))}"""


def lost(folder: Path, *blocks: str, page: str = PAGE) -> list[str]:
    """Return the words of blocks that the page lacks."""
    (folder / "page.typ").write_text(page, "utf-8")
    content = typst.compile(str(folder / "page.typ"))
    said = [Said(f"file:{n}", block.split(), apart=False) for n, block in enumerate(blocks)]
    return [word for block in words.check(content, said).lost for word in block.words]


def test_a_word_parted_by_the_end_of_a_page_is_found(tmp_path: Path) -> None:
    assert [] == lost(tmp_path, "an example below ends")


def test_a_word_that_is_turned_round_is_found_where_a_sign_says_so(tmp_path: Path) -> None:
    assert ["na"] == lost(tmp_path, "na example below ends")
    (tmp_path / "page.typ").write_text(PAGE, "utf-8")
    said = [Said("file:0", ["na", "elpmaxe", "below"], apart=False, turned=True)]
    assert [] == words.check(typst.compile(str(tmp_path / "page.typ")), said).lost


def test_a_word_that_only_begins_like_a_parted_one_is_lost(tmp_path: Path) -> None:
    assert ["beside"] == lost(tmp_path, "an example beside ends")


def test_a_word_that_a_cell_parts_at_its_hyphen_is_found(tmp_path: Path) -> None:
    assert [] == lost(tmp_path, "py-api", "string of two", page=CELLS)


def test_a_word_in_a_cell_is_lost_if_a_piece_of_it_is(tmp_path: Path) -> None:
    assert ["py-abi"] == lost(tmp_path, "py-abi", "string of two", page=CELLS)


def test_what_stands_behind_long_contents_is_found(tmp_path: Path) -> None:
    said = " ".join(f"sentence{n}" for n in range(9))
    assert [] == lost(tmp_path, "Runs on both", "Beginning", said, page=CONTENTS)
    assert ["gone"] == lost(tmp_path, "Runs on both", "Beginning", f"{said} gone", page=CONTENTS)


def test_cells_that_say_the_same_do_not_lead_the_reading_astray(tmp_path: Path) -> None:
    rows = [f"array items of {n}" for n in range(40)]
    cells = [cell for row in rows for cell in ("type kind", "string text", row)]

    assert [] == lost(tmp_path, *cells, page=ROWS)
    assert ["gone"] == lost(tmp_path, *cells[:60], "type gone", *cells[61:], page=ROWS)
