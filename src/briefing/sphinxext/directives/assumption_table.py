"""``{assumptions}``: the assumptions as a table of figures, in both editions.

Its rows stand in print for the entries of the register of assumptions, which is on the web.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ...evidence.parameters import Parameter
from ...ledger.assumptions import assumed
from ...ledger.drivers import impact
from ...words.catalogue import translate
from ...words.numbers import amount, unit_in_words
from ..nodes import row_of, table
from ..state import language_of, ledger_of
from .part import CaptionedTable, Part


class Assumed(Part):
    """What both say of a parameter."""

    def ends(self, item: Parameter, unit: str) -> list[str]:
        """Return minimum, 5 % point, mode, 95 % point and maximum, with a unit."""
        lang, drawn = language_of(self.env), ledger_of(self.env)[assumed(item.id)]
        ends = (item.minimum, drawn.low, item.mode, drawn.high, item.maximum)
        return [amount(end, unit, lang, 3) if end is not None else "–" for end in ends]

    def rating(self, item: Parameter) -> str:
        """Rate the evidence, and how much of the variance of a result the parameter explains."""
        language, ledger = language_of(self.env), ledger_of(self.env)
        ratings = item.quality, impact(item.id, ledger)
        return "; ".join(translate(word, language) for word in ratings)


class Assumptions(CaptionedTable, Assumed):
    """The assumptions as figures that can be compared."""

    head = ("Assumption", "Distribution", "Minimum", "5 % point", "Most likely", "95 % point",
            "Maximum", "Quality; impact")  # fmt: skip
    widths = (23, 9, 11, 11, 11, 11, 11, 13)

    def run(self) -> list[nodes.Node]:
        """Return the table: one row for each parameter of the model."""
        head = [translate(word, language_of(self.env)) for word in self.head]
        made = table(head, self._rows(), self.widths)
        made["classes"].append("full")
        for row in made.findall(nodes.row):
            for cell in list(row.findall(nodes.entry))[2:-1]:
                cell["classes"].append("text-right")
        return [self.captioned(made)]

    def _rows(self) -> Iterator[nodes.row]:
        lang, ledger = language_of(self.env), ledger_of(self.env)
        for item in ledger.parameters.values():
            name, label = assumed(item.id), translate(item.label, lang)
            if (unit := unit_in_words(item.unit, lang)).lower() not in label.lower():
                label += f", {unit}"
            said = translate(item.family, lang), *self.ends(item, "count"), self.rating(item)
            first = nodes.paragraph("", "", self.link(ledger[name], label))
            made = row_of([first, *(nodes.paragraph("", text) for text in said)])
            made["stands_for"] = name
            yield made
