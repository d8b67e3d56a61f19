"""Words of generated parts (labels of numbers, charts, evidence, units) in another language.

The English words are the keys; the translations are gettext catalogues below the briefing's own
folder, ``locales/<language>/words/*.po``, so that a language is one folder.
`read_language` reads it, and whoever speaks is handed the language; nothing is kept in between.
The text of the chapters is translated by Sphinx and is not this module's business.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..quantities.units import BUILT_IN, Table, read_units
from .messages import read_catalogue

#: Below the folder of a briefing: languages, and in each the words of generated parts.
LOCALES, WORDS = "locales", "words"
#: Beside a message: says that it names a unit.
UNIT = "unit"
ROLE = re.compile(r"\{[a-z:]+\}`[^`]*`")
#: A count that takes the form of "many" where a language has several plurals.
MANY = 5


@dataclass(frozen=True, slots=True)
class Language:
    """A language, what a briefing says in it, and a record of what it was asked to say.

    Two languages are equal if their codes are.
    """

    code: str = "en"
    #: Context and English words to all forms of their translation.
    forms: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    #: gettext's rule of the plural.
    rule: str = field(default="(n != 1)", compare=False, repr=False)
    #: Units with their English names.
    units: Table = field(default_factory=lambda: BUILT_IN, compare=False, repr=False)
    #: Words that were asked for in another language than English: context, one, many.
    asked: set[tuple[str, str, str]] = field(default_factory=set, compare=False, repr=False)
    #: The same, of the page that is being read; who begins a page empties it.
    on_page: set[tuple[str, str, str]] = field(default_factory=set, compare=False, repr=False)

    def __str__(self) -> str:
        """Return the code."""
        return self.code

    @property
    def english(self) -> bool:
        """Say whether this is English, whose words need no translation."""
        return self.code.startswith("en")

    @property
    def spoken(self) -> str:
        """The code of what generated parts speak: English where there is no catalogue.

        >>> Language("de").spoken, Language("de", {("", "grade"): ("Note",)}).spoken
        ('en', 'de')
        """
        return self.code if self.forms else "en"

    def ask(self, context: str, one: str, many: str = "") -> None:
        """Record that words are asked for."""
        if one and not self.english:
            self.asked.add((context, one, many))
            self.on_page.add((context, one, many))


#: English without the units of a briefing.
ENGLISH = Language()


def files(root: Path, code: str = "*") -> list[Path]:
    """Return the catalogues of a briefing's generated words, in one language or in all."""
    return sorted((root / LOCALES).glob(f"{code}/{WORDS}/*.po"))


def read_language(root: Path, code: str) -> Language:
    """Read what a briefing says in a language; nothing but English if there is no catalogue.

    Raises
    ------
    BriefingError
        With file and line of every message that does not hold, or as `read_units`.
    """
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    rule = ENGLISH.rule
    for path in files(root, code):
        found = read_catalogue(path, code)
        rule = found.plural_expr
        for message in found:
            one, *_ = _forms(message.id)
            said = _forms(message.string)
            if one and all(said) and not message.fuzzy:
                forms[message.context or "", one] = said
    return Language(code, forms, rule, read_units(root).table)


def _forms(text: object) -> tuple[str, ...]:
    """Return the forms of a message or its translation: several where it has a plural."""
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text or ""),)


@cache
def _plural(rule: str) -> Callable[[int], int]:
    """Return the function that a rule is: from a count to the form that it takes."""
    return gettext.c2py(rule)


def known(text: str, language: Language, context: str = "") -> bool:
    """Say whether a text has words in a language; what has no letters but in roles needs none."""
    if language.english or not any(map(str.isalpha, ROLE.sub("", text))):
        return True
    return (context, text) in language.forms


def missed(language: Language, *, on_page: bool = False) -> list[str]:
    """Return the English words that a language was asked for and has none for."""
    asked = language.on_page if on_page else language.asked
    return sorted({one for context, one, _ in asked if not known(one, language, context)})


def translate(text: str, language: Language) -> str:
    """Return the words in a language, or the English words where there is no translation.

    >>> translate("grade", ENGLISH)
    'grade'
    """
    language.ask("", text)
    return language.forms.get(("", text), (text,))[0]


def unit_form(one: str, many: str, count: int, language: Language) -> str:
    """Return the name of a unit for a count, or the English name where there is no translation.

    >>> unit_form("shell", "shells", 1, ENGLISH), unit_form("shell", "shells", MANY, ENGLISH)
    ('shell', 'shells')
    """
    language.ask(UNIT, one, many)
    forms = language.forms.get((UNIT, one))
    if forms is None:
        return one if count == 1 else many
    return forms[min(_plural(language.rule)(count), len(forms) - 1)]
