"""Gives sphinxcontrib-bibtex the entries of refs.bib that were checked, in place of its own reading."""

from __future__ import annotations

from pathlib import Path

from pybtex.database import BibliographyData
from sphinx.application import Sphinx
from sphinx.config import Config

from ...errors import BriefingError
from ...evidence.bibtex import read_entries

BIBLIOGRAPHY = "refs.bib"


def hide_what_does_not_hold(app: Sphinx, config: Config) -> None:
    """Keep a file from sphinxcontrib-bibtex that would end it; `loading` will say what is wrong."""
    try:
        read_entries(Path(app.confdir, BIBLIOGRAPHY))
    except BriefingError:
        config.bibtex_bibfiles = []


def use_checked(app: Sphinx) -> None:
    """Put the checked entries in the place of those that sphinxcontrib-bibtex has just read."""
    if app.config.bibtex_bibfiles:
        domain = app.env.get_domain("cite")
        checked = BibliographyData(read_entries(Path(app.confdir, BIBLIOGRAPHY)))
        domain.data["bibdata"] = domain.bibdata._replace(data=checked)  # type: ignore[attr-defined]
