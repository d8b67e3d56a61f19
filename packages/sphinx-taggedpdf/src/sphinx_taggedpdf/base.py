"""What writing a document needs of the builder, for those that the builder itself imports."""

from __future__ import annotations

from pathlib import Path

from sphinx.builders import Builder

from .assemble.known import Known
from .config import Document


class BaseBuilder(Builder):
    """A builder with a template, which writes one document at a time."""

    #: what the writer asks about the document that is being printed
    known: Known
    #: the PDFs of the project
    documents: list[Document]
    #: the project's own template
    own_template: Path | None
