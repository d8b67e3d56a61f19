"""What must stand on one line: ranges, numbers with their units, dates, citations with their year.

Print keeps these phrases whole; no character is added, so that copied text is the text.
Not for: which words they are made of (`patterns`), and as what a number is printed (`numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BREAKS = re.compile(r"[ –-]")
#: A longer phrase is kept in parts.
LONGEST = 34


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is kept together in some languages."""

    pattern: re.Pattern[str]
    #: Where a long phrase is parted: at a space before these.
    cuts: re.Pattern[str]
    #: Words between the ends of a range, such as "to".
    between: frozenset[str]

    def pieces(self, text: str, longest: int = LONGEST) -> Iterator[tuple[str, bool]]:
        """Yield the parts of a text in order, each with whether it must stand on one line.

        >>> from briefing.words.catalogue import Language
        >>> from briefing.words.patterns import phrases
        >>> english = phrases(Language())
        >>> list(english.pieces("worth 1.7–5.5 billion US dollars in all"))
        [('worth ', False), ('1.7–5.5 billion US dollars', True), (' in all', False)]
        >>> found = english.pieces("457 million to 1.19 billion US dollars", 30)
        >>> [kept for kept, whole in found if whole]
        ['457 million', 'to 1.19 billion', 'US dollars']
        >>> found = english.pieces("Cha & Lim 2026, 28 October 2024, Fig. 4.1")
        >>> [kept for kept, whole in found if whole]
        ['Lim 2026', '28 October 2024', 'Fig. 4.1']
        """
        here = 0
        for match in self.pattern.finditer(text):
            for start, end in self._parts(match, longest):
                if _BREAKS.search(text, start, end):
                    if here < start:
                        yield _between(text[here:start]), False
                    yield text[start:end], True
                    here = end
        if here < len(text):
            yield _between(text[here:]), False

    def _parts(self, match: re.Match[str], longest: int) -> Iterator[tuple[int, int]]:
        """Yield the phrase, or its parts if it is long: each behind a space."""
        start, end = match.span()
        if end - start > longest:
            for cut in (match.start() + m.start() for m in self.cuts.finditer(match[0])):
                yield start, cut
                start = cut + 1
        yield start, end


def _between(text: str) -> str:
    """Return what stands between two phrases; where a long one was parted, a line may break."""
    return " " if text == "\N{NO-BREAK SPACE}" else text
