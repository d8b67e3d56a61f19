"""``{changes}``: what changed since the edition before, number by number."""

from __future__ import annotations

from docutils import nodes

from ...ledger.history import Change, compare
from ...ledger.number import Number
from ...words.catalogue import translate
from ...words.entries import NO_VALUE
from ...words.numbers import date_in_words
from ..nodes import Cell, row, table
from ..state import language_of, state_of, work_of
from .part import Part


class Changes(Part):
    """A table of the numbers that are not what they were in the edition before."""

    optional_arguments = 0
    HEAD = ("Number", "Before", "Now")

    def run(self) -> list[nodes.Node]:
        """Return the table, or a sentence where there is nothing to compare with."""
        state = state_of(self.env)
        released = work_of(self.env).date
        earlier = [day for day in state.editions if day < released]
        if not earlier:
            return [self._sentence("This is the first edition; there is none to compare with.")]
        found = list(compare(state.editions[earlier[-1]], state.ledger.numbers))
        since = date_in_words(earlier[-1], language_of(self.env))
        head = [translate(word, language_of(self.env)) for word in self.HEAD]
        intro = translate("Changes since the edition of {}: {}.", language_of(self.env))
        made = [row(self._cells(change)) for change in found]
        sentence = nodes.paragraph("", intro.format(since, len(found)), translatable=False)
        return [sentence, table(head, made, (50, 25, 25))] if made else [sentence]

    def _sentence(self, text: str) -> nodes.paragraph:
        return nodes.paragraph("", translate(text, language_of(self.env)), translatable=False)

    def _cells(self, change: Change) -> list[Cell]:
        label = translate(change.label, language_of(self.env))
        values = [self._value(number) for number in (change.before, change.after)]
        return [[nodes.Text(words)] for words in (label, *values)]

    def _value(self, number: Number | None) -> str:
        return self.words(number) if number else NO_VALUE
