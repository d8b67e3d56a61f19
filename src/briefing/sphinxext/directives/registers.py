"""``{observations}``, ``{numbers}``, ``{parameters}``: where printed numbers link to.

Registers are made from the ledger; each entry carries the anchor of one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes

from ...evidence.parameters import Parameter
from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...ledger.results import assumed
from ...words.catalogue import translate
from ...words.entries import cited_title
from ...words.numbers import Form, date_in_words, in_words
from ..domain import domain_of
from ..nodes import Cell, anchor_of, make_entry, number_entry, register
from ..roles.numbers import machine_value
from ..state import ledger_of, state_of
from .part import Part

#: Rating of impact by the least share of the variance, in percent.
IMPACTS = (("high impact", 15.0), ("medium impact", 5.0), ("low impact", 0.0))


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

    def run(self) -> list[nodes.Node]:
        """Return the register, and note which numbers it explains."""
        head = [translate(word, self.config.language) for word in self.head]
        entries = [self.entry(item) for item in self.items()]
        if not entries:
            raise self.error(f"there is nothing to list for {self.argument!r}. Check the name.")
        return [register("", *entries, head=head, widths=self.widths)]

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
        shown = cited_title(ledger_of(self.env)[name], self.config.language, label=False)
        self.env.domains.standard_domain.note_hyperlink_target(
            name, self.env.docname, anchor_of(name), shown
        )
        return make_entry(name, cells[0][0].astext(), value, cells)

    def number_of(self, item: Any) -> str:
        """Return the name of the number that a row explains."""
        return str(item.name)

    def cells(self, item: Any) -> list[Cell]:
        """Return the cells of a row."""
        raise NotImplementedError


class Observations(Register):
    """The observations, all or those of one topic: what each source states."""

    head = ("What is stated", "Value", "Source, date, grade")
    widths = (44, 20, 36)

    def items(self) -> list[Number]:
        """Return the observations of a topic, or all."""
        state = state_of(self.env)
        return [state.ledger[name] for name in state.topics.get(self.argument, ())]

    def cells(self, item: Number) -> list[Cell]:
        """Return statement, value, and source with date and grade."""
        row = ledger_of(self.env).evidence.observations[item.name]
        language = self.config.language
        place, date = translate(row.locator, language), date_in_words(row.as_of, language)
        return [
            [nodes.Text(translate(row.statement, language))],
            [nodes.Text(self.words(item))],
            [*self.inline(f"{{cite:t}}`{row.source}`"),
             nodes.Text(f", {place}; {date}; {row.grade}")],
        ]  # fmt: skip


class Numbers(Register):
    """The computed numbers: formula, inputs, value."""

    head = ("Number", "Value", "How it is computed")
    widths = (38, 22, 40)

    def items(self) -> list[Number]:
        """Return the numbers of these prefixes, or all."""
        return numbers(ledger_of(self.env), self.argument)

    def cells(self, item: Number) -> list[Cell]:
        """Return label, value, and the formula with a link to each input."""
        label = translate(item.label, self.config.language)
        return [[nodes.Text(label)], [nodes.Text(self.words(item))], self._formula(item)]

    def _formula(self, number: Number) -> Cell:
        ledger = ledger_of(self.env)
        first, *others = translate(number.formula, self.config.language).split("{}")
        cell: list[nodes.Node] = [nodes.Text(first)]
        for name, after in zip(number.inputs, others, strict=True):
            used = ledger[name]
            words = f"{translate(used.label, self.config.language)} ({self.words(used)})"
            cell += [self.link(used, words), nodes.Text(after)]
        return cell


class Parameters(Register):
    """The assumptions register: every parameter with evidence, reason and rating."""

    head = ("Assumption", "Distribution", "Rests on", "Reason", "Quality; impact")
    widths = (18, 18, 24, 30, 10)

    def items(self) -> list[Parameter]:
        """Return the parameters of the model."""
        return list(ledger_of(self.env).parameters.values())

    def number_of(self, item: Parameter) -> str:
        """Return the name of a parameter in the ledger."""
        return assumed(item.id)

    def cells(self, item: Parameter) -> list[Cell]:
        """Return label, distribution, observations, reason and rating."""
        lang = self.config.language
        number = ledger_of(self.env)[assumed(item.id)]
        family, quality = translate(item.family, lang), translate(item.quality, lang)
        middle = in_words(number, lang, Form("central"))
        return [
            [nodes.Text(translate(item.label, lang))],
            [nodes.Text(f"{self.words(number)}, {family}, {translate('median', lang)} {middle}")],
            self.links(item.rests_on) or [nodes.Text(translate("no source", lang))],
            [nodes.Text(translate(item.reason, lang))],
            [nodes.Text(f"{quality}; {self._impact(item)}")],
        ]

    def _impact(self, parameter: Parameter) -> str:
        """Rate how much of the variance of a total the parameter explains, in words."""
        ledger = ledger_of(self.env)
        names = (f"sobol.{cutoff}.{parameter.id}.total" for cutoff in ledger.study.cutoffs)
        shares = [ledger[name].require("central") for name in names if name in ledger]
        rating = next(word for word, least in IMPACTS if max(shares, default=0) >= least)
        return translate(rating, self.config.language)
