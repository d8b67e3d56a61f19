"""Text fields of refs.bib: what each may say, and the one form that it has afterwards.

Each form is a function of a field's name and value; it returns fields, or raises `Refused`.
Which field has which form is said in `briefing.evidence.fields`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale
from pybtex.exceptions import PybtexError

from ..characters import hidden
from .latex import plain

Form = Callable[[str, str], Mapping[str, str]]
_PAGES = re.compile(r"[A-Za-z]{0,3}\d+(?:\s*(?:--?|–|,)\s*[A-Za-z]{0,3}\d+)*")


class Refused(Exception):
    """A value that cannot be taken: what is wrong, what to do."""

    def __init__(self, what: str, do: str) -> None:
        self.what, self.do = what, do
        super().__init__(what)


def words(field: str, text: str) -> Mapping[str, str]:
    """Text in plain characters; LaTeX only for letters and signs."""
    try:
        shown = plain(text)
    except PybtexError as error:
        raise Refused(f"{error}", "Close each brace.") from None
    if not shown.strip(" {}"):
        raise Refused("nothing stands in it", "Fill it in, or remove the field.")
    if character := hidden(shown):
        raise Refused(f"a character that nobody sees, {character}", "Remove it.")
    if command := re.search(r"\\([A-Za-z]+|.?)", shown):
        raise Refused(f"{command[0]!r} of LaTeX, which nothing prints",
                      "Write the characters themselves, such as é or –.")  # fmt: skip
    if entity := re.search(r"&(\w+|#\d+|#x[0-9a-f]+);", shown, re.IGNORECASE):
        raise Refused(f"{entity[0]!r} of HTML, which nothing reads here",
                      "Write the character itself.")  # fmt: skip
    if re.search(r"(?<!\\)\$", text):
        raise Refused("a formula", r"Write it in plain characters, and a dollar as \$.")
    return {field: text}


def number(field: str, text: str) -> Mapping[str, str]:
    """A volume, issue or edition: one word or a few."""
    return words(field, text.replace("--", "–"))


def pages(field: str, text: str) -> Mapping[str, str]:
    """Pages: ``45``, ``45--67``, ``e12, e15``; ranges get an en dash."""
    if not _PAGES.fullmatch(text):
        raise Refused(f"{text!r} are no pages", "Write 45--67 or 45, 49.")
    for first, last in re.findall(r"(?<![\w–-])(\d+)\s*(?:--?|–)\s*(\d+)", text):
        if int(first) > int(last) and len(first) <= len(last):  # 1045--52 is usual
            raise Refused(f"the pages {text!r} end before they begin", "Swap them.")
    return {field: re.sub(r"\s*(?:--?|–)\s*", "–", re.sub(r"\s*,\s*", ", ", text))}


@cache
def language_codes() -> Mapping[str, str]:
    """Return language codes by their English names.

    >>> language_codes()["swedish"], language_codes()["german"]
    ('sv', 'de')
    """
    return {name.lower(): code for code, name in Locale("en").languages.items() if len(code) == 2}


def language(field: str, text: str) -> Mapping[str, str]:
    """The English name of a language."""
    if text not in language_codes():
        raise Refused(f"unknown language {text!r}", "Write its English name, such as swedish.")
    return {field: text}


def grade(field: str, text: str) -> Mapping[str, str]:
    """A letter of the Admiralty code, for the reliability of a source."""
    if text not in tuple("ABCDEF"):
        raise Refused(f"{text!r} is not a valid letter of the Admiralty code", "Write A to F.")
    return {field: text}
