"""The folder that Typst sees: code, template, images, fonts, attachments, and nothing else of the machine.

Its bytes decide the PDF; so a hash over them tells whether there is anything to do (`fingerprint`).
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).parent / "template"


class Workspace:
    """A folder below the output folder, written anew for each build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fonts = folder / "fonts"
        self.attachments = folder / "attachments"
        self.main = folder / "document.typ"
        self._stamp = folder / "stamp"

    def reset(self) -> None:
        """Empty the folder, but keep the fonts and the stamp."""
        for name in ("template", "theme", "images", "attachments"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.move(())

    def add_template(self, own: Path | None) -> str:
        """Copy the bundled template, and the project's own, and return the file to import."""
        shutil.copytree(TEMPLATE, self.folder / "template")
        if own is None:
            return "/template/main.typ"
        theme = self.folder / "theme"
        if own.is_dir():
            shutil.copytree(own, theme)
            return "/theme/main.typ"
        theme.mkdir()
        shutil.copyfile(own, theme / own.name)
        return f"/theme/{own.name}"

    def add_images(self, images: Mapping[str, str], srcdir: Path) -> None:
        """Copy the images of the document."""
        folder = self.folder / "images"
        folder.mkdir(exist_ok=True)
        for source, name in images.items():
            shutil.copyfile(srcdir / source, folder / name)

    def write(self, code: str, metadata: Mapping[str, Any]) -> None:
        """Write the code and the metadata."""
        text = json.dumps(metadata, ensure_ascii=False, indent=1, sort_keys=True)
        (self.folder / "metadata.json").write_text(text, "utf-8")
        self.main.write_text(code, "utf-8")

    def move(self, figures: Iterable[str]) -> None:
        """Write down which figures float to the top of a page."""
        (self.folder / "floats.json").write_text(json.dumps(sorted(figures)), "utf-8")

    def fingerprint(self, *more: object) -> str:
        """Return a hash over all files that Typst can read, and over *more*."""
        digest = hashlib.sha256(json.dumps([str(m) for m in more]).encode())
        for file in sorted(f for f in self.folder.rglob("*") if f.is_file() and f != self._stamp):
            digest.update(file.relative_to(self.folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    def is_current(self, fingerprint: str, pdf: Path) -> bool:
        """Tell whether *pdf* was made from exactly this folder."""
        if not (pdf.exists() and self._stamp.exists()):
            return False
        return self._stamp.read_text("utf-8") == f"{fingerprint} {_digest(pdf)}"

    def seal(self, fingerprint: str, pdf: Path) -> None:
        """Remember that *pdf* was made from this folder."""
        self._stamp.write_text(f"{fingerprint} {_digest(pdf)}", "utf-8")

    def unseal(self) -> None:
        """Forget it, so that warnings are given again."""
        self._stamp.unlink(missing_ok=True)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
