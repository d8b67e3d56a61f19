"""The folder that Typst sees: code, template, images, fonts, attachments, and nothing else of the machine.

Each run has a folder of its own, which takes its lasting place when all is done: two runs at once
never mix.
Its bytes decide the PDF; so a hash over them tells whether there is anything to do (`fingerprint`).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .files import replace

#: the code, and what the engine writes: which figures float and whether to the `top` or the `bottom` of a
#: page, on which pages the entries of the index stand, and the file
DOCUMENT, FLOATS, PAGES, PDF = "document.typ", "floats.json", "pages.json", "document.pdf"
TEMPLATE = Path(__file__).parents[1] / "template"


class Workspace:
    """A folder of one run for one PDF."""

    def __init__(self, folder: Path) -> None:
        self.lasting = folder
        self.folder = folder.with_name(f"{folder.name}.{os.getpid()}")
        self.fonts = self.folder / "fonts"
        self.images = self.folder / "images"
        self.attachments = self.folder / "attachments"
        self.main = self.folder / DOCUMENT
        self._stamp = folder.with_name(f"{folder.name}.stamp")

    def __enter__(self) -> Workspace:
        """Make the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for folder in (self.folder, self.images, self.attachments):
            folder.mkdir(parents=True)
        write_down(self.folder / FLOATS, {})
        write_down(self.folder / PAGES, {})
        return self

    def __exit__(self, *_: object) -> None:
        """Give the folder its lasting place, for those who want to look into it."""
        shutil.rmtree(self.lasting, ignore_errors=True)
        try:
            self.folder.rename(self.lasting)
        except OSError:  # another run was quicker
            shutil.rmtree(self.folder, ignore_errors=True)

    def add_template(self, own: Path | None) -> str:
        """Copy the bundled template, and the project's own, and return the file to import."""
        shutil.copytree(TEMPLATE, self.folder / "template", dirs_exist_ok=True)
        if own is None:
            return "/template/main.typ"
        theme = self.folder / "theme"
        if own.is_dir():
            shutil.copytree(own, theme, dirs_exist_ok=True)
            return "/theme/main.typ"
        theme.mkdir(exist_ok=True)
        shutil.copyfile(own, theme / own.name)
        return f"/theme/{own.name}"

    def write(self, code: str, metadata: Mapping[str, Any]) -> None:
        """Write the code and the metadata."""
        text = json.dumps(metadata, ensure_ascii=False, indent=1, sort_keys=True)
        (self.folder / "metadata.json").write_text(text, "utf-8")
        self.main.write_text(code, "utf-8")

    def take_pdf(self) -> bytes:
        """Return the file that the engine wrote, and remove it: the folder is kept without it."""
        file = self.folder / PDF
        content = file.read_bytes()
        file.unlink()
        return content

    def fingerprint(self, *more: object) -> str:
        """Return a hash over all files that Typst can read, and over *more*."""
        digest = hashlib.sha256(json.dumps([str(m) for m in more]).encode())
        for file in sorted(f for f in self.folder.rglob("*") if f.is_file()):
            digest.update(file.relative_to(self.folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    # the stamp: what the PDF in place was made from

    def stamp(self) -> dict[str, str]:
        """Return what is known of the PDF in place."""
        try:
            return dict(json.loads(self._stamp.read_text("utf-8")))
        except (OSError, ValueError):
            return {}

    def is_current(self, kind: str, key: str, pdf: Path) -> bool:
        """Tell whether *pdf* was made from what *key* stands for."""
        held = self.stamp()
        return held.get(kind) == key and pdf.exists() and held.get("pdf") == _digest(pdf)

    def seal(self, pdf: Path, **keys: str) -> None:
        """Remember what *pdf* was made from."""
        replace(self._stamp, json.dumps({**keys, "pdf": _digest(pdf)}).encode())

    def unseal(self) -> None:
        """Forget it, so that warnings are given again."""
        self._stamp.unlink(missing_ok=True)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write_down(file: Path, content: Mapping[str, Any]) -> None:
    """Write what the template reads."""
    file.write_text(json.dumps(content, sort_keys=True), "utf-8")
