"""What can be cited: the briefing, one edition, one chart or one number.

Everything comes from CITATION.cff and the name of the part; nothing is typed twice.
How it is written is in `briefing.exchange.formats`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ..words.catalogue import ENGLISH, Language, translate
from .cff import read_cff
from .creator import Creator, creator

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
#: What kind of text the whole is; reference managers print it.
GENRE = "Policy briefing"
Kind = Literal["report", "dataset", "part"]


@dataclass(frozen=True, slots=True)
class Work:
    """Something that can be cited: the briefing, its data, or a part of it."""

    key: str
    kind: Kind
    title: str
    authors: tuple[Creator, ...]
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
    def names(self) -> list[str]:
        """The authors as a list of references has them."""
        return [author.listed for author in self.authors]

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
        authors=tuple(creator(author, language) for author in known.authors),
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
