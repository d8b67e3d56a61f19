"""The formats in which a work is cited: as text, BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ..words.catalogue import translate
from ..words.numbers import date_in_words
from .bib import bibtex
from .citation import GENRE, Work
from .creator import Creator

_RIS = {"report": "RPRT", "dataset": "DATA", "part": "CHAP"}
_CSL = {"report": "report", "dataset": "dataset", "part": "chapter"}


def in_text(work: Work) -> str:
    """Write a reference as it stands in a list of sources.

    >>> from briefing.exchange.citation import Work
    >>> whole = Work("k", "report", "The Price", (Creator("A Project"),), "2026-11-23", "2026.11", "", ())
    >>> in_text(whole)
    'A Project (2026). The Price. Edition 2026.11, 23 November 2026.'
    >>> in_text(whole.part("n", "Pay", "https://e.org/n.html#pay"))
    'A Project (2026). Pay. In: The Price. Edition 2026.11, 23 November 2026. https://e.org/n.html#pay'
    """
    within = f" {translate('In:', work.language)} {work.part_of}." if work.part_of else ""
    edition = translate("Edition", work.language)
    date = date_in_words(work.date, work.language)
    url = f" {work.url}" if work.url else ""
    lead = f"{'; '.join(work.names)} ({work.year}). {work.title}."
    return f"{lead}{within} {edition} {work.version}, {date}.{url}"


def ris(*works: Work) -> str:
    """Write works as RIS, lines ended as the format asks."""
    lines = []
    for work in works:
        year, month, day = work.date.split("-")
        fields = [("TY", _RIS[work.kind]), *(("AU", name) for name in work.names)]
        fields += [("TI", work.title), ("T2", work.part_of), ("PB", work.names[0])]
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
        "publisher": work.names[0],
        "genre": translate(GENRE, work.language) if work.kind == "report" else "",
        "edition": work.version,
        "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]},
        "language": work.language.code,
        "URL": work.url,
    }


def _person(author: Creator) -> dict[str, str]:
    if not author.given:
        return {"literal": author.name}
    return {"family": author.name, "given": author.given}


#: Format → its name for readers, the ending of its file, and how it is written.
FORMATS: Mapping[str, tuple[str, Callable[..., str]]] = {
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
    "json": ("CSL-JSON", lambda *works: json.dumps(csl(*works), indent=1, ensure_ascii=False)),
}
