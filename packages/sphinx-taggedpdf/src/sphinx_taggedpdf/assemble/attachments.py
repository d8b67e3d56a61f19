"""Files that travel inside the PDF, each with a description, a MIME type and its relationship to the text.

PDF/A-3 asks for all three (`AFRelationship`), so a file that lacks a description gives a warning.
"""

from __future__ import annotations

import mimetypes
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..typst.code import Code, call
from ..warnings import Kind, warn

RELATIONSHIPS = ("source", "data", "alternative", "supplement")
_MIME = {
    ".bib": "application/x-bibtex",
    ".csv": "text/csv",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".md": "text/markdown",
    ".py": "text/x-python",
}


class Attachment(NamedTuple):
    """One file inside the PDF."""

    #: where the file is
    source: Path
    #: its name inside the PDF
    name: str
    description: str
    mime: str
    relationship: str

    @property
    def code(self) -> Code:
        """The Typst call that attaches the file."""
        return call(
            "pdf.attach",
            self.name,
            Code(f'read("/attachments/{self.name}", encoding: none)'),
            relationship=self.relationship,
            mime_type=self.mime,
            description=self.description,
        )


def read(rows: Iterable[Mapping[str, Any]], folder: Path, /) -> list[Attachment]:
    """Return the attachments that conf.py lists; one that cannot be attached gives a warning."""
    found: dict[str, Attachment] = {}
    for attachment in filter(None, (_one(row, folder) for row in rows)):
        if attachment.name in found:
            warn(Kind.ATTACHMENT, f"file attached twice: {attachment.name}; give one another name")
        found.setdefault(attachment.name, attachment)
    return list(found.values())


def _one(row: Mapping[str, Any], folder: Path) -> Attachment | None:
    path = folder / str(row.get("path", ""))
    if not path.is_file():
        warn(Kind.ATTACHMENT, f"file to attach not found: {row.get('path')}")
        return None
    if not row.get("description"):
        warn(Kind.ATTACHMENT, f"attachment without a description: {row['path']}")
    relationship = str(row.get("relationship", "data")).lower()
    if relationship not in RELATIONSHIPS:
        warn(
            Kind.ATTACHMENT,
            f"unknown relationship {relationship!r} of {row['path']}; one of {', '.join(RELATIONSHIPS)}",
        )
        relationship = "data"
    name = str(row.get("name") or path.name)
    return Attachment(
        path,
        name,
        str(row.get("description") or name),
        str(row.get("mime") or mime(path)),
        relationship,
    )


def mime(path: Path, /) -> str:
    """Return the MIME type of a file by its name, without asking the machine's own tables."""
    return (
        _MIME.get(path.suffix.lower())
        or mimetypes.MimeTypes().guess_type(path.name)[0]
        or "application/octet-stream"
    )


def copy(attachments: Iterable[Attachment], folder: Path, /) -> None:
    """Copy the files to where Typst may read them."""
    folder.mkdir(parents=True, exist_ok=True)
    for attachment in attachments:
        shutil.copyfile(attachment.source, folder / attachment.name)
