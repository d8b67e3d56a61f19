"""The border of the text: what a page may not hold, said with file and line.

MyST passes HTML through to the page, and Sphinx takes addresses of any kind; a page of the
briefing runs no script of its own, asks no third party for anything, and shows no file from
outside the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ..characters import hidden
from ..errors import BriefingError
from ..evidence.textfile import read_text
from .warnings import Kind, warn

Found = Iterator[tuple[str, nodes.Node]]
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
#: Kinds of addresses that a link may have.
_LINKED = {"http", "https", "mailto"}
_FENCE = re.compile(r"[ >]*(:{3,}|`{3,}|~{3,})(.*)")


def marking(directive: type[SphinxDirective]) -> type[SphinxDirective]:
    """Return a directive of ours that marks the HTML that it makes itself, and tells its faults.

    What it has parsed of the text already has its line, and is not marked.
    """

    class Marking(directive):  # type: ignore[misc,valid-type]
        def run(self) -> list[nodes.Node]:
            try:
                made: list[nodes.Node] = super().run()
            except BriefingError as error:
                raise self.error(f"{error.what}. {error.do}") from None
            for raw in [raw for node in made for raw in node.findall(nodes.raw)]:
                raw["generated"] = raw.line is None
            return made

    Marking.__name__ = directive.__name__
    return Marking


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Report what a page may not hold, as soon as it is read and translated."""
    for find in (_raw, _links, _images, _titles):
        for what, node in find(doctree):
            _warn(what, node)
    for file in sorted(app.env.dependencies.get(app.env.docname, ())):
        if not Path(app.srcdir, file).resolve().is_relative_to(Path(app.confdir).resolve()):
            _warn(f"{file} lies outside the project. Copy it into the project.", app.env.docname)


def check_files(app: Sphinx) -> None:
    """Read every page as it lies: Sphinx ends with a traceback where one is no text.

    Raises
    ------
    BriefingError
        If a page is empty or not UTF-8, with its line.
    """
    left_out = (*app.config.exclude_patterns, *app.config.templates_path)
    for page in sorted(app.project.discover(left_out)):
        read_text(Path(app.project.doc2path(page, absolute=True)))


def check_characters(app: Sphinx, docname: str, content: list[str]) -> None:
    """Report what a reader of a page cannot see."""
    for number, line in enumerate(content[0].splitlines(), 1):
        if character := hidden(line.replace("\t", " ")):
            what = "a character that nobody sees, %s. Remove it."
            warn(Kind.TEXT, what, character, location=(docname, number))


def check_fences(app: Sphinx, docname: str, content: list[str]) -> None:
    """Report a fence that is never closed: MyST takes the rest of the page into it."""
    opened: list[tuple[str, int]] = []
    for number, line in enumerate(content[0].splitlines(), 1):
        if not (found := _FENCE.fullmatch(line)):
            continue
        mark, words = found[1], found[2].strip()
        inside = opened[-1][0] if opened else ""
        if inside and mark[0] == inside[0] and len(mark) >= len(inside) and not words:
            opened.pop()
        elif inside[:1] != "`" and words:
            opened.append((mark, number))
    for mark, number in opened:
        what = "the fence %s is never closed. Close it by a line of %s."
        warn(Kind.TEXT, what, mark, mark, location=(docname, number))


def _warn(what: str, place: nodes.Node | str) -> None:
    warn(Kind.TEXT, "%s", what, location=place)


def _raw(doctree: nodes.document) -> Found:
    for node in doctree.findall(nodes.raw):
        if not node.get("generated"):
            yield f"raw {node['format']}: {_short(node)}. Write it in MyST, a remark with %.", node


def _links(doctree: nodes.document) -> Found:
    for node in doctree.findall(nodes.reference):
        scheme = _SCHEME.match(node.get("refuri", ""))
        if scheme and scheme[1].lower() not in _LINKED:
            yield f"a link to {node['refuri'][:40]!r}. Link to http or https.", node


def _images(doctree: nodes.document) -> Found:
    for node in doctree.findall(nodes.image):
        if _SCHEME.match(node["uri"]) or node["uri"].startswith("//"):
            what = f"an image of another server or none, {node['uri'][:40]!r}"
            yield f"{what}. Put the file into the project.", node if node.line else node.parent


def _titles(doctree: nodes.document) -> Found:
    for section in [node for node in doctree if isinstance(node, nodes.section)][1:]:
        yield "a second title of the page. Give it a level below.", section


def _short(node: nodes.Node) -> str:
    return " ".join(node.astext().split())[:40]
