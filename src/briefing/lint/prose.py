"""Reads the text as an editor would: typed results, findings without proof, hard sentences.

Works on the MyST sources, not on the built pages, so that it can name file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from ..errors import BriefingError
from ..study.study import Prose

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
#: Roles that prove a statement.
PROOFS = ("num", "cite")
#: A comment line above a paragraph that allows a typed number in it, with the reason.
ALLOWANCE = re.compile(r"^% typed: \S.*")
#: A comment line above a paragraph that argues from what stands elsewhere, and says where.
GROUND = re.compile(r"^% (?:rests on|holds): \S.*")
#: Stands for a role in the words of a passage.
ROLE = "\N{OBJECT REPLACEMENT CHARACTER}"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec"
)
#: Digits that are no results: dates, and names that hold a number.
_NAMES = re.compile(
    rf"""^\d+\.\s                                            # 1. (of a numbered heading)
    | \b(?:19|20)\d\ds\b                                    # 1960s
    | \b\d{{1,2}}\s(?:and\s\d{{1,2}}\s)?(?:{_MONTHS})\b  # 28 October
    | \b(?:19|20)\d\d(?:[–-]\d\d(?:\d\d)?)?(?:/\d+)?\b      # 2024, 2023–2025, 2017/1509
    | \b\d{{2,3}}(?:\s?mm|\sand\s\d{{2,3}}\smm|-millimetre)\b   # 152 mm
    | \b[A-Z]{{1,4}}[/-]?[A-Z]?[A-Z]?-?\d+[a-z]?\b          # KN-23, PDF/UA-1, PG-7
    | \b(?:[Rr]esolutions?|[Pp]ackages?|[Cc]laims?|[Aa]rticles?|[Oo]ptions?
      |[Pp]ython|ICD|AA|WCAG|CC\sBY|Attribution)\s[\d.]+[a-z]*
      (?:(?:,\s|\sand\s|\sto\s|–)[\d.]+)*\b                 # packages 13, 15 and 16
    | \b\d+(?:st|nd|rd|th)\b                                # 13th; codespell:ignore nd
    """,
    re.VERBOSE,
)
_SPELLED = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|dozen)\s"
    r"(?:hundred|thousand|million|billion|trillion|per\scent)\b",
    re.IGNORECASE,
)


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


def typed_results(found: Iterable[Passage], prose: Prose) -> Iterator[BriefingError]:
    """Report digits that are no date and no name, and amounts in words."""
    for passage in found:
        rest = _NAMES.sub(" ", passage.words)
        for name in prose.names:
            rest = re.sub(name, " ", rest)
        match = re.search(r"(?<![A-Za-z])\d[\d.,]*(?:\s?%|\s\w+)?", rest) or _SPELLED.search(rest)
        if match and not passage.allowed:
            yield BriefingError(
                f"typed result {match[0].strip()!r}", file=passage.file, line=passage.line,
                do="Print it with {num}, or allow it with '% typed: reason' above the paragraph.",
            )  # fmt: skip


def uncited(found: Iterable[Passage], prose: Prose) -> Iterator[BriefingError]:
    """Report paragraphs of findings that neither cite a source nor print a number."""
    for passage in found:
        proven = passage.grounds or any(role.startswith(PROOFS) for role in passage.roles)
        if passage.file.stem in prose.chapters and passage.kind == "paragraph" and not proven:
            start = " ".join(passage.words.split()[:8])
            yield BriefingError(
                f"no source and no number: {start!r} …", file=passage.file, line=passage.line,
                do="Cite a source, print a number, or say '% rests on: …' above the paragraph.",
            )  # fmt: skip


def check(folder: Path, prose: Prose) -> list[BriefingError]:
    """Return everything that an editor would mark in the text below a folder."""
    found = [passage for path in sorted(folder.rglob("*.md")) for passage in passages(path)]
    return [*typed_results(found, prose), *uncited(found, prose)]
