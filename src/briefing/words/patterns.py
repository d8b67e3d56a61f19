"""Which words make a phrase that stands on one line: those of a language, and of English.

Words come from CLDR, from the units and from the catalogue of the language; those of English are
known in every language, because sources have English titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .catalogue import MANY, Language, translate, unit_form
from .numbers import locale_of
from .together import Phrases

_SPACE = "[ \N{NO-BREAK SPACE}]"
_NUMBER = rf"[−$€]?\d+(?:[.,]\d+)*(?:{_SPACE}?%)?"


def phrases(language: Language, *quoted: Language) -> Phrases:
    """Return what is kept together in a language, in English, and in languages that it quotes."""
    spoken = (Language(units=language.units), language, *quoted)
    months = {m for each in spoken for m in locale_of(each).months["format"]["wide"].values()}
    between = {translate("{} to {}", each).replace("{}", "").strip() for each in spoken}
    # in a list of words, because each language has its own number of them
    before = {word for each in spoken
              for word in translate("Fig., Figs., Table, p., pp.", each).split(", ")}  # fmt: skip
    dateless = {translate("n.d.", each) for each in spoken}
    money = {name for each in spoken for name in _money(each)}
    compound = {name for name in money if re.search("[ -]", name)}
    scales = {word for each in spoken for word in _scales(each)}
    amount = rf"{_NUMBER}(?:{_SPACE}(?:{_any(scales)})\b)?"
    whole = rf"{amount}(?:{_SPACE}(?:{_any(money)})\b)?"
    pattern = (
        rf"(?P<date>\b\d{{1,2}}\.?{_SPACE}(?:{_any(months)})(?:{_SPACE}\d{{4}})?\b)"
        rf"|(?P<range>{amount}(?:–|{_SPACE}(?:{_any(between)}){_SPACE}){whole})"
        rf"|(?P<reference>\b(?:{_any(before)}){_SPACE}\d[\d.]*\d?)"
        rf"|(?P<year>[^\W\d_][\w.’'&-]*{_SPACE}(?:(?:19|20)\d\d[a-z]?|{_any(dateless)})(?![\d–]))"
        rf"|(?P<number>{whole})"
        rf"|(?P<unit>\b(?:{_any(name for name in money if ' ' in name)})\b)"
    )
    cuts = re.compile(rf"{_SPACE}(?=(?:{_any(between)}) |{_any(compound)})")
    return Phrases(re.compile(pattern), cuts, frozenset(between))


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of some words, the longest first."""
    found = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_SPACE.join(map(re.escape, re.split(_SPACE, word))) for word in found)


def _scales(language: Language) -> Iterator[str]:
    """Yield million, billion and so on, in all their forms."""
    for patterns in locale_of(language).compact_decimal_formats["long"].values():
        for size, found in patterns.items():
            if len(size) > len("100000"):
                yield re.sub(r"[0'\s]", "", str(found.pattern))


def _money(language: Language) -> Iterator[str]:
    """Yield the names of currencies, one and many."""
    for unit in language.units.values():
        if "money" in unit:
            one, many = unit["en"]
            yield from (unit_form(one, many, count, language) for count in (1, MANY))
