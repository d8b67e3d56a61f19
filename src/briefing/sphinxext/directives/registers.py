"""``{observations}``, ``{numbers}``, ``{parameters}``: where printed numbers link to.

Tables are made from the ledger; each row carries the anchor of one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from docutils import nodes

from ...evidence.parameters import Parameter
from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...ledger.results import assumed
from ...words.catalogue import translate
from ...words.numbers import Form, date_in_words, in_words
from ..domain import domain_of
from ..state import ledger_of, state_of
from .part import Part

Cell = Sequence[nodes.Node]
#: Rating of impact by the least share of the variance, in percent.
IMPACTS = (("high impact", 15.0), ("medium impact", 5.0), ("low impact", 0.0))


def anchor_of(name: str) -> str:
    """Return the anchor of a number's entry.

    >>> anchor_of("study.value")
    'num-study-value'
    """
    return nodes.make_id(f"num-{name}")


def table(head: Sequence[str], rows: Iterable[nodes.row], widths: Sequence[int]) -> nodes.table:
    """Return a table with a header row and row headers in the first column."""
    columns = [nodes.colspec(colwidth=w, stub=1 if i == 0 else 0) for i, w in enumerate(widths)]
    group = nodes.tgroup("", *columns, cols=len(widths))
    group += nodes.thead("", row([[nodes.Text(cell)] for cell in head]))
    group += nodes.tbody("", *rows)
    return nodes.table("", group, classes=["register", "colwidths-given"])


def row(cells: Iterable[Cell]) -> nodes.row:
    """Return a row of one-paragraph cells."""
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def numbers(ledger: Ledger, prefixes: str) -> list[Number]:
    """Return the numbers whose names begin in one of the ways given, or all.

    Observations and parameters have registers of their own.
    """
    starts = tuple(prefixes.split()) or ("",)
    own = {f"assumed.{name}" for name in ledger.parameters}
    found = (ledger[name] for name in ledger if name.startswith(starts) and name not in own)
    return [number for number in found if number.kind != "observed"]


class Register(Part):
    """What both registers share: a table of numbers, each row an entry."""

    head: ClassVar[tuple[str, ...]] = ()
    widths: ClassVar[tuple[int, ...]] = ()

    def run(self) -> list[nodes.Node]:
        """Return the table and note which numbers it explains."""
        entries = [self.entry(item) for item in self.items()]
        return [table([translate(word, self.config.language) for word in self.head],
                      entries, self.widths)]  # fmt: skip

    def items(self) -> Sequence[Any]:
        """Return what the register lists."""
        raise NotImplementedError

    @property
    def argument(self) -> str:
        """The argument of the directive, or nothing."""
        return self.arguments[0] if self.arguments else ""

    def entry(self, item: Any) -> nodes.row:
        """Return the row of an item, with the anchor to which its number links."""
        made = row(self.cells(item))
        name = self.number_of(item)
        first = next(made.findall(nodes.paragraph))
        first["ids"].append(anchor_of(name))
        first += nodes.inline("", "", classes=["backlinks"])  # print says where it is used
        made["number"] = name
        domain_of(self.env).note_entry(name, self.env.docname, anchor_of(name))
        return made

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
            self.inline(f"{{cite:t}}`{row.source}`, {place}; {date}; {row.grade}"),
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
