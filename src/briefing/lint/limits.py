"""What a reader can bear: the limits of a briefing's text, as its analysis/reading.toml sets them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import BriefingError, did_you_mean


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one page."""

    #: To read its running text.
    minutes: float
    #: Figures and citations a sentence, on average.
    figures_a_sentence: float
    citations_a_sentence: float
    most_figures_in_a_sentence: int
    most_figures_in_a_paragraph: int
    #: Shares of sentences in the passive voice, and without a verb.
    passive_share: float
    verbless_share: float
    #: Least reading ease by language.
    ease: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """Limits of all pages, and of the chapters together."""

    words_a_minute: float
    core_minutes: float
    chapter: Limits
    pages: Mapping[str, Limits]

    def of(self, page: str) -> Limits:
        """Return the limits of a page."""
        return self.pages.get(page, self.chapter)


def read_limits(root: Path) -> Reading:
    """Read the limits of the briefing in a folder.

    Raises
    ------
    BriefingError
        If the file is missing, is no TOML or has another key; names the file.
    """
    file = root / "analysis" / "reading.toml"
    try:
        data = tomllib.loads(file.read_text("utf-8"))
        chapter = Limits(**_known(data["chapter"], file))
        pages = {name: replace(chapter, **_known(own, file)) for name, own in data["pages"].items()}
        return Reading(
            data["words_a_minute"], data["core_minutes"], chapter, MappingProxyType(pages)
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise BriefingError(
            f"cannot be read: {error}", file=file, do="Compare it with the class Limits."
        ) from error


def _known(table: Mapping[str, Any], file: Path) -> Mapping[str, Any]:
    known = [field.name for field in fields(Limits)]
    for name in table:
        if name not in known:
            what = f"unknown limit {name!r}{did_you_mean(name, known)}"
            raise BriefingError(what, file=file, do=f"Known limits: {', '.join(known)}.")
    return table
