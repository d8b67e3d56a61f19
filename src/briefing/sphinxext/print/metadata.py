"""What the cover and the colophon of the PDF say of themselves, in the language of the build.

conf.py gives these words in English; what else is in `taggedpdf_metadata` is data.
"""

from __future__ import annotations

from typing import Any

from sphinx.config import Config

from ...words.catalogue import Language, translate


def say_metadata(config: Config, language: Language) -> None:
    """Translate the series, the words of the template, and the colophon with its headings."""
    if "taggedpdf_metadata" not in config:
        return
    given = config.taggedpdf_metadata
    said: dict[str, Any] = {
        "words": {key: translate(text, language) for key, text in given.get("words", {}).items()},
        "colophon": {
            translate(head, language): translate(text, language)
            for head, text in given.get("colophon", {}).items()
        },
    }
    if "series" in given:
        said["series"] = translate(given["series"], language)
    config.taggedpdf_metadata = {key: said.get(key, value) for key, value in given.items()}
