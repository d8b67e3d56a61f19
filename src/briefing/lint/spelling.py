"""Finds American spellings in the English text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from ..errors import BriefingError
from .passages import Passage

#: Words that are good British English in another sense.
BOTH = {
    "biased",
    "check",
    "curb",
    "draft",
    "license",
    "meter",
    "practice",
    "program",
    "story",
    "tire",
}


@cache
def american() -> dict[str, str]:
    """Return American spellings with their British ones, from the dictionary of codespell."""
    table = files("codespell_lib").joinpath("data/dictionary_en-GB_to_en-US.txt")
    pairs = (line.split("->") for line in table.read_text("utf-8").splitlines() if "->" in line)
    return {us.strip(" ,"): british for british, us in pairs if "," not in us.strip(" ,")}


def spelling(found: Iterable[Passage]) -> Iterator[BriefingError]:
    """Report American spellings."""
    for passage in found:
        for word in re.findall(r"\b[a-z]+\b", passage.words):
            if word in american() and word not in BOTH:
                yield BriefingError(
                    f"American spelling {word!r}", file=passage.file, line=passage.line,
                    do=f"Write {american()[word]!r}.",
                )  # fmt: skip
