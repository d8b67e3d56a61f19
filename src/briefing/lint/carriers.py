"""What carries a sentence: the numbers and sources that it names, or that stand above it.

- ``% rests on: ID …`` above a paragraph names numbers, sources, judgements, claims, choices,
  labels of tables and charts, or files of the briefing (a test, a calculation);
- ``% holds: a.b@low > c.d × 2`` is computed anew at each check, and fails when it does not hold.

Above a heading, a comment carries everything up to the next one.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import BriefingError, did_you_mean
from ..ledger.ledger import Ledger
from ..ledger.number import Number, find
from ..quantities.evaluation import evaluate
from ..quantities.inputs import names
from ..quantities.parser import parse
from ..quantities.units import Units
from .passages import Passage

#: Roles that print or cite what carries a sentence.
ROLES = ("num", "cite", "numref", "eq")
_RELATION = re.compile(r"(.+?)\s*(<|>|≤|≥)\s*(.+)")
_SIGNS = {"<": operator.lt, ">": operator.gt, "≤": operator.le, "≥": operator.ge}
_LABEL = re.compile(r"^:name: (\S+)|^\$\$ \((\S+)\)", re.MULTILINE)
#: A word that is meant as a name: it holds a dot, a slash, a digit or an underscore.
_NAME = re.compile(r"(?=\S*[./_\d])\w\S*\w")


class Carriers:
    """What a sentence may rest on."""

    def __init__(self, ledger: Ledger, root: Path) -> None:
        self.numbers, self.root = ledger.numbers, root
        self.units = ledger.evidence.vocabularies.units
        pages = (path.read_text("utf-8") for path in sorted((root / "docs").rglob("*.md")))
        labels = (name for text in pages for pair in _LABEL.findall(text) for name in pair if name)
        self.names = {
            *ledger.numbers, *ledger.evidence.sources, *ledger.judgements, *ledger.claims,
            *ledger.forecasts, *ledger.choices, *labels,
        }  # fmt: skip

    def of(self, passage: Passage) -> Iterator[str]:
        """Yield what the author says that a passage rests on.

        Raises
        ------
        BriefingError
            With file and line: a name is unknown, none is given, or a relation does not hold.
        """
        for ground in passage.grounds:
            verb, _, said = ground.partition(": ")
            try:
                yield from self.named(said) if verb == "rests on" else self.relation(said)
            except BriefingError as error:
                what, file = f"{verb}: {error.what}", passage.file
                raise BriefingError(what, file=file, line=passage.line, do=error.do) from None

    def named(self, said: str) -> list[str]:
        """Return the names among the words of an author."""
        words = [word.strip(".,;()") for word in said.split()]
        known = [word for word in words if self.knows(word)]
        wrong = next((w for w in words if _NAME.fullmatch(w) and w not in known), None)
        if wrong:
            hint = did_you_mean(wrong, self.names)
            raise BriefingError(f"{wrong!r} is unknown{hint}", do="Correct the name.")
        if not known:
            do = "Name a number, a source, a judgement, a table, a chart or a file."
            raise BriefingError(f"{said!r} names nothing", do=do)
        return known

    def knows(self, word: str) -> bool:
        """Say whether a word is a name or a file."""
        file = re.search(r"\w[./]\w", word) and (self.root / word).exists()
        return bool(file) or word.partition("@")[0] in self.names

    def relation(self, said: str) -> list[str]:
        """Return a relation between numbers, which must hold."""
        match = _RELATION.fullmatch(said)
        if not match:
            raise BriefingError(f"{said!r} is no relation", do="Write: a.b > c.d@low × 2.")
        left, right = self.value(match[1]), self.value(match[3])
        if not _SIGNS[match[2]](left, right):
            what = f"{said!r} does not hold, {left:.4g} against {right:.4g}"
            raise BriefingError(what, do="Correct the sentence or the relation.")
        return [said]

    def value(self, text: str) -> float:
        """Return the value of an expression over numbers, in base units."""
        expression = parse(text)
        return float(evaluate(expression, {n: _point(find(n, self.numbers), self.units)
                                           for n in names(expression)}))  # fmt: skip


def _point(number: Number, units: Units) -> float:
    """Return the middle of a number; where it has none, the author must name an end."""
    value = number.central if number.open_end is None else number.low or number.high
    if value is None:
        raise BriefingError(f"{number.name!r} is a range", do="Name an end: @low or @high.")
    return value * units.size(number.unit)


def is_relation(carrier: str) -> bool:
    """Say whether what carries a sentence is a relation between numbers.

    >>> is_relation("a.b@low < c.d"), is_relation("a.b@low")
    (True, False)
    """
    return bool(_RELATION.fullmatch(carrier))


def names_in(said: tuple[tuple[str, str], ...]) -> list[str]:
    """Return the numbers, sources and labels in the roles of a sentence.

    >>> names_in((("num", "a.b|bare"), ("cite:p", "a2024,b2025"), ("numref", "T <tab-x>")))
    ['a.b', 'a2024', 'b2025', 'tab-x']
    """
    found: list[str] = []
    for role, content in said:
        if role.startswith(ROLES):
            inner = re.search(r"<(.+)>", content)
            plain = (inner[1] if inner else content).replace("\\", "").partition("|")[0]
            found += plain.split(",")
    return found
