"""The briefing on rain with hostile text in it, translated and built: HTML and PDF, twice."""

from __future__ import annotations

import dataclasses
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from .planted import IN_CHART, Planted
from .planting import plant

LANGUAGES = ("en", "de")
#: What a German translator might add.
GERMAN = " DE \" onfocus=alert(6) ' &lt;script&gt;alert(7)&lt;/script&gt; #eval(8) =1+1 ]]> --> @x"


def run(root: Path, *command: str) -> None:
    """Run a module of Python to its end, without a warning."""
    found = subprocess.run([sys.executable, "-m", *command], cwd=root, text=True,
                           capture_output=True, check=False, timeout=600)  # fmt: skip
    assert found.returncode == 0 and not found.stderr, found.stderr[:6000]


def build(root: Path, builder: str, language: str) -> None:
    """Build an output in a language."""
    run(root, "sphinx", "-n", "-W", "--keep-going", "-q", "-c", ".", "-D", f"language={language}",
        "-b", builder, "-d", f"build/{language}/doctrees", "docs", f"build/{language}/{builder}")  # fmt: skip


def translate(root: Path) -> list[str]:
    """Give every message a hostile translation; return the translations."""
    words = root / "locales" / "de" / "words"
    words.mkdir(parents=True)
    run(root, "briefing.sphinxext.extract", "de")
    build(root, "gettext", "en")
    chapters = root / "locales" / "de" / "LC_MESSAGES" / "index.po"
    chapters.parent.mkdir()
    (root / "build" / "en" / "gettext" / "index.pot").rename(chapters)
    return [said for path in (*words.glob("*.po"), chapters) for said in _translated(path)]


def _translated(path: Path) -> Iterator[str]:
    catalogue: Catalog = read_po(io.StringIO(path.read_text("utf-8")), locale="de")
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = tuple(f"{text}{GERMAN}" for text in message.id)
        elif (
            isinstance(message.id, str)
            and message.id.strip() == message.id != ""
            and IN_CHART not in message.id
        ):
            message.string = f"{message.id}{GERMAN}"
            yield message.string
    with path.open("wb") as file:
        write_po(file, catalogue, width=98)


@dataclasses.dataclass(frozen=True)
class Built:
    """The hostile briefing and its outputs."""

    planted: Planted
    german: list[str]

    @property
    def out(self) -> Path:
        """The folder of all outputs."""
        return self.planted.root / "build"

    def files(self, pattern: str) -> list[Path]:
        """Return files of the two sites; there are some."""
        found = sorted(
            path for language in LANGUAGES for path in self.out.glob(f"{language}/html/{pattern}")
        )
        assert found, pattern
        return found


def make(folder: Path) -> Built:
    """Plant, translate and build."""
    planted = plant(folder)
    german = translate(planted.root)
    for language in LANGUAGES:
        for builder in ("taggedpdf", "html"):
            build(planted.root, builder, language)
    return Built(planted, german)
