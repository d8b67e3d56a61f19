"""Making one PDF: from the code in the workspace to the bytes of the file.

What Typst refuses and the builder can do without is taken out, with a warning, and the rest is
printed: pictures that cannot be read, notes with addresses that its tag tree cannot hold.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import _

from .assemble.attachments import Attachment
from .assemble.metadata import timestamp
from .pdf.amend import Additions, amend
from .report import report
from .retry import Without
from .typst.compile import Compiled, TypstFailed, compile_pdf
from .typst.engine import Order
from .typst.workspace import Workspace
from .writing import Writing, Written

if TYPE_CHECKING:
    from .base import BaseBuilder
    from .config import Document

#: how often a document is written anew without what Typst refuses
_TRIES = 3
#: bytes of code from which on (about 1,600 pages) memory is worth the time that a search for garbage takes
_LARGE = 8_000_000


class Printing:
    """One PDF in the making."""

    def __init__(
        self,
        builder: BaseBuilder,
        document: Document,
        workspace: Workspace,
        attached: Sequence[Attachment],
    ) -> None:
        self.workspace, self.config = workspace, builder.config
        self._timestamp = timestamp(document.metadata)
        self._srcdir = Path(builder.srcdir)
        self._several = len(builder.documents) > 1
        self._without = Without(self.config.taggedpdf_show_urls)
        self._writing = Writing(builder, document, workspace, attached, self._without)

    def make(self, target: Path) -> tuple[bytes | None, str]:
        """Return the PDF, or None if the one at *target* is of the same content; and what it is made from.

        Raise `TypstFailed` with the place in the sources.
        """
        # what has been read is kept: looking through it for garbage takes a fifth of the time of writing
        gc.freeze()
        try:
            return self._made(target)
        finally:
            gc.unfreeze()

    def _made(self, target: Path) -> tuple[bytes | None, str]:
        written = self.write()
        key = self._key(written)
        if self.workspace.is_current("workspace", key, target):
            return None, key
        compiled, written = self._compile(written)
        content = amend(
            compiled.pdf,
            compiled.places,
            Additions(
                written.metadata, written.row_heads, written.titles, _("page"), written.data_files
            ),
        )
        report(content, written.said)
        return content, key

    def write(self) -> Written:
        """Write the code; the memory of many doctrees or a large one is free for the layout."""
        written = self._writing.write()
        if self._several or self.workspace.main.stat().st_size > _LARGE:
            gc.unfreeze()
            gc.collect()
        return written

    def _key(self, written: Written) -> str:
        return self.workspace.fingerprint(
            self.config.taggedpdf_standards,
            self._timestamp,
            written.row_heads,
            sorted(written.titles.items()),
            sorted(written.data_files.items()),
            *(version(name) for name in ("typst", "pikepdf", "sphinx-taggedpdf")),
        )

    def _compile(self, written: Written) -> tuple[Compiled, Written]:
        """Run Typst, again without what it refuses and the document can do without."""
        for attempt in range(_TRIES):
            order = Order(
                list(self.config.taggedpdf_standards),
                self._timestamp,
                written.page_height,
                list(written.indexed),
            )
            try:
                return compile_pdf(self.workspace, order, self._srcdir), written
            except TypstFailed as failure:
                if attempt == _TRIES - 1 or not self._without.learn(failure):
                    raise
                written = self.write()
        raise AssertionError("no attempt was made")
