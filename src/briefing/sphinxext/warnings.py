"""The kinds of warning that this extension gives, and the one way to give them.

Every kind has `type="briefing"` and a subtype of its own, so that
`suppress_warnings = ["briefing.alt"]` silences one.
Not for: what stops a build, which is a `BriefingError`.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from sphinx.util import logging

_LOG = logging.getLogger(__name__)


class Kind(Enum):
    """Subtypes of the warnings of type "briefing"."""

    NUMBER = "number"
    """A number that is not in the ledger, or a form that it cannot have."""
    ALT = "alt"
    """A picture without a description."""
    CHART = "chart"
    """A chart that stands on two pages."""
    MATH = "math"
    """A formula that cannot be converted to MathML."""
    TEXT = "text"
    """A character, a fence or markup that readers would see as it stands."""
    TRANSLATION = "translation"
    """Words without a translation, in an edition that must be complete."""
    SETTING = "setting"
    """A name in conf.py that is no setting."""
    REPAIR = "repair"
    """A repair of another package's output that did not take."""


def warn(kind: Kind, message: str, /, *words: object, location: Any = None) -> None:
    """Give one warning of a kind, at a node, a docname or a (docname, line) pair."""
    _LOG.warning(message, *words, location=location, type="briefing", subtype=kind.value)
