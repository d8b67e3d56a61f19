"""The measures of the page, asked of the template: Python and Typst share them, in one place.

The template's function `widths(width, height)` says how wide columns of text, wide tables and
landscape pages are (palette.typ); a project's own template redefines it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import typst

from .code import string

_QUESTION = """
#import {theme} as doc
#set page(paper: {paper}, margin: 0pt)
#context [#metadata((page.width.pt(), page.height.pt(),
  doc.widths(page.width, page.height).pairs().map(((name, width)) => (name, width.pt()))))<measures>]
"""


class Measures(NamedTuple):
    """Widths and heights in points."""

    #: of the text
    column: float
    #: of a table that reaches into the margin
    wide: float
    #: of a table on a page on its side
    landscape: float
    #: of the page
    height: float


def ask(folder: Path, theme: str, paper: str, fonts: typst.Fonts, /) -> Measures:
    """Return the measures of the template *theme* on *paper*.

    Raise `typst.TypstError` if the template does not compile or the paper is unknown.
    """
    source = folder / "measures.typ"
    source.write_text(_QUESTION.format(theme=string(theme), paper=string(paper)), "utf-8")
    nowhere = str(folder / "no-packages")
    compiler = typst.Compiler(
        str(source), root=str(folder), font_paths=fonts, package_path=nowhere,
        package_cache_path=nowhere,
    )  # fmt: skip
    compiler.compile(format="svg")  # says what is wrong better than a query does
    _width, height, widths = json.loads(compiler.query("<measures>", field="value", one=True))
    source.unlink()
    named = dict(widths)
    return Measures(named["column"], named["wide"], named["landscape"], height)
