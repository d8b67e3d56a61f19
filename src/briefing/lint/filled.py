"""The running text as a reader meets it: in one language, numbers printed, citations counted.

Reads the MyST sources with their translations, and the texts of the evidence folder that stand
among them as boxes.
Tables and captions are looked at and not read on; they are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..ledger.ledger import Ledger
from ..words.catalogue import Language
from ..words.messages import read_catalogue
from .boxes import boxes
from .passages import passages
from .sentences import Paragraph, sentences

#: Classes of containers that stand beside the text: the cover, and links of the web edition.
_APART = {"cover", "no-pdf"}


def read_chapter(path: Path, ledger: Ledger, language: Language) -> list[Paragraph]:
    """Return the running text of a chapter, in order of the sources, with its boxes."""
    messages = _messages(path, language)
    found = [
        Paragraph(
            path, p.line, sentences(messages.get(p.source, p.source), ledger, language),
            "label" if "key-figure" in p.kind else "running",
        )
        for p in passages(path)
        if p.kind.split()[0] in ("paragraph", "container") and not _APART & {*p.kind.split()}
    ]  # fmt: skip
    return sorted([*found, *boxes(path, ledger, language)], key=lambda p: p.line)


def _messages(path: Path, language: Language) -> Mapping[str, str]:
    """Return the paragraphs of a page in another language."""
    file = path.parent.parent / "locales" / language.code / "LC_MESSAGES" / f"{path.stem}.po"
    if not file.exists():
        return {}
    found = read_catalogue(file, language.code)
    return {str(m.id): str(m.string) for m in found if m.string and not m.fuzzy}
