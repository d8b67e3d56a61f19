"""Texts of the evidence folder as a reader sees them: the roles in them become words.

For exports and metadata; pages let Sphinx resolve the same roles.
"""

from __future__ import annotations

import re

from ..ledger.ledger import Ledger
from .catalogue import Language, translate
from .form import Form
from .numbers import in_words

ROLE = re.compile(r"\s?\{(?P<role>[a-z:]+)\}`(?P<text>[^`]*)`")


def plain_text(text: str, ledger: Ledger, language: Language) -> str:
    """Translate a text and print its numbers; names of sources stand, keys of citations go.

    Raises
    ------
    BriefingError
        If a number is unknown or has no such form.
    """

    def words(match: re.Match[str]) -> str:
        lead, inner = match[0][: match[0].index("{")], match["text"]
        match match["role"]:
            case "num":
                name, _, form = (part.strip() for part in inner.partition("|"))
                return lead + in_words(ledger[name], language, Form.parse(form))
            case "cite:p":
                return ""
            case "cite:t":
                sources = ledger.evidence.sources
                return lead + ", ".join(sources[key.strip()].short for key in inner.split(","))
        return lead + re.sub(r"\s*<[^>]*>$", "", inner)  # a term or a page, without its target

    return ROLE.sub(words, translate(text, language))
