r"""The fields of refs.bib: what each may say, and the one form that it has afterwards.

Each form is a function of a field's name and value; it returns fields, or raises `Refused`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from ..characters import hidden

Form = Callable[[str, str], Mapping[str, str]]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I)
_PAGES = re.compile(r"[A-Za-z]{0,3}\d+(?:\s*(?:--?|–|,)\s*[A-Za-z]{0,3}\d+)*")
#: Host and port, then what may stand in an address (RFC 3986); other scripts are written as %XX.
_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?::[1-9]\d{0,4})?(?:[/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?", re.ASCII,
)  # fmt: skip
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Refused(Exception):
    """A value that cannot be taken: what is wrong, what to do."""

    def __init__(self, what: str, do: str) -> None:
        self.what, self.do = what, do
        super().__init__(what)


def rich(text: str) -> Text:
    r"""Read a BibTeX field; pybtex itself leaves ``\$`` as it stands.

    >>> str(rich(r"{Up to \$5.5bn} \& more"))
    'Up to $5.5bn & more'
    """
    return Text.from_latex(text.replace(r"\$", "$"))


@cache
def plain(text: str) -> str:
    """Return a BibTeX field as plain characters."""
    return str(rich(text))


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
    return {field: re.sub(r"\s*(?:--?|–)\s*", "–", re.sub(r"\s*,\s*", ", ", text))}


def year(field: str, text: str) -> Mapping[str, str]:
    """A year of four digits."""
    if not re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        raise Refused(f"{text!r} is not a valid year",
                      "Write four digits; leave it out where the source gives none.")  # fmt: skip
    return {field: text}


def month(field: str, text: str) -> Mapping[str, str]:
    """A month: ``3``, ``03``, ``mar``, ``March``."""
    name = text.rstrip(".").lower()
    if len(name) >= 3 and name[:3] in _MONTHS and name in _month_name(_MONTHS.index(name[:3])):
        return {field: str(_MONTHS.index(name[:3]) + 1)}
    if not re.fullmatch(r"0?[1-9]|1[0-2]", text, re.ASCII):
        raise Refused(f"{text!r} is not a valid month", "Write 1 to 12; one month, not a range.")
    return {field: str(int(text))}


def _month_name(index: int) -> tuple[str, ...]:
    whole = Locale("en").months["format"]["wide"][index + 1].lower()
    return whole, whole[:3], whole[:4]


def day(field: str, text: str) -> Mapping[str, str]:
    """A day of a month."""
    if not re.fullmatch(r"0?[1-9]|[12]\d|3[01]", text, re.ASCII):
        raise Refused(f"{text!r} is not a valid day", "Write 1 to 31.")
    return {field: str(int(text))}


def date(field: str, text: str) -> Mapping[str, str]:
    """The ``date`` of biblatex: 2024, 2024-10 or 2024-10-28."""
    parts = text.split("-")
    shape = re.fullmatch(r"[12]\d{3}(-\d{2}(-\d{2})?)?", text, re.ASCII)
    if not shape or not exists(*parts):
        raise Refused(f"{text!r} is not a valid date",
                      "Write 2024, 2024-10 or 2024-10-28; one date, not a range.")  # fmt: skip
    return {name: str(int(part)) for name, part in zip(("year", "month", "day"), parts)}  # noqa: B905


def exists(year: str, month: str = "1", day: str = "1") -> bool:
    """Say whether there is such a day."""
    try:
        return bool(dt.date(int(year), int(month), int(day)))
    except ValueError:
        return False


def urldate(field: str, text: str) -> Mapping[str, str]:
    """The day on which a page was read."""
    if len(text) != 10 or not date(field, text):
        raise Refused(f"{text!r} is not a valid day", "Write it as 2024-10-28.")
    return {field: text}


def address(field: str, text: str) -> Mapping[str, str]:
    r"""An address that a browser can open: http or https, without the escapes of LaTeX."""
    url = re.sub(r"\\([_%&#~$])", r"\1", text.replace(r"\textasciitilde", "~"))
    if not _ADDRESS.fullmatch(url) or _BROKEN_ESCAPE.search(url):
        raise Refused(f"{text!r} is not a valid address", "Copy it from the address bar of a browser: "
                      "http or https, no spaces, no quotes, no name of a user.")  # fmt: skip
    return {field: url}


def doi(field: str, text: str) -> Mapping[str, str]:
    """A DOI, with or without its resolver."""
    found = _DOI.fullmatch(re.sub(r"\\([_%&#])", r"\1", text))
    if not found or re.search(r"[\"<>{}\\^`|]", found[1]) or hidden(found[1]):
        raise Refused(f"{text!r} is not a valid DOI", "Write 10.1000/182.")
    return {field: found[1]}


@cache
def language_codes() -> Mapping[str, str]:
    """Return language codes by their English names.

    >>> language_codes()["korean"], language_codes()["german"]
    ('ko', 'de')
    """
    return {name.lower(): code for code, name in Locale("en").languages.items() if len(code) == 2}


def language(field: str, text: str) -> Mapping[str, str]:
    """The English name of a language."""
    if text not in language_codes():
        raise Refused(f"unknown language {text!r}", "Write its English name, such as korean.")
    return {field: text}


def grade(field: str, text: str) -> Mapping[str, str]:
    """A letter of the Admiralty code, for the reliability of a source."""
    if text not in tuple("ABCDEF"):
        raise Refused(f"{text!r} is not a valid letter of the Admiralty code", "Write A to F.")
    return {field: text}


#: Every field that an entry may have. `note` is a remark for authors and is not printed, nor is
#: `originalgrade`, the letter that the original of a copy would have.
FIELDS: Mapping[str, Form] = {
    "title": words, "titleaddon": words, "shortauthor": words, "journal": words,
    "booktitle": words, "volume": number, "number": number, "edition": number, "pages": pages,
    "publisher": words, "institution": words, "howpublished": words, "year": year, "month": month,
    "day": day, "date": date, "doi": doi, "url": address, "urldate": urldate, "langid": language,
    "note": words, "originalgrade": grade,
}  # fmt: skip
