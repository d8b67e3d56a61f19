"""The words that the template says, in the language of the project: from Sphinx's own catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sphinx.locale import _


def words(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the template's words that Sphinx translates into some sixty languages; *given* ones win."""
    found = {
        "contents": _("Table of Contents"),
        "page_word": _("page"),
        "release": _("Release"),
    }
    return {**found, **{str(k): str(v) for k, v in given.items()}}
