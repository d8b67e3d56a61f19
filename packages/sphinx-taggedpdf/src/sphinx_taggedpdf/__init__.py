"""A Sphinx builder, `taggedpdf`, that makes an accessible and archival PDF with Typst.

The result is tagged (PDF/UA-1), archival (PDF/A-3a) and the same to the byte wherever it is built.
It needs no LaTeX, no browser and no network.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = version("sphinx-taggedpdf")
__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and its configuration values."""
    from .builder import (
        TaggedPDFBuilder,
    )  # not above: the engine imports the package without Sphinx
    from .config import register

    app.require_sphinx("7.4")
    app.add_builder(TaggedPDFBuilder)
    register(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
