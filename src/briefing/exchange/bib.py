"""Works as BibTeX, safe to read for LaTeX."""

from __future__ import annotations

import re
from dataclasses import replace

from babel import Locale
from pybtex.database import Entry

from ..words.catalogue import translate
from .citation import GENRE, Work
from .creator import Creator

# A chapter, a chart or a number is a part: as "graphic" or "dataset", reference managers would
# drop the title of the whole and call the author an artist.
_BIBTEX = {"report": "techreport", "dataset": "misc", "part": "incollection"}


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
    authors = tuple(Creator(a.name.translate(_TEX), a.given.translate(_TEX)) for a in work.authors)
    return replace(work, title=title, part_of=part_of, authors=authors)


def _written(key: str, entry: Entry) -> str:
    fields = "".join(f",\n    {name} = {{{value}}}" for name, value in entry.fields.items())
    return f"@{entry.type}{{{key}{fields}\n}}\n"


def _author(author: Creator) -> str:
    """Write an author; braces hold together what BibTeX would part at a comma or at "and".

    >>> _author(Creator("Doe", "Jane")), _author(Creator("Wind, Rain and Snow"))
    ('Doe, Jane', '{Wind, Rain and Snow}')
    """
    if not author.given:
        return f"{{{author.name}}}"
    parts = (author.name, author.given)
    return ", ".join(f"{{{p}}}" if re.search(r",|\band\b", p, re.IGNORECASE) else p for p in parts)


def _entry(work: Work) -> Entry:
    fields = {
        "author": " and ".join(_author(author) for author in work.authors),
        "title": f"{{{work.title}}}",
        "booktitle": f"{{{work.part_of}}}" if work.part_of else "",
        "date": work.date,
        "year": work.year,
        "type": translate(GENRE, work.language) if work.kind == "report" else "",
        "institution": work.names[0] if work.kind == "report" else "",
        "publisher": "" if work.kind == "report" else work.names[0],
        "number": work.version if work.kind == "report" else "",
        "edition": work.version,
        "langid": _BABEL.get(work.language.code) or _name(work.language.code),
        "url": work.url,
    }
    return Entry(_BIBTEX[work.kind], {k: v for k, v in fields.items() if v})


#: Languages that BibLaTeX names by their spelling; all others it names as English does.
_BABEL = {"en": "british", "de": "ngerman"}


def _name(code: str) -> str:
    """Return the English name of a language.

    >>> _name("fr"), _name("pl")
    ('french', 'polish')
    """
    return str(Locale("en").languages.get(code.partition("_")[0], "")).lower()
