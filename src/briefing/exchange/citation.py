"""How to cite the briefing, one edition, one chart or one number, in the formats readers use.

Everything comes from CITATION.cff and the name of the part; nothing is typed twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pybtex.database import Entry

from ..words.catalogue import ENGLISH, Language, translate
from ..words.numbers import date_in_words
from .cff import read_cff

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
#: What kind of text the whole is; reference managers print it.
GENRE = "Policy briefing"
Kind = Literal["report", "dataset", "part"]
# A chapter, a chart or a number is a part: as "graphic" or "dataset", reference managers would
# drop the title of the whole and call the author an artist.
_BIBTEX = {"report": "techreport", "dataset": "misc", "part": "incollection"}
_RIS = {"report": "RPRT", "dataset": "DATA", "part": "CHAP"}
_CSL = {"report": "report", "dataset": "dataset", "part": "chapter"}


@dataclass(frozen=True, slots=True)
class Work:
    """Something that can be cited: the briefing, its data, or a part of it."""

    key: str
    kind: Kind
    title: str
    authors: tuple[str, ...]
    date: str
    version: str
    abstract: str
    keywords: tuple[str, ...]
    language: Language = ENGLISH
    url: str = ""
    #: Title of the whole that this is a part of.
    part_of: str = ""
    #: The title as names of files and keys have it.
    slug: str = ""
    #: Where the sources are kept and faults reported, if anywhere.
    repository: str = ""

    @property
    def year(self) -> str:
        """The year of the edition."""
        return self.date[:4]

    def part(self, key: str, title: str, url: str = "", kind: Kind = "part") -> Work:
        """Return a part of this work: a chapter, a chart, a number, the data."""
        key, title = f"{self.key}-{key}", title.rstrip(".")  # styles print a full stop of their own
        return replace(self, key=key, kind=kind, title=title, part_of=self.title, url=url)


def read_citation(path: Path, language: Language = ENGLISH, url: str = "") -> Work:
    """Read CITATION.cff.

    Raises
    ------
    BriefingError
        If a field that citations need is missing or has no form of theirs.
    """
    known = read_cff(path)
    name = slug(known.title)
    return Work(
        key=f"{name}-{known.version}",
        kind="report",
        title=translate(known.title, language),
        authors=tuple(
            translate(author.name, language) if author.name else author.listed
            for author in known.authors
        ),
        date=known.date_released,
        version=known.version,
        abstract=translate(known.abstract, language),
        keywords=tuple(translate(word, language) for word in known.keywords),
        language=language,
        url=url,
        slug=name,
        repository=known.repository,
    )


def slug(title: str) -> str:
    """Return a title as names of files and keys have it: no article, no subtitle.

    >>> slug("The Price of Rain: a garden")
    'price-of-rain'
    """
    words = re.findall(r"[a-z0-9]+", title.partition(":")[0].lower()) or ["briefing"]
    return "-".join(words[1:] if words[0] in ("the", "a", "an") else words)


def in_text(work: Work) -> str:
    """Write a reference as it stands in a list of sources.

    >>> from briefing.exchange.citation import Work
    >>> whole = Work("k", "report", "The Price", ("A Project",), "2026-11-23", "2026.11", "", ())
    >>> in_text(whole)
    'A Project (2026). The Price. Edition 2026.11, 23 November 2026.'
    >>> in_text(whole.part("n", "Pay", "https://e.org/n.html#pay"))
    'A Project (2026). Pay. In: The Price. Edition 2026.11, 23 November 2026. https://e.org/n.html#pay'
    """
    within = f" {translate('In:', work.language)} {work.part_of}." if work.part_of else ""
    edition = translate("Edition", work.language)
    date = date_in_words(work.date, work.language)
    url = f" {work.url}" if work.url else ""
    lead = f"{'; '.join(work.authors)} ({work.year}). {work.title}."
    return f"{lead}{within} {edition} {work.version}, {date}.{url}"


def bibtex(*works: Work) -> str:
    """Write works as BibTeX."""
    return "\n".join(_written(work.key, _entry(_in_tex(work))) for work in works)


#: What LaTeX would read as a command: written so that it prints the character.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", **{c: f"\\{c}" for c in "%&$#_"},
})  # fmt: skip


def _in_tex(work: Work) -> Work:
    """Return a work whose words are safe in LaTeX; addresses stay as they are."""
    title, part_of = work.title.translate(_TEX), work.part_of.translate(_TEX)
    authors = tuple(author.translate(_TEX) for author in work.authors)
    return replace(work, title=title, part_of=part_of, authors=authors)


def _written(key: str, entry: Entry) -> str:
    fields = "".join(f",\n    {name} = {{{value}}}" for name, value in entry.fields.items())
    return f"@{entry.type}{{{key}{fields}\n}}\n"


def _entry(work: Work) -> Entry:
    fields = {
        "author": " and ".join(a if "," in a else f"{{{a}}}" for a in work.authors),
        "title": f"{{{work.title}}}",
        "booktitle": f"{{{work.part_of}}}" if work.part_of else "",
        "date": work.date,
        "year": work.year,
        "type": translate(GENRE, work.language) if work.kind == "report" else "",
        "institution": work.authors[0] if work.kind == "report" else "",
        "publisher": "" if work.kind == "report" else work.authors[0],
        "number": work.version if work.kind == "report" else "",
        "edition": work.version,
        "langid": _BABEL.get(work.language.code, ""),
        "url": work.url,
    }
    return Entry(_BIBTEX[work.kind], {k: v for k, v in fields.items() if v})


#: Languages as BibLaTeX names them.
_BABEL = {"en": "british", "de": "ngerman"}


def ris(*works: Work) -> str:
    """Write works as RIS, lines ended as the format asks."""
    lines = []
    for work in works:
        year, month, day = work.date.split("-")
        fields = [("TY", _RIS[work.kind]), *(("AU", author) for author in work.authors)]
        fields += [("TI", work.title), ("T2", work.part_of), ("PB", work.authors[0])]
        fields += [("M3", translate(GENRE, work.language) if work.kind == "report" else "")]
        fields += [("PY", year), ("DA", f"{year}/{month}/{day}"), ("ET", work.version)]
        fields += [("UR", work.url), ("LA", work.language.code)]
        lines += [f"{tag}  - {value}" for tag, value in fields if value] + ["ER  - ", ""]
    return "\r\n".join(lines)


def csl(*works: Work) -> list[dict[str, Any]]:
    """Return works as CSL-JSON items."""
    return [{k: v for k, v in _item(work).items() if v} for work in works]


def _item(work: Work) -> dict[str, Any]:
    return {
        "id": work.key,
        "type": _CSL[work.kind],
        "title": work.title,
        "container-title": work.part_of,
        "author": [_person(author) for author in work.authors],
        "publisher": work.authors[0],
        "genre": translate(GENRE, work.language) if work.kind == "report" else "",
        "edition": work.version,
        "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]},
        "language": work.language.code,
        "URL": work.url,
    }


def _person(author: str) -> dict[str, str]:
    family, comma, given = author.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": author}


#: Format → its name for readers, the ending of its file, and how it is written.
FORMATS: Mapping[str, tuple[str, Callable[..., str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", lambda *works: json.dumps(csl(*works), indent=1, ensure_ascii=False)),
}
