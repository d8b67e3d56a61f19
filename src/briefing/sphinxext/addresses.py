"""Where things of the site are: addresses of pages, of the other language editions, of files.

Addresses are absolute where a base address is configured, and relative to the page otherwise.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from ..exchange.citation import Work, read_citation


def work_of(config: Config, confdir: str | Path) -> Work:
    """Return the briefing as a work to be cited, in the language and at the place of the build."""
    return _work(Path(confdir) / "CITATION.cff", config.language, cited_base(config))


@cache
def _work(path: Path, language: str, url: str) -> Work:
    return read_citation(path, language, url)


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


def setup(app: Sphinx) -> None:
    """Register what the site is to know of itself."""
    app.add_config_value("briefing_languages", [], "html", list)
    app.add_config_value("briefing_pdf", "", "html", str)
