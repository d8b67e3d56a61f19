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
#: What the bytes 0x80 to 0xBF are in Windows-1252; of these, what ends words or parts sentences.
_REST = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xC0))
_POINTS = "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026"
_REST, _POINTS = (re.escape(signs) for signs in (_REST, _POINTS))
#: UTF-8 that was read as Windows-1252: Latin letters, dashes and quotes, Cyrillic, East Asia.
_GARBLED = re.compile(
    rf"(?:[ÂÃ](?:(?![{_POINTS}])[{_REST}]|[{_POINTS}](?=\w))|â(?:€[{_REST}]|‚¬|„¢)"
    rf"|(?:[ÐÑ][{_REST}]){{2}}|(?:[á-í][{_REST}]{{2}}){{2}})+"
)
#: With what it begins: looked for first, which is quick.
_FIRST = re.compile("[ÂÃâÐÑá-í]")


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


def garbled(text: str) -> str | None:
    """Return the first letters that were UTF-8 and read in another encoding, or nothing.

    >>> garbled("GrÃ¶ÃŸe"), garbled("9â€“12"), garbled("Größe „Ä“, São, 9–12, »Café«“")
    ('Ã¶ÃŸ', 'â€“', None)
    """
    if text.isascii():
        return None
    tried = (_GARBLED.match(text, first.start()) for first in _FIRST.finditer(text))
    return next((found[0] for found in tried if found), None)


def check_words(text: str) -> str:
    """Return a text that a reader can see whole.

    Raises
    ------
    ValueError
        If it is empty, hides a character, was read in another encoding, or begins or ends with a
        space.
    """
    if character := hidden(text):
        raise ValueError(f"a character that nobody sees, {character}")
    if letters := garbled(text):
        raise ValueError(f"{letters!r} is text that was read in another encoding")
    if not text or text != text.strip():
        raise ValueError("no words, or a space at an end")
    return text
