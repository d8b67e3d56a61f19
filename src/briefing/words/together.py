"""What must stand on one line: ranges, numbers with their units, dates, citations with their year.

Print keeps these phrases whole; no character is added, so that copied text is the text.
Not for: which phrases a number is printed as (`numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

#: Languages whose months the text may name.
_LANGUAGES = ("en", "de")
_MONTHS = "|".join(
    name for code in _LANGUAGES for name in Locale(code).months["format"]["wide"].values()
)
_SPACE = "[ \N{NO-BREAK SPACE}]"
_NUMBER = rf"[−$€]?\d+(?:[.,]\d+)*(?:{_SPACE}?%)?"
_SCALE = r"(?:million|billion|trillion|Million(?:en)?|Milliarden?|Billion(?:en)?)\b"
_UNIT = r"(?:US dollars?\b|US-Dollar|euros?\b|Euro\b|won\b|Won\b)"
_AMOUNT = rf"{_NUMBER}(?:{_SPACE}{_SCALE})?"
_WHOLE = rf"{_AMOUNT}(?:{_SPACE}{_UNIT})?"
_PHRASES = re.compile(
    rf"(?P<date>\b\d{{1,2}}\.?{_SPACE}(?:{_MONTHS})(?:{_SPACE}\d{{4}})?\b)"
    rf"|(?P<range>{_AMOUNT}(?:–|{_SPACE}to{_SPACE}|{_SPACE}bis{_SPACE}){_WHOLE})"
    rf"|(?P<reference>\b(?:Figs?\.|Abb\.|Table|Tab\.|Tabelle|p\.|pp\.|S\.){_SPACE}\d[\d.]*\d?)"
    rf"|(?P<year>[^\W\d_][\w.’'&-]*{_SPACE}(?:(?:19|20)\d\d[a-z]?|n\.d\.|o\.{_SPACE}J\.)(?![\d–]))"
    rf"|(?P<number>{_WHOLE})"
    r"|(?P<unit>\bUS dollars?\b)"
)
_BREAKS = re.compile(r"[ –-]")
_CUTS = re.compile(rf"{_SPACE}(?=to |bis |US)")
#: A longer phrase is kept in parts.
LONGEST = 34


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in order, each with whether it must stand on one line.

    >>> list(pieces("worth 1.7–5.5 billion US dollars in all"))
    [('worth ', False), ('1.7–5.5 billion US dollars', True), (' in all', False)]
    >>> [kept for kept, whole in pieces("457 million to 1.19 billion US dollars", 30) if whole]
    ['457 million', 'to 1.19 billion', 'US dollars']
    >>> [kept for kept, whole in pieces("Cha & Lim 2026, 28 October 2024, Fig. 4.1") if whole]
    ['Lim 2026', '28 October 2024', 'Fig. 4.1']
    """
    here = 0
    for match in _PHRASES.finditer(text):
        for start, end in _parts(match, longest):
            if _BREAKS.search(text, start, end):
                if here < start:
                    yield _between(text[here:start]), False
                yield text[start:end], True
                here = end
    if here < len(text):
        yield _between(text[here:]), False


def _between(text: str) -> str:
    """Return what stands between two phrases; where a long one was parted, a line may break."""
    return " " if text == "\N{NO-BREAK SPACE}" else text


def _parts(match: re.Match[str], longest: int) -> Iterator[tuple[int, int]]:
    """Yield the phrase, or its parts if it is long: each behind a space."""
    start, end = match.span()
    if end - start > longest:
        for cut in (match.start() + m.start() for m in _CUTS.finditer(match[0])):
            yield start, cut
            start = cut + 1
    yield start, end
