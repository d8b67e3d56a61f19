"""The builder: which PDFs a project has, whether they must be made, and that failures are told.

Not for: making one PDF; that is printing.py.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Set
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.util import logging

from . import warnings
from .assemble import attachments
from .assemble.metadata import timestamp
from .base import BaseBuilder
from .config import Document, documents
from .freshness import expanded, key
from .lettering import fonts
from .pdf.amend import NotAsExpected
from .printing import Printing
from .translate import Writer
from .typst.compile import TypstFailed
from .typst.files import replace
from .typst.workspace import Workspace

log = logging.getLogger(__name__)


class TaggedPDFBuilder(BaseBuilder):
    """Makes PDFs of the whole project."""

    name = "taggedpdf"
    format = "taggedpdf"
    epilog = "The PDF is in %(outdir)s."
    default_translator_class = Writer
    allow_parallel = True
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    #: so that Sphinx fetches none: the build must not reach the network
    supported_remote_images = True

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self._sphinx = app

    def init(self) -> None:
        """Check the configuration before any work is done."""
        own = self.config.taggedpdf_template
        self.own_template = Path(self.confdir) / own if own else None
        if self.own_template is not None and not self.own_template.exists():
            raise ConfigError(f"taggedpdf_template not found: {own}")
        self.documents = documents(self.config)

    def get_outdated_docs(self) -> str | list[str]:
        """Return nothing if every PDF in place was made from what is there now."""
        self._key = self._freshness()
        return "all documents" if any(map(self._outdated, self.documents)) else []

    def _outdated(self, document: Document) -> bool:
        workspace = self._workspace(document)
        return not workspace.is_current("sources", self._key, self._target(document))

    def _freshness(self) -> str:
        confdir = Path(self.confdir)
        named = [confdir / str(row.get("path")) for row in self.config.taggedpdf_attachments]
        folders = [confdir / name for name in self.config.taggedpdf_fonts]
        packages = map(fonts.package_folder, fonts.packages(self.config))
        files = expanded([self.own_template, *named, *folders, *packages])
        return key(self, files, timestamp(self.config.taggedpdf_metadata))

    def _workspace(self, document: Document) -> Workspace:
        name = document.filename.removesuffix(".pdf").replace("/", "-")
        return Workspace(Path(self.outdir) / ".taggedpdf" / name)

    def _target(self, document: Document) -> Path:
        return Path(self.outdir) / document.filename

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return a URI that the writer knows as a place in the PDF."""
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the same: everything is in one file."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Do nothing: `init` has looked at the configuration."""

    def write_documents(self, docnames: Set[str]) -> None:
        """Make each PDF, unless the one in place was made from the same content."""
        # Sphinx keeps what it has read for builders that write one document after the other
        vars(self.env).get("_write_doc_doctree_cache", {}).clear()
        self._key = self._freshness()
        attached = attachments.read(self.config.taggedpdf_attachments, Path(self.confdir))
        for document in self.documents:
            if document.start not in self.env.found_docs:
                raise ConfigError(f"taggedpdf_documents: no document {document.start!r}")
            if self._outdated(document):
                self._print(document, attached)
            else:
                log.info("%s: nothing changed", document.filename)

    def write_doc(self, docname: str, doctree: object) -> None:
        """Do nothing: documents are not written one by one."""

    def _print(self, document: Document, attached: list[attachments.Attachment]) -> None:
        """Make one PDF; if that fails, the last good one stays in place."""
        start = time.perf_counter()
        try:
            size = self._make(document, attached)
        except (TypstFailed, NotAsExpected, OSError) as failure:
            with suppress(OSError):
                self._workspace(document).unseal()
            log.error("%s", _told(failure))
            self._sphinx.statuscode = 1
            return
        if size is None:
            log.info("%s: nothing changed", document.filename)
        else:
            seconds = time.perf_counter() - start
            log.info("%s: %d kB in %.2f s", document.filename, size // 1000, seconds)

    def _make(self, document: Document, attached: list[attachments.Attachment]) -> int | None:
        """Make one PDF and return its size, or None if the one in place is of the same content."""
        target = self._target(document)
        with self._workspace(document) as workspace, warnings.listening() as given:
            content, made_from = Printing(self, document, workspace, attached).make(target)
            if content is not None:
                replace(target, content)
            if not given.count:
                workspace.seal(target, sources=self._key, workspace=made_from)
            else:
                workspace.unseal()
        return None if content is None else len(content)

    def finish(self) -> None:
        """Do nothing more."""


#: error of the system → what to do about it
_REMEDIES = {
    errno.ENAMETOOLONG: "give a shorter name (taggedpdf_filename, or `filename` in taggedpdf_documents)",
    errno.ENOSPC: "make room on the disk, or choose another output folder",
}


def _told(failure: Exception) -> str:
    """Return what is wrong and what to do."""
    if isinstance(failure, OSError):
        remedy = _REMEDIES.get(failure.errno or 0, "choose another output folder")
        return f"cannot write {failure.filename}: {failure.strerror}; {remedy}"
    return str(failure)


def _write(self: TaggedPDFBuilder, *_: object) -> None:
    self.write_documents(set())


if not hasattr(BaseBuilder, "write_documents"):  # Sphinx 7 has only `write`, final since Sphinx 8
    setattr(TaggedPDFBuilder, "write", _write)  # noqa: B010
