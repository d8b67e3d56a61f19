"""The house fonts for the web: small subsets, hosted with the pages, embedded in charts.

``python -m briefing.publishing.webfonts docs/_static/fonts`` makes the files again after a new release of
a font package; what stands there is committed, so that a build makes no fonts.
"""

from __future__ import annotations

import base64
import importlib.util
import io
import logging
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import BinaryIO

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._n_a_m_e import NameRecord
from fontTools.varLib.instancer import instantiateVariableFont

from ..charts.theme import font_files

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it reports every table that it cuts

#: English, German, names from the region in Latin letters, and the signs that charts use.
CHARACTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + (
    "ĆćČčĞğıŁłŃńŌōŎŏŒœŚśŠšŪūŬŭŽž‐‑‒–—‘’‚“”„•…‰′″‹›€−×÷≈≠≤≥←↑→↓▲▼✓✗\u2009\u202f"
)
#: Kerning, ligatures, lining and old-style, proportional and tabular figures.
FEATURES = ("kern", "liga", "lnum", "onum", "pnum", "tnum")


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the site: where it comes from and which part of it is kept."""

    name: str
    package: str
    file: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...]

    def source(self) -> Path:
        """Return the font as its package brings it."""
        spec = importlib.util.find_spec(self.package)
        assert spec is not None and spec.origin is not None
        return Path(spec.origin).parent / "files" / self.file


_WEIGHTS = ("wght", (400.0, 700.0))
_OPTICAL = ("opsz", 14.0)
FACES = (
    Face("briefing-sans", "fontpkg_source_sans_3", "SourceSans3[wght].ttf", (_WEIGHTS,)),
    Face("briefing-serif", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf",
         (_WEIGHTS, _OPTICAL)),
    Face("briefing-serif-italic", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf",
         (("wght", 400.0), _OPTICAL)),
)  # fmt: skip


def reduced(
    font_file: Path | BinaryIO, text: Iterable[str], axes: Mapping[str, object] | None = None
) -> bytes:
    """Return a font with only the glyphs of a text, as WOFF2; the same bytes on every run."""
    font = TTFont(font_file, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # names, copyright and licence stay
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(set(text))))
    subsetter.subset(font)
    if axes:
        font = instantiateVariableFont(font, dict(axes))
    _rename(font)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _rename(font: TTFont) -> None:
    """Give the altered font a name of its own: "Source" is reserved (OFL, clause 3)."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in {1, 3, 4, 6, 16}:
            own = re.sub("Source ?(Sans|Serif)", r"Briefing \1", record.toUnicode())
            own = own.replace(" ", "") if record.nameID == 6 else own
            names.setName(own, record.nameID, *_place(record))


def _place(record: NameRecord) -> tuple[int, int, int]:
    return record.platformID, record.platEncID, record.langID


@cache
def _latin(path: Path) -> bytes:
    """Return the part of a font from which charts take theirs: reading a whole one takes long."""
    return reduced(path, CHARACTERS)


@cache
def _for_text(path: Path, characters: str) -> str:
    part = path if set(characters) - set(CHARACTERS) else io.BytesIO(_latin(path))
    return base64.b64encode(reduced(part, characters)).decode()


def embed(svg: str) -> str:
    """Return a drawing that carries its own fonts: a picture in a page sees none of the page's.

    >>> embed("<svg><path/></svg>")
    '<svg><path/></svg>'
    """
    faces = []
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
    bold = re.search(r"<text [^>]*font-weight: (?:600|bold)", svg)
    for path, weight in zip(font_files(), (400, 600), strict=True):
        if texts and (weight == 400 or bold):
            data = _for_text(path, "".join(sorted(set(unescape("".join(texts))))))
            faces.append(
                f"@font-face{{font-family:'Briefing Sans';font-weight:{weight};"
                f"src:url(data:font/woff2;base64,{data})}}"
            )
    svg = svg.replace("'Source Sans Pro'", "'Briefing Sans'")
    return svg.replace('<style type="text/css">', f'<style type="text/css">{"".join(faces)}', 1)


def write(folder: Path) -> None:
    """Write the font files of the site."""
    for face in FACES:
        font = reduced(face.source(), CHARACTERS, dict(face.axes))
        (folder / f"{face.name}.woff2").write_bytes(font)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
