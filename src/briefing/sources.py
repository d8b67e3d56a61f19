"""The sources: entries of refs.bib as plain records.

Only what the ledger and the exports need; how a reference is printed is the style's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pybtex.database import BibliographyData, Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from .errors import BriefingError
from .tables import read_text


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

    @property
    def short(self) -> str:
        """Author and year, as a reader meets them in a source line."""
        return f"{self.author} {self.year}" if self.year else self.author


def read_sources(path: Path) -> dict[str, Source]:
    """Read a BibTeX file.

    Raises
    ------
    BriefingError
        If the file is missing, empty, not UTF-8, not BibTeX, or an entry lacks
        author, title or address.
    """
    try:
        data: BibliographyData = parse_string(read_text(path), "bibtex")
    except PybtexError as error:
        line = getattr(error, "lineno", None)
        raise BriefingError(str(error), file=path, line=line, do="Mend the entry.") from None
    return {key: _source(key, entry, path) for key, entry in data.entries.items()}


def rich(text: str) -> Text:
    r"""Read a BibTeX field; pybtex itself leaves ``\$`` as it stands.

    >>> str(rich(r"{Up to \$5.5bn} \& more"))
    'Up to $5.5bn & more'
    """
    return Text.from_latex(text.replace(r"\$", "$"))


def _plain(text: str) -> str:
    return str(rich(text))


def _surname(person: Person) -> str:
    return _plain(" ".join(person.prelast_names + person.last_names))


def _short(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} et al."


def _source(key: str, entry: Entry, path: Path) -> Source:
    names = [_surname(person) for person in entry.persons.get("author", ())]
    fields = entry.fields
    for name, value in (
        ("author", names),
        ("title", fields.get("title")),
        ("url", fields.get("url")),
    ):
        if not value:
            raise BriefingError(
                f"source {key!r} has no {name}", file=path, do="Add it, or use another source."
            )
    outlet = fields.get("howpublished") or fields.get("institution") or ""
    return Source(
        key=key,
        author=_plain(fields["shortauthor"]) if "shortauthor" in fields else _short(names),
        title=_plain(fields["title"]),
        year=fields.get("year", ""),
        outlet=_plain(outlet),
        url=fields["url"],
        urldate=fields.get("urldate", ""),
        langid=fields.get("langid", "english"),
    )
