"""Reads the text as an editor would: typed results, findings without proof, hard sentences.

Works on the MyST sources, not on the built pages, so that it can name file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import BriefingError
from ..study.records import Prose
from .passages import Passage, passages

#: Roles that prove a statement.
PROOFS = ("num", "cite")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec"
)
#: Digits that are no results: dates, and names that hold a number.
_NAMES = re.compile(
    rf"""^\d+\.\s                                            # 1. (of a numbered heading)
    | \b(?:19|20)\d\ds\b                                    # 1960s
    | \b\d{{1,2}}\s(?:and\s\d{{1,2}}\s)?(?:{_MONTHS})\b  # 28 October
    | \b(?:19|20)\d\d(?:[–-]\d\d(?:\d\d)?)?(?:/\d+)?\b      # 2024, 2023–2025, 2017/1509
    | \b\d{{2,3}}(?:\s?mm|\sand\s\d{{2,3}}\smm|-millimetre)\b   # 152 mm
    | \b[A-Z]{{1,4}}[/-]?[A-Z]?[A-Z]?-?\d+[a-z]?\b          # KN-23, PDF/UA-1, PG-7
    | \b(?:[Rr]esolutions?|[Pp]ackages?|[Cc]laims?|[Aa]rticles?|[Oo]ptions?
      |[Pp]ython|ICD|AA|WCAG|CC\sBY|Attribution)\s[\d.]+[a-z]*
      (?:(?:,\s|\sand\s|\sto\s|–)[\d.]+)*\b                 # packages 13, 15 and 16
    | \b\d+(?:st|nd|rd|th)\b                                # 13th; codespell:ignore nd
    """,
    re.VERBOSE,
)
_SPELLED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|dozen)\s"
    r"(?:hundred|thousand|million|billion|trillion|per\scent)\b",
    re.IGNORECASE,
)


def typed_results(found: Iterable[Passage], prose: Prose) -> Iterator[BriefingError]:
    """Report digits that are no date and no name, and amounts in words."""
    for passage in found:
        rest = _NAMES.sub(" ", passage.words)
        for name in prose.names:
            rest = re.sub(name, " ", rest)
        match = re.search(r"(?<![A-Za-z])\d[\d.,]*(?:\s?%|\s\w+)?", rest) or _SPELLED.search(rest)
        if match and not passage.allowed:
            yield BriefingError(
                f"typed result {match[0].strip()!r}", file=passage.file, line=passage.line,
                do="Print it with {num}, or allow it with '% typed: reason' above the paragraph.",
            )  # fmt: skip


def uncited(found: Iterable[Passage], prose: Prose) -> Iterator[BriefingError]:
    """Report paragraphs of findings that neither cite a source nor print a number."""
    for passage in found:
        proven = passage.grounds or any(role.startswith(PROOFS) for role in passage.roles)
        if passage.file.stem in prose.chapters and passage.kind == "paragraph" and not proven:
            start = " ".join(passage.words.split()[:8])
            yield BriefingError(
                f"no source and no number: {start!r} …", file=passage.file, line=passage.line,
                do="Cite a source, print a number, or say '% rests on: …' above the paragraph.",
            )  # fmt: skip


def check(folder: Path, prose: Prose) -> list[BriefingError]:
    """Return everything that an editor would mark in the text below a folder."""
    found = [passage for path in sorted(folder.rglob("*.md")) for passage in passages(path)]
    return [*typed_results(found, prose), *uncited(found, prose)]
