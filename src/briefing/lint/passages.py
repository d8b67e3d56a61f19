"""The text as written: its passages, with their places, roles and grounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

#: Directives whose bodies are prose; others hold code, data or names.
PROSE = {
    "container",
    "chart",
    "chart-picture",
    "note",
    "important",
    "list-table",
    "table",
    "admonition",
    "glossary",
}
#: A comment line above a paragraph that allows a typed number in it, with the reason.
ALLOWANCE = re.compile(r"^% typed: \S.*")
#: A comment line above a paragraph that argues from what stands elsewhere, and says where.
GROUND = re.compile(r"^% (?:rests on|holds): \S.*")
#: Stands for a role in the words of a passage.
ROLE = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, cell or list item, as written."""

    file: Path
    line: int
    #: The words, with code, formulas and addresses taken out, and a `ROLE` for each role.
    text: str
    #: Name and content of each role, in order.
    said: tuple[tuple[str, str], ...]
    #: Paragraph, heading, cell …; inside a directive its name, with the classes of containers.
    kind: str
    #: As written, in one line: the message that a catalogue translates.
    source: str = ""
    #: The author has allowed a typed number here and said why.
    allowed: bool = False
    #: On what the author says that the paragraph rests, instead of a source or a number.
    grounds: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The words, with a letter for each role."""
        return self.text.replace(ROLE, "X")

    @property
    def roles(self) -> tuple[str, ...]:
        """The names of the roles."""
        return tuple(name for name, _ in self.said)


def parser() -> MarkdownIt:
    """Return a parser of the MyST constructs in which the text is written."""
    found = MarkdownIt("commonmark").enable("table")
    for plugin in (myst_role_plugin, myst_block_plugin, colon_fence_plugin, dollarmath_plugin,
                   footnote_plugin):  # fmt: skip
        found.use(plugin)
    return found


def passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file, in order."""
    yield from _passages(path, path.read_text("utf-8"), 0, "")


def passages_of(path: Path, text: str, grounds: tuple[str, ...]) -> Iterator[Passage]:
    """Yield the passages of a text in a table, which rests on what its row names."""
    yield from _passages(path, text, 0, "paragraph", grounds)


def _passages(
    path: Path, text: str, offset: int, within: str, given: tuple[str, ...] = ()
) -> Iterator[Passage]:
    allowed, kind = False, ""
    own: tuple[str, ...] = ()
    for token in parser().parse(text):
        line = offset + (token.map[0] if token.map else 0) + 1
        if token.type == "myst_line_comment":
            lines = [f"% {line.strip()}" for line in token.content.splitlines()]
            allowed = allowed or any(map(ALLOWANCE.match, lines))
            own += tuple(line[2:] for line in lines if GROUND.match(line))
        elif token.type in ("fence", "colon_fence"):
            yield from _directive(path, token, line, within, given + own)
            allowed, own = False, ()
        elif token.type == "inline":
            found = _passage(path, token, line)
            yield replace(found, kind=within or kind, allowed=allowed, grounds=given + own)
            allowed = False
        elif token.type.endswith("_open"):
            kind = token.type.removesuffix("_open")
            if kind == "heading":  # what stands above a heading holds down to the next
                given, own = own, ()
        elif token.type.endswith("_close") and token.level == 0:
            own = ()


def _directive(
    path: Path, token: Token, line: int, within: str, grounds: tuple[str, ...]
) -> Iterator[Passage]:
    match = re.match(r"\{([\w:-]+)\}(.*)", token.info.strip())
    if not match or match[1] not in PROSE:
        return
    kind = f"{within or match[1]}{match[2]}" if match[1] == "container" else match[1]
    body = token.content.splitlines()
    options = [row for row in body if re.match(r":[\w-]+:", row)]
    named = [row.removeprefix(":name: ") for row in options if row.startswith(":name: ")]
    if match[1] == "chart" and named:  # a chart is drawn from the ledger: its data carry its words
        grounds = (*grounds, f"rests on: {named[0]}")
    for count, row in enumerate(body):
        if row.startswith(":alt:"):
            alt = row.removeprefix(":alt:")
            yield from _passages(path, alt, line + count, "alt", grounds)
    blank = ["" if row in options else row for row in body]
    yield from _passages(path, "\n".join(blank), line, kind, grounds)


def _passage(path: Path, token: Token, line: int) -> Passage:
    words, said = [], []
    for child in token.children or ():
        if child.type == "myst_role":
            said.append((child.meta["name"], child.content))
            words.append(f" {ROLE} ")
        elif child.type in ("text", "softbreak"):
            words.append(child.content or " ")
    source = " ".join(token.content.split())
    return Passage(path, line, " ".join("".join(words).split()), tuple(said), "", source)
