"""Repairs of accessibility faults in what the theme and Sphinx write beside the body of a page.

Each repair names the fault. One that finds neither its fault nor itself is a warning: a release
has changed what it repairs, or has corrected it.
What docutils writes in the body of a page is repaired by `bodyrepairs`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ...words.catalogue import Language, translate
from ..state import language_of
from ..warnings import Kind, warn

#: The releases whose output the repairs were tested with.
TESTED = {"docutils": "0.22.4", "furo": "2025.12.19", "sphinx": "9.0.4"}
#: Pages that Sphinx makes itself.
OWN = {"search", "genindex"}
#: Fault → repair, in files of the theme furo; a word in ``{}`` is said in the language of the page.
FILE = (
    # furo: inline styles, which the security policy forbids
    ('<svg xmlns="http://www.w3.org/2000/svg" style="display: none;">', '<svg class="icons">'),
    (' style="opacity: 50%"', ' opacity=".5"'),
    # furo: two asides have no name
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="{Site}">'),
    ('<aside class="toc-drawer', '<aside aria-label="{Page}" class="toc-drawer'),
    # furo: names of its buttons that cannot be translated by a catalogue
    ("Toggle Light / Dark / Auto color theme", "{Light, dark or as the system}"),
    ("Toggle site navigation sidebar", "{Show the contents of the briefing}"),
    ("Toggle table of contents sidebar", "{Show the contents of this page}"),
    # furo: titles of its icons, which a catalogue cannot translate either
    ("<title>Menu</title>", "<title>{Menu}</title>"),
    ("<title>Contents</title>", "<title>{Contents}</title>"),
    ("<title>Expand</title>", "<title>{Expand}</title>"),
    ("<title>Light mode</title>", "<title>{Light mode}</title>"),
    ("<title>Dark mode</title>", "<title>{Dark mode}</title>"),
    ("<title>Auto light/dark, in light mode</title>", "<title>{As the system, now light}</title>"),
    ("<title>Auto light/dark, in dark mode</title>", "<title>{As the system, now dark}</title>"),
)
#: Our switch of language is a landmark, since the theme's row of icons is none.
SWITCH = ('<nav class="languages">', '<nav class="languages" aria-label="{Language}">')
#: Sphinx makes a function of a text, which the security policy forbids; both languages count alike.
COUNT = "(n) => n != 1"
PLURAL = re.compile(r"new Function\(\s*\"n\",\s*`return \(\$\{catalog.plural_expr\}\)`,?\s*\)")


def in_language(repair: str, language: Language) -> str:
    """Say the words of a repair.

    >>> in_language('<h1>{Search}</h1>', Language())
    '<h1>Search</h1>'
    """
    return re.sub(r"\{([\w ,]+)\}", lambda match: translate(match[1], language), repair)


def repair_files(app: Sphinx, exception: Exception | None) -> None:
    """Repair what templates of the theme write; remove pages whose chapter is gone."""
    if exception or app.builder.format != "html":
        return
    out, language = Path(app.outdir), language_of(app.env)
    repairs = {fault: in_language(repair, language) for fault, repair in (SWITCH, *FILE)}
    took: set[str] = set()
    for path in sorted(out.glob("**/*.html")):
        if path.relative_to(out).with_suffix("").as_posix() in app.env.found_docs | OWN:
            took |= _repair(path, repairs)
        else:
            path.unlink()
            path.with_suffix(".md").unlink(missing_ok=True)
    if app.config.html_theme == "furo":
        for fault in (fault for fault, _ in FILE if fault not in took):
            warn_of("furo", fault)
    _repair_plural(out / "_static" / "doctools.js")


def _repair(path: Path, repairs: Mapping[str, str]) -> set[str]:
    """Repair a file; return the faults that are repaired in it, now or by an earlier build."""
    old = new = path.read_text("utf-8")
    for fault, repaired in repairs.items():
        if repaired not in new:
            new = new.replace(fault, repaired)
    if new != old:
        path.write_text(new, "utf-8")
    return {fault for fault, repaired in repairs.items() if repaired in new}


def _repair_plural(script: Path) -> None:
    repaired = PLURAL.sub(COUNT, script.read_text("utf-8"))
    script.write_text(repaired, "utf-8")
    if COUNT not in repaired:
        warn_of("sphinx", "the rule of the plural in doctools.js")


def warn_of(package: str, fault: str, location: Any = None) -> None:
    """Warn that a repair of what a package writes did not take."""
    warn(
        Kind.REPAIR, "a repair did not take: %s (tested with %s %s, installed is %s)",
        fault, package, TESTED[package], version(package), location=location,
    )  # fmt: skip
