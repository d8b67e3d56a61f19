"""The kinds of warning that this builder gives, and the one way to give them.

Every kind has `type="taggedpdf"` and a subtype of its own, so that
`suppress_warnings = ["taggedpdf.alt"]` silences one.
Not for: failures that leave no PDF; those are an error message and a status code.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, ClassVar

from docutils import nodes
from sphinx.util import logging

from .typst.positions import located

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
    """A formula that cannot be converted, or is wider than the page."""
    LINK = "link"
    """A link to a place that is not in the document; its text is printed."""
    TABLE = "table"
    """A table that is wider than the page; it is set smaller."""
    GLYPH = "glyph"
    """A character, or a whole script, that no font has."""
    LOST = "lost"
    """Words of the sources that do not stand in the PDF."""
    EDGE = "edge"
    """A line that runs off the edge of the page."""
    RAW = "raw"
    """Raw HTML that has no meaning in print; it is left out."""
    FONT = "font"
    """A font, folder of fonts or font package that is missing."""
    ATTACHMENT = "attachment"
    """A file to attach that is missing or lacks a description."""
    COMPILE = "compile"
    """A warning of Typst itself."""


class _Count:
    """How many warnings were given, and which of those that are given once."""

    given = 0
    once: ClassVar[set[str]] = set()


def begin() -> None:
    """Forget what was given: a new build begins."""
    _Count.given = 0
    _Count.once.clear()


def given() -> int:
    """Return how many warnings were given since the build began."""
    return _Count.given


def warn(kind: Kind, message: str, /, location: Any = None, *, once: str | None = None) -> None:
    """Give one warning of a kind, at a node, a docname or a (docname, line) pair.

    A warning with *once* is given only the first time in a build.
    """
    if once is not None:
        if once in _Count.once:
            return
        _Count.once.add(once)
    _Count.given += 1
    if isinstance(location, nodes.Node):
        location = located(location)
    _LOG.warning("%s", message, location=location, type="taggedpdf", subtype=kind.value)
