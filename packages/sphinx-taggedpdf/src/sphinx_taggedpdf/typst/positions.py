"""Where in the sources a piece of Typst code came from.

Each block of code carries a comment such as `/* text.md:12 */`.
When Typst refuses line 340 of the generated file, the comment before it names the line that an
author can edit.
Not for: warnings about nodes, which Sphinx locates by itself.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes

#: the comment before a block
MARK = re.compile(r"/\* (?P<file>[^*]+?):(?P<line>\d+) \*/")
_PLACE = re.compile(r"document\.typ:(?P<line>\d+):(?P<column>\d+)")


def mark(node: nodes.Node, srcdir: Path) -> str:
    """Return the comment that names the source of *node*, or nothing if it has none."""
    place = position(node, srcdir)
    return f"/* {place} */ " if place else ""


def position(node: nodes.Node, srcdir: Path) -> str:
    """Return file and line of *node*, such as ``text.md:12``, or nothing if it has none."""
    known = located(node)
    source, line = known.source, known.line
    if not source or line is None:
        return ""
    path = Path(source)
    name = path.relative_to(srcdir).as_posix() if path.is_relative_to(srcdir) else path.name
    return f"{name.replace('*', '')}:{line}"


def place_of(node: nodes.Node, /) -> str:
    """Return file and line of *node* as Sphinx shows them in a warning, or nothing if it has none."""
    known = located(node)
    return f"{known.source}:{known.line or ''}" if known.source else ""


def origin(code: str, diagnostic: str) -> tuple[str, int] | None:
    """Return the file and line that a Typst *diagnostic* about *code* goes back to."""
    places = list(_PLACE.finditer(diagnostic))
    if not places:
        return None
    line, column = int(places[-1]["line"]), int(places[-1]["column"])
    lines = code.splitlines(keepends=True)
    return last_mark("".join(lines[: line - 1]) + "".join(lines[line - 1 : line])[:column])


def last_mark(code: str, /) -> tuple[str, int] | None:
    """Return the file and line of the last comment in *code*."""
    marks = list(MARK.finditer(code))
    return (marks[-1]["file"], int(marks[-1]["line"])) if marks else None


def located(node: nodes.Node) -> nodes.Node:
    """Return *node*, or the nearest node around it that knows its line."""
    here: nodes.Node | None = node
    while here is not None and not here.line:
        here = here.parent
    return here if here is not None else node
