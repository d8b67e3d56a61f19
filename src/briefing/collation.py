"""The order of words in a dictionary or a list.

English and German share the root order of the Unicode Collation Algorithm (CLDR 48 changes
nothing for either): letters first, then accents, then case.
No wheel of ICU has a collator (PyICU must be compiled), so that its three levels are built
here for alphabets; a language with an order of its own, such as Swedish, would need more.
"""

from __future__ import annotations

import unicodedata

#: Letters without a decomposition that are sorted as others.
_AS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})

Key = tuple[str, str, str]


def sort_key(words: str) -> Key:
    """Return the key by which a dictionary sorts: letters, then accents, then case.

    >>> sorted(["Zahl", "Übung", "ubi", "Łódź", "Lodz", "EU", "Eule"], key=sort_key)
    ['EU', 'Eule', 'Lodz', 'Łódź', 'ubi', 'Übung', 'Zahl']
    """
    folded = unicodedata.normalize("NFD", words.casefold().translate(_AS))
    letters = "".join(c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    return " ".join(letters.split()), words.casefold(), words.swapcase()
