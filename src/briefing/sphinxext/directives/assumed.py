"""``{assumptions}`` and ``{parameters}``: the assumptions as a table, and with their reasons.

The table has the figures side by side and is in both editions; the register with the reason and
the sources of each is on the web, and in print the rows of the table stand for its entries.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ...evidence.parameters import Parameter
from ...ledger.assumptions import assumed
from ...ledger.drivers import impact
from ...words.catalogue import translate
from ...words.numbers import amount, unit_in_words
from ..nodes import Cell, row_of, table
from ..state import language_of, ledger_of
from .part import CaptionedTable, Part
from .registers import Register


class _Assumed(Part):
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


class Assumptions(CaptionedTable, _Assumed):
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
            for cell in row[2:-1]:
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


class Parameters(Register, _Assumed):
    """The assumptions register: every parameter with evidence, reason and rating."""

    head = ("Assumption", "Distribution", "Reason", "Sources, and the share drawn below each",
            "Quality; impact")  # fmt: skip
    printed = "nothing"  # but the table of assumptions
    widths = (17, 20, 27, 26, 10)

    def items(self) -> list[Parameter]:
        """Return the parameters of the model."""
        return list(ledger_of(self.env).parameters.values())

    def number_of(self, item: Parameter) -> str:
        """Return the name of a parameter in the ledger."""
        return assumed(item.id)

    def cells(self, item: Parameter) -> list[Cell]:
        """Return label, distribution, reason, sources and rating."""
        lang = language_of(self.env)
        return [
            [nodes.Text(translate(item.label, lang))],
            [nodes.Text(self._distribution(item))],
            [nodes.Text(translate(item.reason, lang))],
            self._places(item) or [nodes.Text(translate("no source", lang))],
            [nodes.Text(self.rating(item))],
        ]

    def _distribution(self, item: Parameter) -> str:
        """Return family, minimum, 5 % point, mode, 95 % point and maximum."""
        words = self.ends(item, item.unit)
        return f"{translate(item.family, language_of(self.env))}: {'; '.join(words)}"

    def _places(self, item: Parameter) -> list[nodes.Node]:
        """Return each source with its value and the share of draws below it."""
        ledger, prefix = ledger_of(self.env), f"percentile.{item.id}."
        cell: list[nodes.Node] = []
        for name in (n for n in ledger if n.startswith(prefix)):
            source = ledger[ledger[name].inputs[-1]]
            cell += [nodes.Text("; ")] if cell else []
            cell += [self.link(source, self.words(source)),
                     nodes.Text(f" ({self.words(ledger[name])})")]  # fmt: skip
        return cell
