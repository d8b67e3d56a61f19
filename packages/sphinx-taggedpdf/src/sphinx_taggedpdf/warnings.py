"""The kinds of warning that this builder gives, and the one way to give them.

Every kind has `type="taggedpdf"` and a subtype of its own, so that
`suppress_warnings = ["taggedpdf.alt"]` silences one.
Not for: failures that leave no PDF; those are an error message and a status code.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from logging import WARNING, Handler, LogRecord
from typing import Any

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


class Given(Handler):
    """Counts the warnings that are given while it listens, those that are suppressed as well."""

    count = 0

    def emit(self, record: LogRecord) -> None:
        """Count one."""
        self.count += record.levelno >= WARNING


@contextmanager
def listening() -> Iterator[Given]:
    """Count the warnings that are given meanwhile."""
    given = Given()
    _LOG.logger.addHandler(given)
    try:
        yield given
    finally:
        _LOG.logger.removeHandler(given)


def warn(kind: Kind, message: str, /, location: Any = None, *, once: bool = False) -> None:
    """Give one warning of a kind, at a node, a docname or a (docname, line) pair.

    With *once*, the same words are given only the first time in a build.
    """
    if isinstance(location, nodes.Node):
        location = located(location)
    _LOG.warning("%s", message, location=location, type="taggedpdf", subtype=kind.value, once=once)
