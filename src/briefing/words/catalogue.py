"""Words of generated parts (labels of numbers, charts, evidence, units) in another language.

The English words are the keys; the translations are gettext catalogues below the briefing's own
folder, ``locales/<language>/words/*.po``, so that a language is one folder.
Which briefing that is, is said once in a process with `use`; without it every word is English.
The text of the chapters is translated by Sphinx and is not this module's business.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .messages import read_catalogue

#: Below the folder of a briefing: languages, and in each the words of generated parts.
LOCALES, WORDS = "locales", "words"
#: Beside a message: says that it names a unit.
UNIT = "unit"
ROLE = re.compile(r"\{[a-z:]+\}`[^`]*`")
#: A count that takes the form of "many" where a language has several plurals.
MANY = 5
#: Words that were asked for in another language than English: context, one, many.
asked: set[tuple[str, str, str]] = set()
#: Whose words are spoken: the folder of a briefing.
_root: list[Path] = []


def _two_forms(count: int) -> int:
    """Choose as English does."""
    return int(count != 1)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations into one language: context and English words to all their forms."""

    forms: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    #: Count to the form that it takes.
    plural: Callable[[int], int] = _two_forms


def use(root: Path) -> None:
    """Take the words of a briefing from now on, read anew; for the whole process."""
    _root[:] = [root]
    catalogue.cache_clear()


def used() -> Path | None:
    """Return the folder of the briefing whose words are spoken."""
    return _root[0] if _root else None


def files(root: Path, language: str = "*") -> list[Path]:
    """Return the catalogues of a briefing's generated words, in one language or in all."""
    return sorted((root / LOCALES).glob(f"{language}/{WORDS}/*.po"))


@cache
def catalogue(language: str) -> Catalogue:
    """Return the translations into a language; none if there is no catalogue."""
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    plural: Callable[[int], int] = _two_forms
    for path in files(_root[0], language) if _root else ():
        found = read_catalogue(path, language)
        plural = gettext.c2py(found.plural_expr)
        for message in found:
            one, *_ = _forms(message.id)
            said = _forms(message.string)
            if one and all(said) and not message.fuzzy:
                forms[message.context or "", one] = said
    return Catalogue(forms, plural)


def _forms(text: object) -> tuple[str, ...]:
    """Return the forms of a message or its translation: several where it has a plural."""
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text or ""),)


def spoken(language: str) -> str:
    """Return the language that generated parts speak: English where there is no catalogue.

    >>> spoken("en"), spoken("tlh")
    ('en', 'en')
    """
    return language if catalogue(language).forms else "en"


def known(text: str, language: str, context: str = "") -> bool:
    """Say whether a text has words in a language; what has no letters but in roles needs none."""
    if language.startswith("en") or not any(map(str.isalpha, ROLE.sub("", text))):
        return True
    return (context, text) in catalogue(language).forms


def missed(language: str) -> list[str]:
    """Return the English words that were asked for and have none in a language."""
    return sorted({one for context, one, _ in asked if not known(one, language, context)})


def translate(text: str, language: str) -> str:
    """Return the words in a language, or the English words where there is no translation.

    >>> translate("grade", "en")
    'grade'
    """
    if text and not language.startswith("en"):
        asked.add(("", text, ""))
    return catalogue(language).forms.get(("", text), (text,))[0]


def unit_form(one: str, many: str, count: int, language: str) -> str:
    """Return the name of a unit for a count, or the English name where there is no translation.

    >>> unit_form("shell", "shells", 1, "en"), unit_form("shell", "shells", MANY, "en")
    ('shell', 'shells')
    """
    if one and not language.startswith("en"):
        asked.add((UNIT, one, many))
    found = catalogue(language)
    forms = found.forms.get((UNIT, one))
    if forms is None:
        return one if count == 1 else many
    return forms[min(found.plural(count), len(forms) - 1)]
