"""``{parameters}``: the register of the assumptions."""

from __future__ import annotations

from docutils import nodes

from ...evidence.parameters import Parameter
from ...ledger.assumptions import assumed
from ...ledger.drivers import impact
from ...words.catalogue import translate
from ...words.numbers import amount, unit_in_words
from ..nodes import Cell, number_entry
from ..state import language_of, ledger_of
from .registers import Register


class Parameters(Register):
    """The assumptions register: every parameter with evidence, reason and rating."""

    head = ("Assumption", "Distribution", "Reason", "Sources, and the share drawn below each",
            "Quality; impact")  # fmt: skip
    printed = "all"
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
            [nodes.Text(f"{translate(item.quality, lang)}; {self._impact(item)}")],
        ]

    def _distribution(self, item: Parameter) -> str:
        """Return family, minimum, 5 % point, mode, 95 % point and maximum."""
        words = self._ends(item, item.unit)
        return f"{translate(item.family, language_of(self.env))}: {'; '.join(words)}"

    def _ends(self, item: Parameter, unit: str) -> list[str]:
        """Return minimum, 5 % point, mode, 95 % point and maximum, with a unit."""
        lang, drawn = language_of(self.env), ledger_of(self.env)[assumed(item.id)]
        ends = (item.minimum, drawn.low, item.mode, drawn.high, item.maximum)
        return [amount(end, unit, lang, 3) if end is not None else "–" for end in ends]

    def entry(self, item: Parameter) -> number_entry:
        """Return the entry, with what print shows of it: a row of a table."""
        made, lang = super().entry(item), language_of(self.env)
        label = f"{translate(item.label, lang)}, {unit_in_words(item.unit, lang)}".rstrip(", ")
        rating = f"{translate(item.quality, lang)}; {self._impact(item)}"
        made["row"] = [label, translate(item.family, lang), *self._ends(item, "count"), rating]
        return made

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

    def _impact(self, item: Parameter) -> str:
        """Rate how much of the variance of a printed result the parameter explains, in words."""
        return translate(impact(item.id, ledger_of(self.env)), language_of(self.env))
