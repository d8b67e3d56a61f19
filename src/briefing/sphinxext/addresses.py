"""Where things of the site are: addresses of pages, of the other language editions, of files.

Addresses are absolute where a base address is configured, and relative to the page otherwise.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config


def pdf_of(app: Sphinx) -> Path | None:
    """Return the PDF of this language, if it has been built."""
    path = Path(app.confdir, app.config.briefing_pdf_folder, app.config.briefing_pdf)
    return path if path.is_file() else None


def base(config: Config) -> str:
    """Return the base address with a slash at its end, or nothing."""
    return config.html_baseurl.rstrip("/") + "/" if config.html_baseurl else ""


def cited_base(config: Config) -> str:
    """Return the base address that citations give: that of the edition, which stays as it is.

    Read the Docs builds each tag at an address of its own, and the newest text at ``latest``.
    """
    return base(config).replace("/latest/", f"/{config.version}/")


def up(page: str) -> str:
    """Return the way from a page to the root of the site.

    >>> up("index"), up("annex/numbers")
    ('', '../')
    """
    return "../" * page.count("/")


def address(app: Sphinx, file: str, page: str) -> str:
    """Return the address of a file of the site, as seen from a page."""
    return (base(app.config) or up(page)) + file


def page_file(page: str) -> str:
    """Return the file of a page; the start page needs none.

    >>> page_file("index"), page_file("data")
    ('', 'data.html')
    """
    return "" if page == "index" else f"{page}.html"


def edition_address(app: Sphinx, language: str, page: str) -> str:
    """Return the address of a page in the edition of another language.

    Editions stand side by side: ``…/en/latest/`` and ``…/de/latest/``, or ``en/`` and ``de/``.
    """
    own, root = app.config.language, base(app.config)
    if root:
        return root.replace(f"/{own}/", f"/{language}/") + page_file(page)
    return f"{up(page)}../{language}/{page}.html"
