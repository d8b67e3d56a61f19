"""``{robustness}`` and ``{reconciliation}``: tables of what other choices would give.

```{robustness} choices``` has one change at a time, ```{robustness} omissions``` one origin left
out, ```{robustness} sources``` one source, ```{robustness} chances``` each printed chance over all
choices. ```{reconciliation}``` goes from our total to each published one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docutils import nodes

from ...errors import BriefingError
from ...ledger.chances import PLACES, chance_of
from ...ledger.omission import Without
from ...words.catalogue import translate
from ..nodes import Cell, row, table
from ..state import language_of, ledger_of
from .part import CaptionedTable


class _Table(CaptionedTable):
    """What the tables share: cells made of words and of linked numbers."""

    def table(
        self, head: tuple[str, ...], rows: Iterator[list[Cell]], widths: tuple[int, ...]
    ) -> nodes.table:
        """Return a table with a translated head and its caption."""
        words = [translate(word, language_of(self.env)) for word in head]
        return self.captioned(table(words, [row(cells) for cells in rows], widths))

    def said(self, words: str) -> Cell:
        """Return a cell of words."""
        return [nodes.Text(translate(words, language_of(self.env)))]

    def number(self, name: str) -> Cell:
        """Return a cell with a number that links to its entry; empty if there is none."""
        ledger = ledger_of(self.env)
        return [self.link(ledger[name], self.words(ledger[name]))] if name in ledger else []


class Robustness(_Table):
    """What the results do over the choices of the analyst."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table that the argument names."""
        known: dict[str, Callable[[], nodes.table]] = {
            "choices": self.choices, "chances": self.chances,
            "omissions": self.omissions, "sources": self.sources,
        }  # fmt: skip
        name = self.arguments[0]
        if name not in known:
            what, do = f"no table {name!r} of robustness", f"One of: {', '.join(known)}."
            raise BriefingError(what, do=do)
        ledger = ledger_of(self.env)
        if not (ledger.choices and ledger.study.published):
            what = "there are no choices, or no published total to compare with"
            raise BriefingError(
                what, do="Write evidence/choices.csv, and `published` of the study."
            )
        return [known[name]()]

    def choices(self) -> nodes.table:
        """Return one row for each option: what it gives if all else is ours."""
        ledger = ledger_of(self.env)
        output, chance = ledger.study.totals()[0], next(iter(ledger.study.published))

        def rows() -> Iterator[list[Cell]]:
            for choice, options in ledger.choices.items():
                for place, option in enumerate(options):
                    stem = f"robust.{choice}.{option.name}"
                    ours = self.said(" (ours)") if place == 0 else []
                    yield [[*self.said(option.label), *ours], self.said(option.reason),
                           self.number(f"{stem}.{output}"),
                           self.number(f"{stem}.{chance_of(chance, 'within')}")]  # fmt: skip

        head = ("If one decides …", "Because", "Result", "Chance inside the first study's range")
        return self.table(head, rows(), (28, 36, 20, 16))

    def omissions(self) -> nodes.table:
        """Return one row for each origin: what is left without it, the largest move first."""
        return self._omissions(sources=False)

    def sources(self) -> nodes.table:
        """Return the same for each source, that is, each text that was read."""
        return self._omissions(sources=True)

    def _omissions(self, *, sources: bool) -> nodes.table:
        ledger = ledger_of(self.env)
        total = ledger.study.totals()[0]
        found = {
            f"without.{name}.{total}": left_out
            for name, left_out in ledger.omissions.items() if left_out.is_source == sources
        }  # fmt: skip
        moves = {name: ledger[f"{name}.change"] for name in found}

        def rows() -> Iterator[list[Cell]]:
            for result in sorted(moves, key=lambda n: -abs(moves[n].require("central"))):
                words = found[result].label
                # the name of a source is the same in every language
                name = [nodes.Text(words)] if sources else self.said(words)
                yield [name, self.number(result), self.number(moves[result].name),
                       self._alone(found[result])]  # fmt: skip

        head = ("Left out", "Result", "The middle moves by", "No other source for")
        return self.table(head, rows(), (34, 22, 18, 26))

    def _alone(self, left_out: Without) -> Cell:
        parameters = ledger_of(self.env).parameters
        labels = (parameters[name].label for name in sorted(left_out.alone))
        words = "; ".join(translate(label, language_of(self.env)) for label in labels)
        return [nodes.Text(words or "–")]

    def chances(self) -> nodes.table:
        """Return one row for each chance: ours, over all choices, with only bounds known."""
        ledger = ledger_of(self.env)

        def rows() -> Iterator[list[Cell]]:
            published = ledger.study.published
            for name in (chance_of(total, place) for total in published for place in PLACES):
                if f"robust.{name}" in ledger:
                    yield [self.said(ledger[name].label), self.number(name),
                           self.number(f"robust.{name}"), self.number(f"vague.{name}")]  # fmt: skip

        head = ("Chance", "Ours", "In nine of ten specifications", "If only the bounds were known")
        return self.table(head, rows(), (46, 14, 22, 18))


class Reconciliation(_Table):
    """The way from our total to each published one."""

    def run(self) -> list[nodes.Node]:
        """Return the table: a row for each step."""
        head = ("On the way to", "Step", "Dollars")
        return [self.table(head, self._rows(), (36, 44, 20))]

    def _rows(self) -> Iterator[list[Cell]]:
        for way in ledger_of(self.env).study.ways:
            yield [self.said(way.total), self.said("our middle"), self.number(way.ours)]
            for name, words in (*way.steps, way.end):
                yield [[], self.said(words), self.number(name)]
