"""What a cell of a table may hold: names, amounts, dates, units."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from ..errors import BriefingError
from ..quantities.units import FACT, Units

#: A word or a few, of which names of numbers and of files are made.
Label = Annotated[str, Field(pattern=r"^\w[\w '’-]*$")]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$")]


_AMOUNT = re.compile(r"-?\d+(\.\d+)?(e\d+)?", re.ASCII)


class InputError(BriefingError, ValueError):
    """A rule of a record that a row breaks (a ValueError, so that pydantic collects it)."""


def check_amount(cell: object) -> object:
    """Refuse what Python reads as a number and no reader writes: ``+1``, ``1_000``, ``１``, ``nan``.

    >>> check_amount("1.5e9"), check_amount("-0.5")
    ('1.5e9', '-0.5')
    """
    if isinstance(cell, str) and not _AMOUNT.fullmatch(cell):
        raise InputError(
            f"{cell!r} is not a valid number", do="Write digits, with a point before decimals."
        )
    return cell


Amount = Annotated[float, BeforeValidator(check_amount), Field(allow_inf_nan=False)]


@cache
def check_date(text: str) -> str:
    """Return an ISO date, with reduced precision allowed.

    >>> check_date("2024-10")
    '2024-10'
    >>> check_date("2024-13")
    Traceback (most recent call last):
    ...
    briefing.evidence.cells.InputError: '2024-13' is not a valid date. Write 2024, 2024-10 or 2024-10-28.
    """
    try:
        year, month, day = (int(part) for part in (text + "-01-01").split("-")[:3])
        if dt.date(year, month, day).isoformat()[: len(text)] != text or len(text) not in (
            4,
            7,
            10,
        ):
            raise ValueError
    except ValueError:
        raise InputError(
            f"{text!r} is not a valid date", do="Write 2024, 2024-10 or 2024-10-28."
        ) from None
    return text


def units_of(info: ValidationInfo) -> Units:
    """Return the units of the briefing that a record belongs to."""
    return info.context if isinstance(info.context, Units) else Units()


def check_unit(text: str, info: ValidationInfo) -> str:
    """Return a unit that exists; `fact` is the unit of a row without a quantity."""
    if text != FACT:
        try:
            units_of(info).parts(text)
        except BriefingError as error:
            raise InputError(error.what, do=error.do) from None
    return text


#: A role, and what would become an element or a link: a tag, an address in brackets, an image.
_ROLE = re.compile(r"\{[a-z:]+\}`[^`]*`")
_MARKUP = re.compile(r"<[A-Za-z/!?][^>]*>?|!?\[[^]]*\](?:\(|\[|:)")


def check_prose(text: str) -> str:
    """Return a text that pages read as MyST: its roles are the only markup that links.

    >>> check_prose("We keep {num}`rain.kept` of it, *at least*.")
    'We keep {num}`rain.kept` of it, *at least*.'
    >>> check_prose("See <b>here</b>")
    Traceback (most recent call last):
    ...
    briefing.evidence.cells.InputError: HTML or a link, '<b>'. Write words and roles; cite a source for an address.
    """
    if found := _MARKUP.search(_ROLE.sub("", text)):
        do = "Write words and roles; cite a source for an address."
        raise InputError(f"HTML or a link, {found[0][:40]!r}", do=do)
    return text


Date = Annotated[str, AfterValidator(check_date)]
Unit = Annotated[str, AfterValidator(check_unit)]
#: A text that a page reads as MyST.
Prose = Annotated[str, AfterValidator(check_prose)]
