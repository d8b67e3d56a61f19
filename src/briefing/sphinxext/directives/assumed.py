"""``{parameters}``: the register of the assumptions, with the reason and the sources of each."""

from __future__ import annotations

from docutils import nodes

from ...evidence.parameters import Parameter
from ...ledger.assumptions import assumed
from ...words.catalogue import translate
from ..nodes import Cell
from ..state import language_of, ledger_of
from .assumption_table import Assumed
from .registers import Register


class Parameters(Register, Assumed):
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
