"""Writes what other programs read of the site: numbers by address, feed, robots.txt, llms.txt.

What they hold is `briefing.exchange.site`'s; their addresses are documented on the page of the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from ...exchange import site
from ...words.catalogue import translate
from ..addresses import base, page_file
from ..datafiles import DESCRIPTIONS, PUBLISHED
from ..directives.citing import numbers
from ..state import language_of, state_of
from .head import FEED, description
from .sitemap import HIDDEN

#: Below the data: a file for each number, by its name.
NUMBERS = "numbers"


def write_numbers(app: Sphinx, exception: Exception | None) -> None:
    """Write each number with an entry into a file of its own."""
    if exception or app.builder.format != "html":
        return
    ledger, folder = state_of(app.env).ledger, Path(app.outdir, PUBLISHED, NUMBERS)
    folder.mkdir(parents=True, exist_ok=True)
    for name, cited in numbers(app):
        record = site.number_record(ledger[name], ledger, cited)
        (folder / f"{name}.json").write_text(record, "utf-8")


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write feed, robots.txt and llms.txt."""
    if exception or app.builder.format != "html":
        return
    out, state, root = Path(app.outdir), state_of(app.env), base(app.config)
    work = state.works["briefing"]
    changes = page_file(app.config.briefing_pages.get("changes", "index"))
    texts = {
        FEED: site.feed(work, state.editions, root, state.ledger, changes),
        "llms.txt": site.llms(work, _pages(app, root), _files(app, root)),
    }
    if root:
        texts["robots.txt"] = site.robots(root)
    for file, text in texts.items():
        (out / file).write_text(text, "utf-8")


def _pages(app: Sphinx, root: str) -> Iterator[tuple[str, str, str]]:
    for page in sorted(app.env.found_docs - HIDDEN):
        text = description(app.env.get_doctree(page), "")
        yield app.env.titles[page].astext(), root + (page_file(page) or "index.html"), text


def _files(app: Sphinx, root: str) -> Iterator[tuple[str, str]]:
    for file, text in DESCRIPTIONS.items():
        yield f"{root}{PUBLISHED}/{file}", translate(text, language_of(app.env))
