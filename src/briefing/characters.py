"""Which characters a text of the briefing may hold: those that a reader can see.

What cannot be seen (control characters, overrides of the writing direction, zero-width
characters, soft hyphens) can hide words from a reader, break an output format or make equal
words unequal, so that every text from outside is looked at once, where it is read.
"""

from __future__ import annotations

import re
import unicodedata

#: Control, format, surrogate, private-use, unassigned and separating characters; a line may end.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
#: Stands where a letter was lost when a text was read in another encoding.
_LOST = "\ufffd"
#: Joiners that Persian, Indian scripts and emoji need between two visible letters.
_JOINED = re.compile("(?<=\\S)[\u200c\u200d](?=\\S)")


def hidden(text: str) -> str | None:
    r"""Return the name of the first character that no reader can see, or nothing.

    >>> hidden("a b"), hidden("a\u202eb"), hidden("\0"), hidden("a\u200bb")
    (None, 'U+202E RIGHT-TO-LEFT OVERRIDE', 'U+0000', 'U+200B ZERO WIDTH SPACE')
    """
    if text.isprintable() and _LOST not in text:  # as nearly all cells are
        return None
    for letter in _JOINED.sub("", text):
        if letter == _LOST or (letter != "\n" and unicodedata.category(letter) in _HIDDEN):
            return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()
    return None


def check_words(text: str) -> str:
    """Return a text that a reader can see whole.

    Raises
    ------
    ValueError
        If it is empty, hides a character, or begins or ends with a space.
    """
    if character := hidden(text):
        raise ValueError(f"a character that nobody sees, {character}")
    if not text or text != text.strip():
        raise ValueError("no words, or a space at an end")
    return text
