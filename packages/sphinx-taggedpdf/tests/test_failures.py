"""Bad input: a warning or an error with file and line, never a traceback, never a silent loss."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from sphinx.errors import ConfigError

from .conftest import Built

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>'
ODD = """
from docutils import nodes
from docutils.parsers.rst import Directive
class Odd(Directive):
    has_content = True
    def run(self):
        node = nodes.status("", "inside the odd")
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return [node]
def setup(app): app.add_directive("odd", Odd)
"""
WIDE = (
    "| "
    + " | ".join("unbreakableword" for _ in range(12))
    + " |\n|"
    + "---|" * 12
    + "\n| "
    + " | ".join("x" * 12)
    + " |"
)
CASES = {
    "unknown node": (
        "```{odd}\n```",
        "text.md:3: WARNING: no rule for <status>",
        "[taggedpdf.node]",
        "inside the odd",
    ),
    "missing image": (
        "![a tree](no.png)",
        "text.md:3: WARNING: image cannot be printed: no.png",
        "[taggedpdf.image]",
        "a tree",
    ),
    "remote image": (
        "![a tree](https://x.invalid/a.png)",
        "text.md:3: WARNING: image cannot",
        "[taggedpdf.image]",
        "a tree",
    ),
    "image without alt": (
        "![](a.svg)",
        "text.md:3: WARNING: image without alternative text",
        "[taggedpdf.alt]",
        "",
    ),
    "formula": (
        r"Sum $\foo{q}$.",
        "text.md:3: WARNING: formula cannot be converted",
        "[taggedpdf.math]",
        r"\foo{q}",
    ),
    "broken formula": (
        "$$x^{$$",
        "text.md:3: WARNING: formula cannot be converted",
        "[taggedpdf.math]",
        "x^{",
    ),
    "duplicate label": ("(twice)=\nA.\n\n(twice)=\nB.", "text.md:", "Duplicate", "B."),
    "link to nowhere": ("[go](#missing)", "text.md:3: WARNING: ", "missing", "go"),
    "wide table": (
        WIDE,
        "text.md:3: WARNING: table is wider than the page",
        "[taggedpdf.table]",
        "unbreak",
    ),
    "private sign": (
        "A \ue000 sign and `code \ue000`",
        "text.md:3: WARNING: signs of a private use area have no meaning to read out: U+E000",
        "[taggedpdf.glyph]",
        "[U+E000]",
    ),
    "emoji": (
        "A 🚀 and 漢.",
        "text.md:3: WARNING: no font has 🚀 (U+1F680 rocket); the name",
        "[taggedpdf.glyph]",
        "[rocket]",
    ),
    "script": (
        "ሰላም and ሰላ.\n\nሰ.",
        "text.md:3: WARNING: no font has Ethiopic letters (such as ሰ): pip install justmytype-intl-africa",
        "[taggedpdf.glyph]",
        "[Ethiopic: 3] and [Ethiopic: 2]",
    ),
    "raw html": (
        "<div>gone</div>",
        "text.md:3: WARNING: raw HTML has no meaning",
        "[taggedpdf.raw]",
        "",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_warning_names_file_and_line(name: str, tiny: Callable[..., Built]) -> None:
    text, start, end, printed = CASES[name]
    built = tiny(
        f"# Chapter\n\n{text}\n",
        conf=ODD + 'myst_enable_extensions = ["dollarmath"]\n',
        files={"a.svg": SVG},
    )

    assert built.error is None
    assert start in built.warnings
    assert end in built.warnings
    assert printed in "".join(page.extract_text() for page in PdfReader(built.pdf).pages).replace(
        "\n", ""
    )


def test_unbreakable_address_stays_on_the_page(tiny: Callable[..., Built]) -> None:
    built = tiny("# Chapter\n\n<https://example.org/" + "a" * 300 + ">\n")
    edges: list[float] = []

    def visit(text: str, _cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip("\n").startswith("a" * 9):
            edges.append(tm[4] + len(text.strip()) * size * 0.45)

    PdfReader(built.pdf).pages[-1].extract_text(visitor_text=visit)

    assert built.warnings == ""
    assert edges and max(edges) < 595


def test_missing_font_package_and_folder(tiny: Callable[..., Built]) -> None:
    built = tiny(
        "# Chapter\n\nWords.\n",
        conf='taggedpdf_font_packages = ["fontpkg_nowhere"]\ntaggedpdf_fonts = ["nofonts"]\n',
    )

    assert "font package not installed: fontpkg_nowhere" in built.warnings
    assert "font folder not found: nofonts" in built.warnings
    assert "[taggedpdf.font]" in built.warnings


def test_missing_attachment(tiny: Callable[..., Built]) -> None:
    built = tiny(
        "# Chapter\n", conf='taggedpdf_attachments = [{"path": "no.csv"}, {"path": "conf.py"}]\n'
    )

    assert "file to attach not found: no.csv" in built.warnings
    assert "attachment without a description: conf.py" in built.warnings


def test_typst_error_names_the_source_and_keeps_the_last_pdf(tiny: Callable[..., Built]) -> None:
    good = tiny("# Chapter\n\nGood.\n").pdf.read_bytes()
    bad = tiny("# Chapter\n\nGood.\n\n```{raw} typst\n#nonsense\n```\n")

    assert 1 == bad.app.statuscode
    assert "text.md:5: unknown variable: nonsense" in bad.warnings
    assert "Traceback" not in bad.warnings
    assert good == bad.pdf.read_bytes()
    assert not list(bad.out.glob(".*.new"))


def test_corrupt_image_is_framed_with_its_place(tiny: Callable[..., Built]) -> None:
    bad = tiny("# Chapter\n\n![broken](a.png)\n", files={"a.png": b"\x89PNG\r\n\x1a\nnot an image"})

    assert "text.md:3: WARNING: image cannot be printed: a.png" in bad.warnings
    assert "broken" in PdfReader(bad.pdf).pages[-1].extract_text()


def test_a_file_attached_twice(tiny: Callable[..., Built]) -> None:
    row = '{"path": "rain.csv", "description": "Rain"}'
    bad = tiny(
        "# Chapter\n", conf=f"taggedpdf_attachments = [{row}, {row}]", files={"rain.csv": "1"}
    )

    assert "file attached twice: rain.csv; give one another name" in bad.warnings
    assert ["rain.csv"] == list(PdfReader(bad.pdf).attachments)


def test_a_place_that_cannot_be_written(tiny: Callable[..., Built], tmp_path: Path) -> None:
    (tmp_path / "out" / "own.pdf" / "full").mkdir(parents=True)
    bad = tiny("# Chapter\n", taggedpdf_filename="own.pdf")

    assert 1 == bad.app.statuscode
    assert "own.pdf" in bad.warnings and "choose another output folder" in bad.warnings
    assert "Traceback" not in bad.warnings


def test_a_name_that_is_too_long_for_a_file(tiny: Callable[..., Built]) -> None:
    bad = tiny("# Chapter\n", taggedpdf_filename=f"{'x' * 260}.pdf")

    assert 1 == bad.app.statuscode
    assert "give a shorter name (taggedpdf_filename" in bad.warnings
    assert "another output folder" not in bad.warnings


def test_a_title_of_hundreds_of_letters_names_a_file(tiny: Callable[..., Built]) -> None:
    built = tiny("# Chapter\n", project="x" * 300)

    assert "" == built.warnings
    assert built.pdf.exists()
    assert "x" * 300 in built.text.replace(" ", "")


def test_a_folder_for_typst_that_cannot_be_made(tiny: Callable[..., Built], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".taggedpdf").write_text("a file")
    bad = tiny("# Chapter\n")

    assert 1 == bad.app.statuscode
    assert "choose another output folder" in bad.warnings
    assert not bad.pdf.exists()


def test_missing_template(tiny: Callable[..., Built]) -> None:
    with pytest.raises(ConfigError, match=r"taggedpdf_template not found: no\.typ"):
        tiny("# A\n", conf='taggedpdf_template = "no.typ"\n')


def test_nothing_is_imported_from_the_project_around() -> None:
    assert not [
        name for name in sys.modules if name.startswith("sphinx_taggedpdf.") and "briefing" in name
    ]
