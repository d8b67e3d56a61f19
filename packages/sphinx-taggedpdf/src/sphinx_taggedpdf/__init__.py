"""A Sphinx builder, `taggedpdf`, that makes an accessible and archival PDF with Typst.

The result is tagged (PDF/UA-1), archival (PDF/A-3a) and the same to the byte wherever it is built.
It needs no LaTeX, no browser and no network.  README.md beside this file has the configuration
values.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .builder import TaggedPDFBuilder, __version__
from .config import register

__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its configuration values."""
    app.add_builder(TaggedPDFBuilder)
    register(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
