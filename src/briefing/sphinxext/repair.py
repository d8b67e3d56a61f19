"""Repairs of accessibility faults in the HTML of docutils, Sphinx and the theme.

Each repair names the fault; the browser tests show when a new release has mended it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

#: Fault → repair, in the body of a page.
BODY: tuple[tuple[re.Pattern[str], str], ...] = (
    # docutils: entries of a role="list" must be list items
    (re.compile(r' role="doc-biblioentry"'), ' role="listitem"'),
    # furo: the id of a table or formula stands on its wrapper, too
    (
        re.compile(
            r'(<div class="(?:table|math)-wrapper[^>]* id="([^"]+)">\s*<(?:table|div)[^>]*) id="\2"'
        ),
        r"\1",
    ),
    # scrolling areas must be reachable by keyboard
    (re.compile("<pre>"), '<pre tabindex="0">'),
    (
        re.compile('<div class="table-wrapper'),
        '<div tabindex="0" role="group" aria-label="Table" class="table-wrapper',
    ),
)
#: Fault → repair, in the finished file: furo's two asides have no name.
FILE = (
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Site">'),
    ('<aside class="toc-drawer', '<aside aria-label="Page" class="toc-drawer'),
)


def mend_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Mend the body and the navigation of a page."""
    for fault, repair in BODY:
        context["body"] = fault.sub(repair, context.get("body", ""))
    tree = "furo_navigation_tree"
    if tree in context:  # Sphinx: a heading role needs a level
        heading = 'class="caption" role="heading"'
        context[tree] = context[tree].replace(heading, f'{heading} aria-level="2"')


def mend_files(app: Sphinx, exception: Exception | None) -> None:
    """Mend what templates of the theme write."""
    if exception or app.builder.format != "html":
        return
    for path in sorted(Path(app.outdir).glob("**/*.html")):
        old = new = path.read_text("utf-8")
        for fault, repair in FILE:
            new = new.replace(fault, repair)
        if path.name == "search.html":
            empty = '<div id="search-results"></div>'
            new = new.replace(empty, f"<h1>Search</h1>{empty}")
        if new != old:
            path.write_text(new, "utf-8")


def setup(app: Sphinx) -> None:
    """Mend last, after every other extension."""
    app.connect("html-page-context", mend_page, priority=900)
    app.connect("build-finished", mend_files)
