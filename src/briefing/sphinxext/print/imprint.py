"""What the cover and the colophon of the PDF say of themselves, in the language of the build.

conf.py gives these words in English; what else is in `taggedpdf_metadata` is data.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from ...errors import BriefingError
from ...words.catalogue import Language, read_language, translate


def say(app: Sphinx, config: Config) -> None:
    """Translate before the builder takes them over; `loading` says what is wrong with a catalogue."""
    if "taggedpdf_metadata" in config and not config.language.startswith("en"):
        try:
            language = read_language(Path(app.confdir), config.language)
        except BriefingError:
            return
        config.taggedpdf_metadata = said(config.taggedpdf_metadata, language)


def said(given: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Return the metadata with series, words of the template and colophon in a language."""
    made = dict(given)
    if "series" in given:
        made["series"] = translate(given["series"], language)
    for key in ("words", "colophon"):
        pairs = given.get(key, {}).items()
        heads = [head if key == "words" else translate(head, language) for head, _ in pairs]
        texts = [translate(text, language) for _, text in pairs]
        made |= {key: dict(zip(heads, texts, strict=True))} if pairs else {}
    return made
