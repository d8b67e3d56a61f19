"""Dates of refs.bib: what each part may say; `date` of biblatex is divided into its parts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from pybtex.database.input.bibtex import month_names

from .forms import Refused

#: Macros of BibTeX to the numbers of the months.
MONTHS = {short: str(number) for number, short in enumerate(month_names, 1)}
#: How a month may be written, in small letters: also September and Sept.
_WRITTEN = {
    form: MONTHS[short]
    for short, whole in month_names.items()
    for form in (short, whole.lower(), whole[:4].lower())
}


def year(field: str, text: str) -> Mapping[str, str]:
    """A year of four digits."""
    if not re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        raise Refused(f"{text!r} is not a valid year",
                      "Write four digits; leave it out where the source gives none.")  # fmt: skip
    return {field: text}


def month(field: str, text: str) -> Mapping[str, str]:
    """A month: ``3``, ``03``, ``mar``, ``March``."""
    if written := _WRITTEN.get(text.rstrip(".").lower()):
        return {field: written}
    if not re.fullmatch(r"0?[1-9]|1[0-2]", text, re.ASCII):
        raise Refused(f"{text!r} is not a valid month", "Write 1 to 12; one month, not a range.")
    return {field: str(int(text))}


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
