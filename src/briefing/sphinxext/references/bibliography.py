"""Gives sphinxcontrib-bibtex the entries of refs.bib that were checked, in place of its own reading."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pybtex.database import BibliographyData, Entry
from sphinx.application import Sphinx
from sphinx.config import Config

from ...errors import BriefingError
from ...evidence.bibtex import read_entries
from ...words.catalogue import Language

BIBLIOGRAPHY = "refs.bib"


def hide_what_does_not_hold(app: Sphinx, config: Config) -> None:
    """Keep a file from sphinxcontrib-bibtex that would end it; `loading` will say what is wrong."""
    try:
        read_entries(Path(app.confdir, BIBLIOGRAPHY))
    except BriefingError:
        config.bibtex_bibfiles = []


class Listed(Entry):  # type: ignore[misc]  # pybtex has no types
    """An entry that knows in which language it is listed, and whether in print.

    pybtex makes styles without arguments, so that what they need comes with the entries.
    """

    def __init__(self, entry: Entry, language: Language, printed: bool) -> None:
        super().__init__(entry.type, entry.fields, entry.persons)
        self.key, self.language, self.printed = entry.key, language, printed


def listed(
    entries: Mapping[str, Entry], language: Language, printed: bool = False
) -> BibliographyData:
    """Return entries as they are listed in a language, on the web or in print."""
    return BibliographyData(
        {key: Listed(entry, language, printed) for key, entry in entries.items()}
    )


def use_checked(app: Sphinx, language: Language) -> None:
    """Put the checked entries in the place of those that sphinxcontrib-bibtex has just read."""
    if app.config.bibtex_bibfiles:
        domain = app.env.get_domain("cite")
        entries = read_entries(Path(app.confdir, BIBLIOGRAPHY))
        checked = listed(entries, language, app.builder.name == "taggedpdf")
        domain.data["bibdata"] = domain.bibdata._replace(data=checked)  # type: ignore[attr-defined]
