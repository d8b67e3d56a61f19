"""The fields of refs.bib, each with the form of what it may say."""

from __future__ import annotations

from collections.abc import Mapping

from .dates import date, day, month, urldate, year
from .forms import Form, grade, language, number, pages, words
from .web import address, doi

#: Every field that an entry may have. `note` is a remark for authors and is not printed, nor is
#: `originalgrade`, the letter that the original of a copy would have.
FIELDS: Mapping[str, Form] = {
    "title": words, "titleaddon": words, "shortauthor": words, "journal": words,
    "booktitle": words, "volume": number, "number": number, "edition": number, "pages": pages,
    "publisher": words, "institution": words, "howpublished": words, "year": year, "month": month,
    "day": day, "date": date, "doi": doi, "url": address, "urldate": urldate, "langid": language,
    "note": words, "originalgrade": grade,
}  # fmt: skip
