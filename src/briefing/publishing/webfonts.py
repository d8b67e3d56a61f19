"""The house fonts: small subsets for the web, static weights for charts, East Asian letters for print.

``python -m briefing.publishing.webfonts .`` makes the files of docs/_static/fonts and design/fonts
again after a new release of a font package; what stands there is committed, so that a build makes
no fonts.
"""

from __future__ import annotations

import base64
import importlib.util
import io
import logging
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..charts.theme import FAMILY

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._n_a_m_e import NameRecord

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it reports every table that it cuts

#: English, German, names from the region in Latin letters, and the signs that charts use.
CHARACTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + (
    "ĆćČčĞğıŁłŃńŌōŎŏŒœŚśŠšŪūŬŭŽž‐‑‒–—‘’‚“”„•…‰′″‹›€−×÷≈≠≤≥←↑→↓▲▼✓✗\u2009\u202f"
)
#: Kerning, ligatures, lining and old-style, proportional and tabular figures.
FEATURES = ("kern", "liga", "lnum", "onum", "pnum", "tnum")


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: where it comes from and which part of it is kept."""

    name: str
    package: str
    file: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...]

    def source(self) -> Path:
        """Return the font as its package brings it."""
        spec = importlib.util.find_spec(self.package)
        assert spec is not None and spec.origin is not None
        return Path(spec.origin).parent / self.file


_WEIGHTS = ("wght", (400.0, 700.0))
_OPTICAL = ("opsz", 14.0)
FACES = (
    Face("briefing-sans", "fontpkg_source_sans_3", "files/SourceSans3[wght].ttf", (_WEIGHTS,)),
    Face("briefing-serif", "fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf",
         (_WEIGHTS, _OPTICAL)),
    Face("briefing-serif-italic", "fontpkg_source_serif_4", "files/SourceSerif4-Italic[opsz,wght].ttf",
         (("wght", 400.0), _OPTICAL)),
)  # fmt: skip
#: Static weights of the house sans: neither matplotlib nor Typst knows variable fonts.
STATIC = tuple(
    Face(f"briefing-sans-{weight:.0f}", "fontpkg_source_sans_3", "files/SourceSans3[wght].ttf",
         (("wght", weight),))
    for weight in (400.0, 600.0)
)  # fmt: skip

#: For titles in East Asian scripts; print alone takes its fonts along, pages use the reader's.
EAST_ASIAN = Face("briefing-cjk", "noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf", ())


def east_asian() -> str:
    """Return the Hangul of KS X 1001, and all characters of JIS X 0208.

    >>> len(east_asian()), "핵" in east_asian(), "萬" in east_asian()
    (9229, True, True)
    """
    found = []
    for codec, rows in (("euc_kr", range(0xB0, 0xC9)), ("euc_jp", range(0xA1, 0xF5))):
        pairs = (bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF))
        found += [pair.decode(codec, "ignore") for pair in pairs]
    return "".join(found)


def reduced(
    font_file: Path | BinaryIO,
    text: Iterable[str],
    axes: Mapping[str, object] | None = None,
    flavour: str | None = "woff2",
) -> bytes:
    """Return a font with only the glyphs of a text, as WOFF2 or plain; the same bytes each time."""
    # taken in here, because a build in which no drawing changed needs none of it
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

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
    if axes and flavour is None:
        _name_weight(font)
    font.flavor = flavour
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


def _name_weight(font: TTFont) -> None:
    """Call a static weight by its family alone; the number of its weight tells it from others."""
    weight = font["OS/2"].usWeightClass
    for ident in (16, 17, 25):
        font["name"].removeNames(nameID=ident)
    for ident, words in ((1, FAMILY), (2, f"{weight}"), (4, f"{FAMILY} {weight}")):
        font["name"].setName(words, ident, 3, 1, 0x409)


def _place(record: NameRecord) -> tuple[int, int, int]:
    return record.platformID, record.platEncID, record.langID


@cache
def _for_text(path: Path, characters: str) -> str:
    return base64.b64encode(reduced(path, characters)).decode()


def embed(svg: str, fonts: Sequence[Path]) -> str:
    """Return a drawing that carries its own fonts: a picture in a page sees none of the page's.

    `fonts` are the regular and the semibold weight.

    >>> embed("<svg><path/></svg>", [])
    '<svg><path/></svg>'
    """
    faces = []
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", svg)
    bold = re.search(r"<text [^>]*font-weight: (?:600|bold)", svg)
    for path, weight in zip(fonts, (400, 600), strict=False):
        if texts and (weight == 400 or bold):
            data = _for_text(path, "".join(sorted(set(unescape("".join(texts))))))
            faces.append(
                f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
                f"src:url(data:font/woff2;base64,{data})}}"
            )
    if not faces:
        return svg
    style = f"<style>{''.join(faces)}</style>"
    found, count = re.subn(r"<svg\b[^>]*>", lambda tag: tag[0] + style, svg, count=1)
    assert count == 1, "a drawing is one <svg>"
    return found


def write(root: Path) -> None:
    """Write the font files of the site and of the charts."""
    for face in FACES:
        font = reduced(face.source(), CHARACTERS, dict(face.axes))
        (root / "docs" / "_static" / "fonts" / f"{face.name}.woff2").write_bytes(font)
    for face in STATIC:
        font = reduced(face.source(), CHARACTERS, dict(face.axes), None)
        (root / "design" / "fonts" / f"{face.name}.ttf").write_bytes(font)
    font = reduced(EAST_ASIAN.source(), east_asian(), None, None)
    (root / "design" / "fonts" / f"{EAST_ASIAN.name}.otf").write_bytes(font)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
