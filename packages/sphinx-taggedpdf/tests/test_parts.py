"""Parts, several documents, numbers without gaps, and links called by where they lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pypdf import PdfReader

from .conftest import FIRST, SVG, Built


def test_parts_and_lifted_chapters(tmp_path: Path, book: Callable[..., Built]) -> None:
    built = book(
        ".. toctree::\n   :caption: Part one, the sea\n\n   a\n\n"
        "The land\n--------\n\n.. toctree::\n\n   b\n",
        files={"a.rst": "Fish\n====\n\nSwim.\n", "b.rst": "Cows\n====\n\nGraze.\n"},
    )
    reader = PdfReader(built.pdf)
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]

    assert built.warnings == ""
    assert titles == ["Part one, the sea", "Fish", "The land", "Cows"]
    assert all(page.extract_text().strip() for page in reader.pages)


def test_a_picture_for_dark_screens_leaves_no_gap(book: Callable[..., Built]) -> None:
    shades = [("class", "light"), ("class", "dark"), ("figclass", "light"), ("figclass", "dark")]
    figures = "".join(
        f".. figure:: dot.svg\n   :alt: dot\n   :{option}: only-{shade}\n\n   A caption.\n\n"
        for option, shade in shades
    )
    last = ".. _last:\n\n.. figure:: dot.svg\n   :alt: dot\n\n   Last.\n\nSee :numref:`last`."
    built = book(FIRST + figures + last, conf="numfig = True", files={"dot.svg": SVG.format("")})

    assert built.warnings == ""
    assert re.findall(r"Fig. \d", built.text) == ["Fig. 1", "Fig. 2", "Fig. 3", "Fig. 3"]
    assert built.text.count("A caption.") == 2


def test_an_index_that_sends_elsewhere(book: Callable[..., Built]) -> None:
    entries = ".. index::\n   see: drizzle; rain\n   single: rain\n   seealso: rain; hail\n\n"
    built = book(
        ".. toctree::\n\n   a\n   b\n",
        conf="taggedpdf_documents = ["
        '{"start": "a", "filename": "a.pdf"}, {"start": "b", "filename": "b.pdf"}]\n',
        files={"a.rst": f"Fish\n====\n\n{entries}Swim.\n", "b.rst": "Cows\n====\n\nGraze.\n"},
    )
    (*_, index), other = (PdfReader(built.out / n).pages for n in ("a.pdf", "b.pdf"))

    assert built.warnings == ""
    assert "D drizzle see rain R rain, 2 see also hail" in " ".join(index.extract_text().split())
    assert not any("drizzle" in page.extract_text() for page in other)


def test_several_documents(book: Callable[..., Built]) -> None:
    built = book(
        "See :doc:`b`.\n\n.. toctree::\n\n   a\n   b\n",
        conf="taggedpdf_documents = ["
        '{"start": "a", "filename": "a.pdf", "title": "About fish"},'
        '{"start": "index", "filename": "all.pdf", "toctree_only": True}]\n',
        files={"a.rst": "Fish\n====\n\nSwim, see :doc:`b`.\n", "b.rst": "Cows\n====\n\nGraze.\n"},
    )
    one, whole = (
        " ".join(p.extract_text() for p in PdfReader(built.out / n).pages)
        for n in ("a.pdf", "all.pdf")
    )

    assert built.warnings == ""
    assert "About fish" in one and "Swim, see Cows" in one and "Graze" not in one
    assert "Graze" in whole and "See Cows." not in whole


def test_links_are_called_by_their_target(book: Callable[..., Built]) -> None:
    built = book(FIRST + "See Second_.\n\nSecond\n------\n\nText.")
    with pikepdf.open(built.pdf) as pdf:
        said = {
            str(a.Contents) for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a
        }

    assert "Second, page 4" in said


def test_no_headings_no_contents(book: Callable[..., Built]) -> None:
    built = book("Only a paragraph.")

    assert built.warnings == ""
    assert "Contents" not in built.text
    assert all(page.extract_text().strip() for page in PdfReader(built.pdf).pages)


def test_contents_can_be_left_out(book: Callable[..., Built]) -> None:
    built = book(FIRST + "Text.", conf='taggedpdf_metadata = {"contents": False}')

    assert built.warnings == ""
    assert "Contents" not in built.text
