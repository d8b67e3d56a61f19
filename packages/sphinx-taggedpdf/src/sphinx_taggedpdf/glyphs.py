"""Which characters the fonts can print, and what stands in for those that they cannot.

An archival PDF must not contain a character without a glyph, and a reader must not lose it: its
Unicode name is
printed instead, with a warning.
The project's font files are asked directly; what they lack is tried with the fonts inside Typst.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import typst
from docutils import nodes
from fontTools.ttLib import TTFont

from .code import call
from .warnings import Kind, warn

_IGNORED = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_SELECTORS = dict.fromkeys(range(0xFE00, 0xFE10))


@lru_cache(maxsize=64)
def _covered(font: Path) -> frozenset[int]:
    with TTFont(font, lazy=True, fontNumber=0) as file:
        return frozenset(file.getBestCmap() or ())


class Glyphs:
    """Knows the characters that have no glyph in any font."""

    def __init__(self, fonts: Iterable[Path]) -> None:
        self._covered = frozenset[int]().union(*(_covered(font) for font in fonts))
        self._known: dict[str, bool] = {}

    def learn(self, text: str) -> None:
        """Find out about all characters of *text* at once."""
        new = [c for c in sorted(set(text) - set(self._known)) if not self._certain(c)]
        lacking = _lacking("".join(new)) if new else frozenset()
        self._known |= {c: c not in lacking for c in new}

    def _certain(self, character: str) -> bool:
        return ord(character) in self._covered or unicodedata.category(character) in _IGNORED

    def printable(self, text: str, node: nodes.Node | None = None) -> str:
        """Return *text* with the names of the characters that no font has, each with a warning."""
        text = text.translate(_SELECTORS)
        if text.isascii():
            return text
        self.learn(text)
        lost = [c for c in dict.fromkeys(text) if not self._known.get(c, True)]
        if lost:
            codes = ", ".join(f"{c} (U+{ord(c):04X} {_name(c)})" for c in lost)
            warn(Kind.GLYPH, f"no font has {codes}; the name is printed instead", location=node)
        for character in lost:
            text = text.replace(character, f"[{_name(character)}]")
        return text


def _name(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()


@lru_cache(maxsize=64)
def _lacking(characters: str) -> frozenset[str]:
    """Return those *characters* that Typst's own fonts lack.

    An archival standard makes each an error.
    """
    body = "; parbreak(); ".join(call("text", c) for c in characters)
    source = f'#set document(title: "glyphs")\n#{{{body}}}'
    fonts = typst.Fonts(include_system_fonts=False)
    try:
        typst.compile(
            source.encode(), format="pdf", font_paths=fonts, pdf_standards=["a-2u"], timestamp=0
        )
    except typst.TypstError as error:
        return frozenset(c for c in characters if f'`"{c}"`' in error.diagnostic)
    return frozenset()
