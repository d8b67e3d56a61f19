"""What is compared of a text: its letters and digits, so that breaks, hyphens and ligatures do not count."""

from __future__ import annotations

import re
import unicodedata

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
