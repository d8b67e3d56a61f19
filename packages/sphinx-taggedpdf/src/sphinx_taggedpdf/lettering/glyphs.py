"""Which characters the fonts can print, and what stands in for those that they cannot.

An archival PDF must not contain a character without a glyph, and a reader must not lose it: the
name of a sign is printed instead, with a warning.
Of a whole script without a font there is one message, which names the package to add.
The project's font files are asked directly; what they lack is tried with the fonts inside Typst.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from docutils import nodes
from fontTools.ttLib import TTFont

from ..typst.code import call
from ..warnings import Kind, warn
from .scripts import FIXED_WIDTH, PACKAGES, advice, script_of

_IGNORED = {"Cf", "Zl", "Zp", "Zs"}
_SELECTORS = dict.fromkeys(range(0xFE00, 0xFE10))
#: characters that a PDF must not hold: control characters, and what is no character
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")

#: signs without a meaning that can be read out, which PDF/A forbids, whatever a font draws for them
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")


@lru_cache(maxsize=64)
def _covered(font: Path) -> frozenset[int]:
    with TTFont(font, lazy=True, fontNumber=0) as file:
        return frozenset(file.getBestCmap() or ())


class Glyphs:
    """Knows the characters that have no glyph in any font."""

    def __init__(self, fonts: Iterable[Path]) -> None:
        self._covered = frozenset[int]().union(*(_covered(font) for font in fonts))
        self._known: dict[str, bool] = {}
        #: scripts without a font of which there was a message
        self._told: set[str] = set()

    def learn(self, text: str) -> None:
        """Find out about all characters of *text* at once."""
        new = [c for c in sorted(set(text) - set(self._known)) if not self._certain(c)]
        asked = [c for c in new if script_of(c) not in PACKAGES.keys() - FIXED_WIDTH]
        lacking = _lacking("".join(asked)) if asked else frozenset()
        self._known |= {c: c in asked and c not in lacking for c in new}

    def _certain(self, character: str) -> bool:
        return ord(character) in self._covered or unicodedata.category(character) in _IGNORED

    def scripts(self, text: str) -> list[str]:
        """Return the scripts of *text* whose letters the project's own fonts lack."""
        letters = (c for c in sorted(set(text)) if ord(c) not in self._covered)
        return list(dict.fromkeys(filter(None, map(script_of, letters))))

    def lacking(self, text: str) -> list[str]:
        """Return the characters of *text* that no font has, in order and once each."""
        self.learn(text)
        return [c for c in dict.fromkeys(text) if not self._known.get(c, True)]

    def printable(self, text: str, node: nodes.Node | str | None = None) -> str:
        """Return *text* as it can be printed: names instead of signs that no font has; *node* is its place."""
        text = _FORBIDDEN.sub("", text.translate(_SELECTORS))
        if text.isascii():
            return text
        text = _without_private(text, node)
        lost = self.lacking(text)
        signs = [c for c in lost if script_of(c) is None]
        if signs:
            codes = ", ".join(f"{c} (U+{ord(c):04X} {_name(c)})" for c in signs)
            warn(Kind.GLYPH, f"no font has {codes}; the name is printed instead", location=node)
        self._note_fixed_width(text, node)
        for character in signs:
            text = text.replace(character, f"[{_name(character)}]")
        return self._without_scripts(text, [c for c in lost if c not in signs], node)

    def _note_fixed_width(self, text: str, node: nodes.Node | str | None) -> None:
        """Say once of each script that a font would print its letters better."""
        for script in FIXED_WIDTH - self._told:
            if any(script_of(c) == script and ord(c) not in self._covered for c in text):
                self._told.add(script)
                said = f"{script} letters are printed with a fixed width: {advice(script)}"
                warn(Kind.GLYPH, said, location=node)

    def _without_scripts(self, text: str, lost: list[str], node: nodes.Node | str | None) -> str:
        """Replace each run of letters without a font by the name of their script."""
        for script in dict.fromkeys(str(script_of(c)) for c in lost):
            letters = "".join(c for c in lost if script_of(c) == script)
            if script not in self._told:
                self._told.add(script)
                said = f"no font has {script} letters (such as {letters[0]}): {advice(script)}"
                warn(Kind.GLYPH, f"{said}; they are not printed", location=node)
            run = re.compile(f"[{re.escape(letters)}]+")
            text = run.sub(lambda m, s=script: f"[{s}: {len(m[0])}]", text)  # type: ignore[misc]
        return text

    def all_printable(self, value: Any, place: str) -> Any:
        """Return plain data from a file with every text in it as it can be printed."""
        if isinstance(value, str):
            return self.printable(value, place)
        if isinstance(value, Mapping):
            return {k: self.all_printable(v, place) for k, v in value.items()}
        return [self.all_printable(v, place) for v in value] if isinstance(value, list) else value


def _without_private(text: str, node: nodes.Node | str | None) -> str:
    """Replace each sign of the private use areas by its code."""
    if found := sorted(set(map(_name, _PRIVATE.findall(text)))):
        said = f"signs of a private use area have no meaning to read out: {', '.join(found)}"
        warn(Kind.GLYPH, f"{said}; their codes are printed", location=node)
    return _PRIVATE.sub(lambda sign: f"[{_name(sign[0])}]", text)


def _name(character: str) -> str:
    return unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"


@lru_cache(maxsize=64)
def _lacking(characters: str) -> frozenset[str]:
    """Return those *characters* that Typst's own fonts lack; an archival standard makes each an error."""
    body = "; parbreak(); ".join(call("text", c) for c in characters)
    source = f'#set document(title: "glyphs")\n#{{{body}}}'
    fonts = typst.Fonts(include_system_fonts=False)
    try:
        typst.compile(
            source.encode(), format="pdf", font_paths=fonts, pdf_standards=["a-2u"], timestamp=0
        )
    except typst.TypstError as error:
        said = error.diagnostic
        return frozenset(c for c in characters if f'`"{c}"`' in said or f"{{{ord(c):x}}}" in said)
    return frozenset()
