"""The kinds of warning that this builder gives, and the one way to give them.

Every kind has `type="taggedpdf"` and a subtype of its own, so that `suppress_warnings = ["taggedpdf.alt"]`
silences one.
Not for: failures that leave no PDF; those are a `SphinxError`.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from docutils import nodes
from sphinx.util import logging

from .positions import located

_LOG = logging.getLogger(__name__)


class Kind(Enum):
    """Subtypes of the warnings of type "taggedpdf"."""

    NODE = "node"
    """A node that the builder has no rule for; its children are printed."""
    ALT = "alt"
    """An image without alternative text."""
    IMAGE = "image"
    """An image that is missing, remote or of a kind that cannot be printed."""
    MATH = "math"
    """A formula that cannot be converted; its LaTeX source is printed."""
    LINK = "link"
    """A link to a place that is not in the document; its text is printed."""
    TABLE = "table"
    """A table that is wider than the page; it is set smaller."""
    GLYPH = "glyph"
    """A character that no font has; its name is printed."""
    DIRECTION = "direction"
    """Right-to-left text that is not marked with its language."""
    RAW = "raw"
    """Raw HTML that has no meaning in print; it is left out."""
    FONT = "font"
    """A font, folder of fonts or font package that is missing."""
    ATTACHMENT = "attachment"
    """A file to attach that is missing or lacks a description."""
    COMPILE = "compile"
    """A warning of Typst itself."""


def warn(kind: Kind, message: str, /, location: Any = None) -> None:
    """Give one warning of a kind, at a node, a docname or a (docname, line) pair."""
    if isinstance(location, nodes.Node):
        location = located(location)
    _LOG.warning("%s", message, location=location, type="taggedpdf", subtype=kind.value)
