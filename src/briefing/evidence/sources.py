"""The sources: entries of refs.bib as plain records.

Only what the ledger and the exports need; how a reference is printed is the style's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from pybtex.database import Entry

from .bibtex import read_entries
from .labels import in_list, letters, who
from .latex import plain


@dataclass(frozen=True, slots=True)
class Source:
    """One source: who says it, what it is called, where it stands, when it was read."""

    key: str
    author: str
    title: str
    year: str
    outlet: str
    url: str
    urldate: str
    langid: str
    #: when it was published, as far as known: 2024, 2024-10 or 2024-10-28
    date: str = ""
    #: Admiralty letter that the original would have, if this is a copy of it
    original_grade: str = ""
    #: the title in English, if it is in another language
    translation: str = ""
    #: tells works of one author and year apart
    letter: str = ""

    @property
    def short(self) -> str:
        """Author and year, as text and list of references have them."""
        return f"{self.author} {self.year}{self.letter}" if self.year else self.author


def read_sources(path: Path) -> dict[str, Source]:
    """Read a BibTeX file.

    Raises
    ------
    BriefingError
        If the file is missing, empty, not UTF-8 or not BibTeX.
    EvidenceErrors
        With file, line, entry, field and remedy, for every entry that `bibtex` refuses.
    """
    entries = read_entries(path)
    listed = sorted(entries.values(), key=in_list)
    stems = (f"{who(e)} {e.fields.get('year', '')}" for e in listed)
    letter = dict(zip((e.key for e in listed), letters(stems), strict=True))
    return {key: _source(entry, letter[key]) for key, entry in entries.items()}


def _source(entry: Entry, letter: str) -> Source:
    fields = entry.fields
    outlet = fields.get("howpublished") or fields.get("institution") or fields.get("journal", "")
    return Source(
        key=entry.key,
        author=who(entry),
        title=plain(fields["title"]),
        year=fields.get("year", ""),
        outlet=plain(outlet),
        url=fields["url"],
        urldate=fields.get("urldate", ""),
        langid=fields.get("langid", "english"),
        date=published(entry),
        original_grade=fields.get("originalgrade", ""),
        translation=plain(fields.get("titleaddon", "")).removeprefix("English:").strip(),
        letter=letter,
    )


def published(entry: Entry) -> str:
    """Return the date of publication as far as it is known, from the year down."""
    parts = (entry.fields.get(name, "") for name in ("year", "month", "day"))
    return "-".join(part.zfill(2) for part in takewhile(bool, parts))
