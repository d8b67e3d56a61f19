"""``{observations}`` and ``{numbers}``: where printed numbers link to.

Registers are made from the ledger; each entry carries the anchor of one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes

from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...words.catalogue import translate
from ...words.entries import cited_title, grade_in_words
from ...words.numbers import date_in_words
from ..domain import domain_of
from ..nodes import Cell, anchor_of, make_entry, number_entry, register
from ..roles.num import machine_value
from ..state import language_of, ledger_of, state_of
from .part import Part


def numbers(ledger: Ledger, prefixes: str) -> list[Number]:
    """Return the numbers whose names begin in one of the ways given, or all.

    Observations and parameters have registers of their own.
    """
    starts = tuple(prefixes.split()) or ("",)
    own = {f"assumed.{name}" for name in ledger.parameters}
    found = (ledger[name] for name in ledger if name.startswith(starts) and name not in own)
    return [number for number in found if number.kind != "observed"]


class Register(Part):
    """What the registers share: a list of entries, one for each number."""

    head: ClassVar[tuple[str, ...]] = ()
    widths: ClassVar[tuple[int, ...]] = ()
    #: What print has of it: what the "chapters" print, "all", or "nothing".
    printed: ClassVar[str] = "chapters"

    def run(self) -> list[nodes.Node]:
        """Return the register, and note which numbers it explains."""
        head = [translate(word, language_of(self.env)) for word in self.head]
        entries = [self.entry(item) for item in self.items()]
        if not entries:
            raise self.error(f"there is nothing to list for {self.argument!r}. Check the name.")
        return [register("", *entries, head=head, widths=self.widths, printed=self.printed)]

    def items(self) -> Sequence[Any]:
        """Return what the register lists."""
        raise NotImplementedError

    @property
    def argument(self) -> str:
        """The argument of the directive, or nothing."""
        return self.arguments[0] if self.arguments else ""

    def entry(self, item: Any) -> number_entry:
        """Return the entry of an item."""
        name, cells = self.number_of(item), self.cells(item)
        value = machine_value(ledger_of(self.env)[name])
        domain_of(self.env).note_entry(name, self.env.docname, anchor_of(name))
        # a label besides: other projects know that of `ref`, and print the value for it
        shown = cited_title(ledger_of(self.env)[name], language_of(self.env), label=False)
        self.env.domains.standard_domain.note_hyperlink_target(
            name, self.env.docname, anchor_of(name), shown
        )
        made = make_entry(name, cells[0][0].astext(), value, cells)
        made["as_of"], made["remark"] = ledger_of(self.env)[name].as_of, self.remark(item)
        return made

    def remark(self, item: Any) -> str:
        """Return words by which a row is found besides its own; nothing by default."""
        return ""

    def number_of(self, item: Any) -> str:
        """Return the name of the number that a row explains."""
        return str(item.name)

    def cells(self, item: Any) -> list[Cell]:
        """Return the cells of a row."""
        raise NotImplementedError


class Observations(Register):
    """The observations, all or those of one topic: what each source states."""

    head = ("What is stated", "Value", "Source", "Date", "Grade")
    widths = (40, 16, 24, 12, 8)
    printed = "nothing"  # the text cites the source beside what it states

    def items(self) -> list[Number]:
        """Return the observations of a topic, or all."""
        state = state_of(self.env)
        return [state.ledger[name] for name in state.topics.get(self.argument, ())]

    def remark(self, item: Number) -> str:
        """Return the grade in words."""
        row = ledger_of(self.env).evidence.observations[item.name]
        return grade_in_words(row, language_of(self.env))

    def cells(self, item: Number) -> list[Cell]:
        """Return statement, value, source, date and grade."""
        row = ledger_of(self.env).evidence.observations[item.name]
        language = language_of(self.env)
        place, date = translate(row.locator, language), date_in_words(row.as_of, language)
        return [
            [nodes.Text(translate(row.statement, language))],
            [nodes.Text(self.words(item))],
            [*self.inline(f"{{cite:t}}`{row.source}`"), nodes.Text(f", {place}")],
            [nodes.Text(date)],
            [nodes.Text(row.grade)],
        ]


class Numbers(Register):
    """The computed numbers: formula, inputs, value."""

    head = ("Number", "Value", "How it is computed")
    widths = (38, 22, 40)

    def items(self) -> list[Number]:
        """Return the numbers of these prefixes, or all."""
        return numbers(ledger_of(self.env), self.argument)

    def cells(self, item: Number) -> list[Cell]:
        """Return label, value, and the formula with a link to each input."""
        label = translate(item.label, language_of(self.env))
        return [[nodes.Text(label)], [nodes.Text(self.words(item))], self._formula(item)]

    def _formula(self, number: Number) -> Cell:
        ledger = ledger_of(self.env)
        first, *others = translate(number.formula, language_of(self.env)).split("{}")
        cell: list[nodes.Node] = [nodes.Text(first)]
        for name, after in zip(number.inputs, others, strict=True):
            used = ledger[name]
            words = f"{translate(used.label, language_of(self.env))} ({self.words(used)})"
            cell += [self.link(used, words), nodes.Text(after)]
        return cell
