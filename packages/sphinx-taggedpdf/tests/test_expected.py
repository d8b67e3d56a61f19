"""What users of Sphinx's LaTeX output expect, looked for in the finished file: its text, tags, bookmarks, colours.

One project has it all and is built once; test_features.py looks at the code for each by itself.
"""

from __future__ import annotations

import re
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader
from sphinx_taggedpdf.pdf.structure import children, collect, kind

from .conftest import SVG, Built, run
from .expected import CONF, DIAGRAMS, INDEX, LOOK, ONE, THEME, TWO
from .test_features import INVENTORY, MODULE, PROGRAM


def _png() -> bytes:
    """Return a picture of one grey point."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes([0, 128]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    source = tmp_path_factory.mktemp("expected") / "source"
    files: dict[str, str | bytes] = {
        "conf.py": CONF, "almanac_diagrams.py": DIAGRAMS, "gauge.py": MODULE, "objects.inv": INVENTORY,
        "index.rst": INDEX, "one.rst": ONE, "two.rst": TWO, "a.svg": SVG.format(""),
        "look/main.typ": LOOK, "look/loud.tmTheme": THEME, "a.png": _png(),
        "draw": PROGRAM.format(source / "a.svg"), "draw_png": PROGRAM.format(source / "a.png"),
    }  # fmt: skip
    for name, content in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for name in ("draw", "draw_png"):
        (source / name).chmod(0o755)
    sys.modules.pop("gauge", None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        done = run(source, source.parent / "out")
    assert done.error is None
    assert done.warnings == ""
    return done


@pytest.fixture(scope="module")
def text(built: Built) -> str:
    pages = PdfReader(built.out / "all.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture(scope="module")
def file(built: Built) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(built.out / "all.pdf") as pdf:
        yield pdf


PRINTED = {
    "index": ["weather", "rain, 3"],
    "index of functions": ["rain() (in module gauge), "],
    "hooks of the template": ["Look: Words apart"],
    "numbers of figures": ["Fig. 1 The bar.", "See Fig. 1, Table 1, Listing 1, (1), "],
    "numbers of tables": ["Table 1 Rains"],
    "captions of code": ["Listing 1 Sowing"],
    "line numbers": ["7 for x in range(9): 8 sown = x"],
    "admonitions": ["Warning Hot."],
    "only": ["Only in print."],
    "signatures of autodoc": ["gauge.rain(month: int, *, unit: str = 'mm') → float"],
    "fields of autodoc": ["month – from 1 to 12"],
    "cards and grids": ["First card Its words. Second card Other words."],
    "tabs": ["Linux Use apt."],
    "dropdowns": ["More Folded."],
    "to do": ["Todo Sow more."],
    "versions": ["Added in version 2.1: Hail."],
}


@pytest.mark.parametrize("feature", PRINTED)
def test_words(feature: str, text: str) -> None:
    for words in PRINTED[feature]:
        assert words in text
    assert "Only elsewhere" not in text


def _left(pdf: Path, *wanted: str) -> list[float]:
    """Return how far from the left edge of its page each word begins, in points."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage() for page in document]
    found = []
    for word in wanted:
        at = ((page, page.search(word, match_whole_word=True).get_next()) for page in pages)
        found.append(next(page.get_charbox(hit[0])[0] for page, hit in at if hit))
    return found


def test_columns_are_as_wide_as_the_author_says(built: Built) -> None:
    may, heavy, east, west = _left(built.out / "all.pdf", "May", "heavy", "east", "west")

    # a text of 399 pt: a quarter of it, three quarters of it
    assert heavy - may == pytest.approx(100, abs=3)
    assert west - east == pytest.approx(299, abs=3)


def _fills(file: pikepdf.Pdf) -> set[tuple[int, ...]]:
    """Return the colours that areas and letters of the file are filled with."""
    return {
        tuple(round(float(part) * 255) for part in step.operands)
        for page in file.pages
        for step in pikepdf.parse_content_stream(page)
        if str(step.operator) in ("rg", "scn", "sc") and len(step.operands) == 3
    }


def test_code_has_the_theme_of_the_project_and_emphasised_lines_a_ground(file: pikepdf.Pdf) -> None:
    fills = _fills(file)

    assert (0xC0, 0x00, 0x10) in fills
    assert (0xDF, 0xE7, 0xEE) in fills


def test_tags(file: pikepdf.Pdf) -> None:
    found = collect(file, ("/Figure", "/Table", "/H1", "/H3", "/Formula", "/Caption", "/Code"))
    pictures = {str(figure.Alt) for figure in found["/Figure"]}
    formulas = {str(formula.Alt) for formula in found["/Formula"]}

    assert {"A bar", "a to b", "a leads to b"} <= pictures
    assert formulas == {"m equals a bar"}
    assert len(found["/Table"]) == 2
    assert {kind(child) for child in children(found["/Table"][0])} == {
        "/Caption",
        "/THead",
        "/TBody",
    }


def test_links_lead_to_other_projects(file: pikepdf.Pdf) -> None:
    links = {
        str(link.A.URI) for page in file.pages for link in page.get("/Annots", []) if "/A" in link
    }
    assert links == {"https://x.org/library/json.html#json.loads"}


def test_contents_are_as_deep_as_the_author_says(built: Built) -> None:
    reader = PdfReader(built.out / "all.pdf")
    contents = reader.pages[1].extract_text()
    shown = [line.split(" .")[0].strip() for line in contents.splitlines() if " . ." in line]
    marks = re.findall(r"'/Title': '(.*?)'", str(reader.outline))

    # maxdepth of the table of contents is 3, tocdepth of the second document 1
    assert shown == ["One", "Rain", "Hail", "Two", "Index"]
    assert marks == ["One", "Rain", "Hail", "Two", "Snow", "Index"]


def test_several_files(built: Built) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(built.out / "two.pdf").pages)

    assert "White." in text
    assert "Hail" not in text
