"""Words of likelihood by rule: ICD 203, section D.6.e(2)(a).

A word stands for a band of chances. It is right if the band holds the chance; a chance that
varies with choices of the analyst is a range, and the band must hold it all, or a reason says
why another word was taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

#: Word to the least and the greatest chance, in per cent.
BANDS: Mapping[str, tuple[float, float]] = MappingProxyType({
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even chance": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
})  # fmt: skip
#: Words for judgements: a conclusion that is less likely than not is turned round.
CONCLUSIONS = ("likely", "very likely", "almost certain")


def word_for(chance: float) -> str:
    """Return the word whose band holds a chance, in per cent; the outermost bands are open.

    >>> word_for(79.9), word_for(95), word_for(0.2)
    ('likely', 'almost certain', 'almost no chance')
    """
    return next((word for word, (_, most) in BANDS.items() if chance < most), "almost certain")


def words_for(low: float, high: float) -> tuple[str, ...]:
    """Return the words whose bands a range of chances touches, from the least likely.

    >>> words_for(76, 98)
    ('likely', 'very likely', 'almost certain')
    """
    words = list(BANDS)
    return tuple(words[words.index(word_for(low)) : words.index(word_for(high)) + 1])
