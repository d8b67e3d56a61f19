"""The sources: entries of refs.bib as plain records.

Only what the ledger and the exports need; how a reference is printed is the style's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from pybtex.database import BibliographyData, Entry, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.style.sorting.author_year_title import SortingStyle

from ..errors import BriefingError
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
    #: when it was published, as far as known: 2024, 2024-10 or 2024-10-28
    date: str = ""
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
        If the file is missing, empty, not UTF-8, not BibTeX, or an entry lacks
        author, title or address.
    """
    try:
        data: BibliographyData = parse_string(read_text(path), "bibtex")
    except PybtexError as error:
        line = getattr(error, "lineno", None)
        raise BriefingError(str(error), file=path, line=line, do="Mend the entry.") from None
    entries = Order().sort(data.entries.values())
    lettered = zip(
        entries, letters(f"{who(e)} {e.fields.get('year', '')}" for e in entries), strict=True
    )
    letter = {entry.key: found for entry, found in lettered}
    return {key: _source(entry, letter[key], path) for key, entry in data.entries.items()}


def rich(text: str) -> Text:
    r"""Read a BibTeX field; pybtex itself leaves ``\$`` as it stands.

    >>> str(rich(r"{Up to \$5.5bn} \& more"))
    'Up to $5.5bn & more'
    """
    return Text.from_latex(text.replace(r"\$", "$"))


def _plain(text: str) -> str:
    return str(rich(text))


def _surname(person: Person) -> str:
    """Return the name under which a person or an institution is listed."""
    return _plain(" ".join(person.prelast_names + person.last_names))


def who(entry: Entry) -> str:
    """Return the authors as a label has them: one, two, or the first of more."""
    if "shortauthor" in entry.fields:
        return _plain(entry.fields["shortauthor"])
    names = [_surname(p) for p in entry.persons.get("author") or entry.persons.get("editor", ())]
    return f"{names[0]} et al." if len(names) > 2 else " & ".join(names) or str(entry.key)


class Order(SortingStyle):  # type: ignore[misc]  # pybtex has no types
    """Persons and institutions in one alphabet, then by year and title."""

    def persons_key(self, persons: Iterable[Person]) -> str:
        """Sort by surname, then by first names, without regard to case."""
        return "  ".join(f"{_surname(p)} {' '.join(p.first_names)}".casefold() for p in persons)


def letters(labels: Iterable[str], /) -> Iterator[str]:
    """Return for each label the letter that tells it from equal ones, in their order.

    >>> list(letters(["Doe 2023", "Roe 2023", "Doe 2023"]))
    ['a', '', 'b']
    """
    known = list(labels)
    total, seen = Counter(known), Counter[str]()
    for label in known:
        seen[label] += 1
        yield _letter(seen[label]) if total[label] > 1 else ""


def _letter(count: int) -> str:
    """Count in letters: a to z, then aa, ab and so on.

    >>> _letter(1), _letter(26), _letter(27)
    ('a', 'z', 'aa')
    """
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _source(entry: Entry, letter: str, path: Path) -> Source:
    fields = entry.fields
    for name, value in (
        ("author", entry.persons.get("author")),
        ("title", fields.get("title")),
        ("url", fields.get("url")),
    ):
        if not value:
            raise BriefingError(
                f"source {entry.key!r} has no {name}",
                file=path,
                do="Add it, or use another source.",
            )
    outlet = fields.get("howpublished") or fields.get("institution") or ""
    return Source(
        key=entry.key,
        author=who(entry),
        title=_plain(fields["title"]),
        year=fields.get("year", ""),
        outlet=_plain(outlet),
        url=fields["url"],
        urldate=fields.get("urldate", ""),
        langid=fields.get("langid", "english"),
        date=_date(fields),
        letter=letter,
    )


def _date(fields: Mapping[str, str]) -> str:
    """Join the parts of a date that are known, from the year down.

    >>> _date({"year": "2024", "month": "3"}), _date({"month": "3"})
    ('2024-03', '')
    """
    parts = [fields.get(name, "") for name in ("year", "month", "day")]
    return "-".join(part.zfill(2) for part in takewhile(bool, parts))
