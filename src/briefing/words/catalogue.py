"""Words of generated parts (labels of numbers, charts, evidence) in another language.

The English words are the keys; the translations are gettext catalogues in `words/`, one folder a
language.
The text of the chapters is translated by Sphinx and is not this module's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .messages import read_catalogue

CATALOGUES = Path(__file__).parent


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the translations into a language; none if there is no catalogue."""
    paths = sorted(CATALOGUES.glob(f"{language}/*.po"))
    messages = (message for path in paths for message in read_catalogue(path, language))
    return {str(m.id): str(m.string) for m in messages if m.string and not m.fuzzy}


def translate(text: str, language: str) -> str:
    """Return the words in a language, or the English words where there is no translation.

    >>> translate("grade", "en")
    'grade'
    """
    return catalogue(language).get(text, text)
