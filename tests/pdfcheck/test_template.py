"""The briefing's template with more content than this edition has: what the next one may print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import typst

SCRATCH = Path(__file__).resolve().parents[2] / "build" / "work" / "pdf" / ".taggedpdf"
#: More rows than a page holds, in the columns of the annexes.
LONG = """
#import "/theme/main.typ": tab, wide-page
#set document(title: "T")
#set page(paper: "a4", columns: 2, ..wide-page)
#tab((), none, [Changes], table(columns: 2, ..range(800).map(n => [w#n])), classes: ("register",))
"""


def test_no_row_of_a_long_table_falls_off_the_page(tmp_path: Path) -> None:
    for name in ("template", "theme", "fonts"):
        shutil.copytree(SCRATCH / "price-of-partnership-en" / name, tmp_path / name)
    (tmp_path / "document.typ").write_text(LONG, "utf-8")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(tmp_path / "fonts")])
    made = typst.Compiler(
        str(tmp_path / "document.typ"), root=str(tmp_path), font_paths=fonts
    ).compile(format="pdf")
    pages = pypdfium2.PdfDocument(made)
    words = [word for page in pages for word in page.get_textpage().get_text_bounded().split()]

    assert [f"w{n}" for n in range(800)] == [word for word in words if word.startswith("w")]
