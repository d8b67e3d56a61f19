"""sitemap.xml, where a base address is configured: pages, and their other editions.

Not sphinx-sitemap: it takes a language for a folder below the address of the site and knows neither
hidden pages nor editions at addresses of their own, which Read the Docs gives to translations.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from ..addresses import base, edition_address, page_file

#: Pages that nobody should find by searching.
HIDDEN = {"404", "search", "genindex"}


def entries(app: Sphinx) -> Iterator[str]:
    """Yield an entry for each page."""
    languages = app.config.briefing_languages
    for page in sorted(app.env.found_docs - HIDDEN):
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" '
            f'href="{escape(edition_address(app, code, page))}"/>'
            for code in languages
            if len(languages) > 1
        )
        yield f"<url><loc>{escape(base(app.config) + page_file(page))}</loc>{others}</url>\n"


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the map beside the start page."""
    if exception or app.builder.format != "html" or not base(app.config):
        return
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>\n{"".join(entries(app))}</urlset>\n'
    (Path(app.outdir) / "sitemap.xml").write_text(text, "utf-8")
