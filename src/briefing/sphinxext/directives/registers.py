"""``{observations}``, ``{numbers}``, ``{parameters}``: where printed numbers link to.

Registers are made from the ledger; each entry carries the anchor of one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes

from ...errors import BriefingError
from ...evidence.parameters import Parameter
from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...ledger.results import assumed
from ...words.catalogue import translate
from ...words.entries import cited_title, grade_in_words
from ...words.numbers import amount, date_in_words, unit_in_words
from ..domain import domain_of
from ..nodes import Cell, anchor_of, make_entry, number_entry, register
from ..roles.numbers import machine_value
from ..state import language_of, ledger_of, state_of
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
            source = ledger[name.removeprefix(prefix)]
            cell += [nodes.Text("; ")] if cell else []
            cell += [self.link(source, self.words(source)),
                     nodes.Text(f" ({self.words(ledger[name])})")]  # fmt: skip
        return cell

    def _impact(self, parameter: Parameter) -> str:
        """Rate how much of the variance of a printed result the parameter explains, in words.

        Raises
        ------
        BriefingError
            If no impact was computed: a missing value is not a low one.
        """
        ledger, end = ledger_of(self.env), f".{parameter.id}.total"
        shares = [
            number.require("central")
            for number in ledger.values()
            if number.name.startswith("sobol.") and number.name.endswith(end)
        ]
        if not shares:
            what = f"parameter {parameter.id!r} has no influence on any result that is shown"
            raise BriefingError(what, do="Name its outputs in the study's cut-offs, or drop it.")
        rating = next(word for word, least in IMPACTS if max(shares) >= least)
        return translate(rating, language_of(self.env))
