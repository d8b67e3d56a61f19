"""Repairs of accessibility faults in the HTML of docutils, Sphinx and the theme.

Each repair names the fault; the browser tests show when a new release has mended it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ...words.catalogue import Language, translate
from ..state import language_of

#: Pages that Sphinx makes itself.
OWN = {"search", "genindex"}


def width(percent: str) -> int:
    """Round the width of a column to a step of the style sheet.

    >>> width("12.0"), width("1.5"), width("44.0")
    (10, 5, 45)
    """
    return max(5, round(float(percent) / 5) * 5)


#: Fault → repair, in the body of a page.
BODY: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # docutils: widths of columns as inline styles; the style sheet has steps of 5 %
    (re.compile(r'<col style="width: ([\d.]+)%" />'), lambda m: f'<col class="w-{width(m[1])}">'),
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
)
#: Fault → repair, in the finished file; a word in ``{}`` is said in the language of the page.
FILE = (
    # furo: inline styles, which the security policy forbids
    ('<svg xmlns="http://www.w3.org/2000/svg" style="display: none;">', '<svg class="icons">'),
    (' style="opacity: 50%"', ' opacity=".5"'),
    # furo: two asides have no name
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="{Site}">'),
    ('<aside class="toc-drawer', '<aside aria-label="{Page}" class="toc-drawer'),
    # our switch of language is a landmark, since the theme's row of icons is none
    ('<nav class="languages">', '<nav class="languages" aria-label="{Language}">'),
    # furo: names of its buttons that cannot be translated by a catalogue
    ("Toggle Light / Dark / Auto color theme", "{Light, dark or as the system}"),
    ("Toggle site navigation sidebar", "{Show the contents of the briefing}"),
    ("Toggle table of contents sidebar", "{Show the contents of this page}"),
)
#: What opens and closes a branch of the contents.
TOGGLE = re.compile(r'<input [^>]*class="toctree-checkbox".*?</label>', re.DOTALL)
#: Sphinx makes a function of a text, which the security policy forbids; both languages count alike.
PLURAL = re.compile(r"new Function\(\s*\"n\",\s*`return \(\$\{catalog.plural_expr\}\)`,?\s*\)")


def in_language(repair: str, language: Language) -> str:
    """Say the words of a repair.

    >>> in_language('<h1>{Search}</h1>', Language())
    '<h1>Search</h1>'
    """
    return re.sub(r"\{([\w ,]+)\}", lambda match: translate(match[1], language), repair)


def mend_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Mend the body and the navigation of a page."""
    for fault, repair in BODY:
        context["body"] = fault.sub(repair, context.get("body", ""))
    tree = "furo_navigation_tree"
    if tree in context:  # Sphinx: a heading role needs a level
        heading = 'class="caption" role="heading"'
        # furo: switches that no keyboard reaches; the style sheet shows what is below this page
        context[tree] = TOGGLE.sub("", context[tree].replace(heading, f'{heading} aria-level="2"'))


def mend_files(app: Sphinx, exception: Exception | None) -> None:
    """Mend what templates of the theme write; remove pages whose chapter is gone."""
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for path in sorted(out.glob("**/*.html")):
        page = path.relative_to(out).with_suffix("").as_posix()
        if page not in app.env.found_docs | OWN:
            path.unlink()
            path.with_suffix(".md").unlink(missing_ok=True)
            continue
        old = new = path.read_text("utf-8")
        for fault, repair in FILE:
            mended = in_language(repair, language_of(app.env))
            if mended not in new:  # the file may be that of an earlier build
                new = new.replace(fault, mended)
        if new != old:
            path.write_text(new, "utf-8")
    script = out / "_static" / "doctools.js"
    script.write_text(PLURAL.sub("(n) => n != 1", script.read_text("utf-8")), "utf-8")
