"""What is compared of a text: its letters and digits, so that breaks, hyphens and ligatures do not count."""

from __future__ import annotations

import re
import unicodedata

#: right to left, Indic and South-East Asian scripts: their letters join, change places and share glyphs
_JOINED = re.compile("[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]")
_SIGNS = re.compile(r"[\W_]+")


def letters(text: str, /) -> str:
    """Return the letters and digits of a text."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


def pieces(word: str, /) -> str:
    """Return the letters and digits of a word, with a hyphen for the signs within, where a line may break."""
    return _SIGNS.sub("-", unicodedata.normalize("NFKC", word)).strip("-")


def whole(word: str, /) -> str:
    """Return a word without those hyphens."""
    return word.replace("-", "")


def joined(word: str, /) -> bool:
    """Tell whether a word has letters that a reader of PDFs gives back in another order, or twice."""
    return _JOINED.search(word) is not None
