"""A small briefing, in a folder of its own, and what came of building it.

It is roots/briefing-small with the evidence, sources and results of the briefing, built by the
same commands as the briefing itself.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing.publishing.publish import publish

ROOTS = Path(__file__).parents[1] / "roots"
#: The table that tests change.
TABLE = "evidence/observations.csv"


@dataclass(frozen=True)
class Built:
    """The outcome of one build."""

    code: int
    log: str
    errors: str

    @property
    def pages(self) -> set[str]:
        """Pages that were read."""
        return set(re.findall(r"^reading sources\.\.\. \[ *\d+%\] (\S+)", self.log, re.M))

    @property
    def written(self) -> set[str]:
        """Pages that were written."""
        return set(re.findall(r"^writing output\.\.\. \[ *\d+%\] (\S+)", self.log, re.M))

    @property
    def drawn(self) -> int:
        """Charts that were drawn."""
        return int(re.findall(r"^charts: (\d+) drawn", self.log, re.M)[0])


@dataclass(frozen=True)
class Small:
    """A small briefing in a folder of its own."""

    root: Path

    @property
    def site(self) -> Path:
        """The HTML of the last build, published or not."""
        return self.root / "build" / "work" / "html" / "en"

    def run(self, builder: str, out: str, **environment: str) -> Built:
        """Run Sphinx as `tox -e docs` does."""
        command = [
            sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "--no-color", "-c", ".",
            "-d", "build/work/doctrees/en", "-b", builder, "docs", f"build/work/{out}",
        ]  # fmt: skip
        # In CI Sphinx overwrites its progress in one line, where the tests want to read it.
        given = {name: value for name, value in os.environ.items() if name != "CI"}
        found = subprocess.run(
            command, cwd=self.root, env={**given, **environment}, text=True,
            capture_output=True, check=False, timeout=600,
        )  # fmt: skip
        return Built(found.returncode, found.stdout, found.stderr.replace(f"{self.root}/", ""))

    def html(self, **environment: str) -> Built:
        """Build the HTML."""
        return self.run("html", "html/en", **environment)

    def release(self) -> Built:
        """Build the HTML and publish it if nothing was wrong."""
        found = self.html()
        if found.code == 0:
            publish(self.root / "build" / "work", self.root / "build", "en")
        return found

    def page(self, name: str) -> str:
        """Return a page of the last build."""
        return (self.site / f"{name}.html").read_text("utf-8")

    @contextmanager
    def edited(self, changes: Mapping[str, tuple[str, str]]) -> Iterator[None]:
        """Change texts in files for a while: file to old and new words."""
        before = {file: (self.root / file).read_bytes() for file in changes}
        try:
            for file, (old, new) in changes.items():
                text = before[file].decode()
                assert 1 == text.count(old), (file, old, text.count(old))
                (self.root / file).write_text(text.replace(old, new), "utf-8")
            yield
        finally:
            for file, content in before.items():
                (self.root / file).write_bytes(content)


def lay(folder: Path, root: Path) -> Small:
    """Lay out the small briefing, with the evidence of the real one."""
    shutil.copytree(ROOTS / "briefing-small", folder)
    for part in ("analysis", "design", "evidence"):
        shutil.copytree(root / part, folder / part)
    for name in ("refs.bib", "CITATION.cff"):
        shutil.copy(root / name, folder)
    (folder / ".cache").mkdir()
    for path in (root / ".cache").glob("*.json"):
        shutil.copy(path, folder / ".cache")
    return Small(folder)


def digests(folder: Path, *skip: str) -> dict[str, str]:
    """Return a digest of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in skip
    }
