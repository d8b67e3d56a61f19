"""Finds translations that say more than the original: a strong word where the English has none.

Whether a translation is right otherwise is for a translator to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from ..errors import BriefingError
from .strong import languages, strength

_ROLE = re.compile(r"\{[\w:]+\}`[^`]*`")


def check(root: Path) -> Iterator[BriefingError]:
    """Yield the paragraphs that are strong in a translation and not in English, with file and line.

    Only languages whose strong words are known are read.
    """
    for language in languages():
        for path in sorted((root / "locales" / language / "LC_MESSAGES").glob("*.po")):
            yield from _stronger(path, language)


def _stronger(path: Path, language: str) -> Iterator[BriefingError]:
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id and entry.string]
    for entry in entries:
        original, translation = (_ROLE.sub("", str(t)) for t in (entry.id, entry.string))
        found = strength(translation, language)
        if found and not strength(original.replace("?", ".")):
            words = ", ".join(word for group in found.values() for word in group)
            start = " ".join(str(entry.string).split()[:8])
            yield BriefingError(
                f"{words!r} is stronger than the original: {start!r} …", file=path,
                line=entry.lineno, do="Translate without it, or correct the original.",
            )  # fmt: skip
