"""Finds the sentences that compare, rank or generalise, and asks what carries each of them.

Such a sentence can be wrong though every number in it is right. A comparison of a printed number
needs a relation, which is computed.
Which words make a sentence strong is data (strong.toml), what may carry one is in
`briefing.lint.carriers`; whether it is enough is for a reader to judge, who has the table
(`briefing sentences`).
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from ..errors import BriefingError
from ..evidence.claims import Judgement
from ..evidence.forecasts import Forecast
from ..ledger.ledger import Ledger
from .carriers import Carriers, is_relation, names_in
from .passages import ROLE, Passage, passages, passages_of

KINDS = ("comparison", "superlative", "universal")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that compares, ranks or generalises."""

    passage: Passage
    words: str
    #: Kind to the strong words of that kind.
    strong: Mapping[str, tuple[str, ...]]
    #: Numbers, sources, labels, files and relations that carry it.
    carriers: tuple[str, ...]
    #: It says that a number that it prints is more or less than another, and cites nobody.
    computable: bool = False

    @property
    def checked(self) -> bool:
        """Whether a relation between numbers is computed for it."""
        return any(is_relation(carrier) for carrier in self.carriers)


@cache
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("strong.toml").read_text("utf-8"))


def languages() -> list[str]:
    """Return the languages whose strong words are known."""
    return sorted(_tables())


@cache
def vocabulary(language: str) -> tuple[Mapping[str, re.Pattern[str]], re.Pattern[str]]:
    """Return for each kind the strong words of a language, and the phrases to pass over."""
    words = _tables()[language]
    return {kind: _any(words[kind]) for kind in KINDS}, _any(words["except"])


@cache
def _order() -> re.Pattern[str]:
    """Return what says which of two is more, in the language of the text."""
    return _any(_tables()["en"]["order"])


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


def strength(words: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    """Return the strong words of a sentence by kind; a question asserts nothing.

    >>> strength("Nobody paid more than that, at least in public.")
    {'comparison': ('more', 'than'), 'universal': ('Nobody',)}
    """
    if words.rstrip().endswith("?"):
        return {}
    kinds, passed_over = vocabulary(language)
    rest = passed_over.sub(" ", words)
    found = {kind: tuple(pattern.findall(rest)) for kind, pattern in kinds.items()}
    return {kind: words for kind, words in found.items() if words}


def sentences(found: Iterable[Passage], carriers: Carriers) -> Iterator[Sentence]:
    """Yield the strong sentences of passages; the cells of a row of a table carry each other."""
    for _, group in groupby(found, key=lambda p: (p.line, p.kind in ("td", "table"))):
        row = list(group)
        cells = row if row[0].kind in ("td", "table") else []
        beside = [name for cell in cells for name in names_in(cell.said)]
        for passage in row:
            yield from _strong(passage, [*beside, *carriers.of(passage)])


def _strong(passage: Passage, given: list[str]) -> Iterator[Sentence]:
    said = iter(passage.said)
    for text in _END.split(passage.text):
        roles = tuple(next(said) for _ in range(text.count(ROLE)))
        if strong := strength(text.replace(ROLE, "")):
            found = tuple(dict.fromkeys((*names_in(roles), *given)))
            used = {name.partition(":")[0] for name, _ in roles}
            computable = "num" in used and "cite" not in used and bool(_order().search(text))
            yield Sentence(passage, _shown(text, roles), strong, found, computable)


def _shown(words: str, roles: Iterable[tuple[str, str]]) -> str:
    """Write a sentence with the names of its numbers."""
    for role, content in roles:
        words = words.replace(ROLE, f"[{content}]" if role == "num" else "", 1)
    return " ".join(words.split())


def _findings(ledger: Ledger, root: Path) -> Iterator[Passage]:
    """Yield the judgements and forecasts; each rests on its evidence."""
    rows: dict[str, Iterable[Judgement | Forecast]] = {
        "judgements": ledger.judgements.values(), "forecasts": ledger.forecasts.values(),
    }  # fmt: skip
    for table, found in rows.items():
        for row in found:
            rests_on = f"rests on: {' '.join(row.evidence)}"
            for text in (row.statement, row.reason):
                yield from passages_of(root / "evidence" / f"{table}.csv", text, (rests_on,))


def read(ledger: Ledger, root: Path) -> Iterator[Sentence]:
    """Yield the strong sentences of the pages, judgements and forecasts of a briefing.

    Raises
    ------
    BriefingError
        With file and line, if a comment names something unknown or states what does not hold.
    """
    carriers = Carriers(ledger, root)
    for path in sorted((root / "docs").rglob("*.md")):
        yield from sentences(passages(path), carriers)
    yield from sentences(_findings(ledger, root), carriers)


def check(ledger: Ledger, root: Path) -> Iterator[BriefingError]:
    """Yield what is wrong: a comment that names nothing, a strong sentence that nothing carries."""
    carriers = Carriers(ledger, root)
    for path in sorted((root / "docs").rglob("*.md")):
        found = list(passages(path))
        wrong = {str(error): error for passage in found for error in _wrong(passage, carriers)}
        yield from wrong.values()
        for sentence in [] if wrong else sentences(found, carriers):
            yield from _uncarried(sentence)


def _uncarried(sentence: Sentence) -> Iterator[BriefingError]:
    """Find what nothing carries, and a comparison of numbers that nothing computes."""
    words = ", ".join(word for group in sentence.strong.values() for word in group)
    what, do = "", ""
    if not sentence.carriers:
        what = "nothing carries"
        do = "Print a number, cite, or say '% rests on: …' or '% holds: …' above."
    elif sentence.computable and not sentence.checked:
        what = "nothing computes"
        do = "Say '% holds: a.b > c.d@low × 2' above."
    if what:
        start = " ".join(sentence.words.split()[:8])
        yield BriefingError(
            f"{what} {words!r}: {start!r} …",
            file=sentence.passage.file, line=sentence.passage.line, do=do,
        )  # fmt: skip


def _wrong(passage: Passage, carriers: Carriers) -> Iterator[BriefingError]:
    try:
        list(carriers.of(passage))
    except BriefingError as error:
        yield error


def table(found: Iterable[Sentence], root: Path) -> str:
    """Write the sentences as CSV: where, what makes each strong, and what carries it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "line", *KINDS, "sentence", "carried by"))
    for s in found:
        words = ("; ".join(s.strong.get(kind, ())) for kind in KINDS)
        file = Path(s.passage.file).relative_to(root)
        writer.writerow((file, s.passage.line, *words, s.words, "; ".join(s.carriers)))
    return out.getvalue()
