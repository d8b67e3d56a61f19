"""What the tests of the PDF builder share: tiny projects, built in this process."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx_taggedpdf.printing import Printing

ROOTS = Path(__file__).parent / "roots"
CONF = 'project = "Tiny"\nextensions = ["myst_parser", "sphinx_taggedpdf"]\n'
#: a heading: what stands before it would be an introduction
FIRST = "First\n-----\n\n"
#: a drawing, with room for more in it
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<rect width="9" height="9"/>{}</svg>'
)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Built:
    """The outcome of one build."""

    app: Sphinx
    out: Path
    warnings: str
    log: str
    error: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def pdf(self) -> Path:
        return self.out / str(self.app.config.taggedpdf_filename)

    @property
    def text(self) -> str:
        """The text of the PDF, each run of blanks one space."""
        pages = PdfReader(self.pdf).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    @property
    def code(self) -> str:
        return (self.out / ".taggedpdf" / self.pdf.stem / "document.typ").read_text("utf-8")


def run(
    source: Path, out: Path, overrides: Mapping[str, Any] | None = None, builder: str = "taggedpdf"
) -> Built:
    """Build *source* and return what came of it."""
    warnings, status = io.StringIO(), io.StringIO()
    error = None
    translators.clear()  # Sphinx keeps the language of the build before
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            source,
            source,
            out,
            out.with_name(f"{out.name}-doctrees"),
            builder,
            dict(overrides or {}),
            status=status,
            warning=warnings,
            freshenv=False,
            warningiserror=False,
        )
        try:
            app.build()
        except SphinxError as failure:
            error = str(failure)
    return Built(
        app, out, ANSI.sub("", warnings.getvalue()), ANSI.sub("", status.getvalue()), error
    )


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[..., Built]:
    """Build a project of a few files; `text` is its only chapter."""

    def build(
        text: str,
        *,
        conf: str = "",
        files: Mapping[str, str | bytes] | None = None,
        **overrides: Any,
    ) -> Built:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        (source / "conf.py").write_text(CONF + conf, "utf-8")
        (source / "index.md").write_text("# Tiny title\n\n```{toctree}\ntext\n```\n", "utf-8")
        (source / "text.md").write_text(text, "utf-8")
        for name, content in (files or {}).items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return run(source, tmp_path / "out", overrides)

    return build


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Built]:
    """Build a project of one file in reStructuredText, without an introduction of our own."""

    def build(
        text: str,
        *,
        conf: str = "",
        files: Mapping[str, str | bytes] | None = None,
        programs: Mapping[str, str] | None = None,
    ) -> Built:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        for name, script in (programs or {}).items():
            (source / name).write_text(script.format(source / "a.svg"), "utf-8")
            (source / name).chmod(0o755)
        (source / "conf.py").write_text(
            f'project = "A book"\nextensions = ["sphinx_taggedpdf"]\n{conf}', "utf-8"
        )
        (source / "index.rst").write_text(f"A book\n======\n\n{text}\n", "utf-8")
        for name, content in (files or {}).items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return run(source, tmp_path / "out")

    return build


@pytest.fixture
def only_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the Typst code, and do not run Typst."""

    def make(printing: Printing, _target: Path) -> tuple[bytes, str]:
        printing.write()
        return b"%PDF", ""

    monkeypatch.setattr(Printing, "make", make)


@pytest.fixture(scope="session")
def conformance(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the project that has every construct, once for all tests."""
    folder = tmp_path_factory.mktemp("conformance")
    shutil.copytree(ROOTS / "conformance", folder / "source")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        return run(folder / "source", folder / "out", {"nitpicky": True})
