"""``{observations}`` and ``{numbers}``: the annexes to which every printed number links.

Tables are made from the ledger; each row carries the anchor of one number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from .. import units
from ..evidence import Observation
from ..ledger import Ledger, Number
from ..translation import translate
from ..wording import date_in_words, in_words
from .domain import domain_of
from .edition import ledger_of

Cell = Sequence[nodes.Node]


def anchor_of(name: str) -> str:
    """Return the anchor of a number's entry.

    >>> anchor_of("fnf2024.value")
    'num-fnf2024-value'
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


def _observations(ledger: Ledger, topic: str) -> list[Number]:
    rows = ledger.evidence.observations.values()
    return [ledger[row.id] for row in rows if topic in ("", row.topic)]


def _numbers(ledger: Ledger, prefix: str) -> list[Number]:
    return [n for n in ledger.values() if n.kind != "observed" and n.name.startswith(prefix)]


#: What each register shows, by directive and argument.
SELECT = {"observations": _observations, "numbers": _numbers}


class Register(SphinxDirective):
    """What both registers share: a table of numbers, each row an entry."""

    optional_arguments = 1
    head: ClassVar[tuple[str, ...]] = ()
    widths: ClassVar[tuple[int, ...]] = ()

    def run(self) -> list[nodes.Node]:
        """Return the table and note which numbers it explains."""
        ledger, domain = ledger_of(self.env), domain_of(self.env)
        argument = self.arguments[0] if self.arguments else ""
        numbers = SELECT[self.name](ledger, argument)
        made = []
        for number in numbers:
            entry = row(self.cells(number, ledger))
            entry["ids"].append(anchor_of(number.name))
            domain.note_entry(number.name, self.env.docname, anchor_of(number.name))
            made.append(entry)
        domain.note_register(self.env.docname, (self.name, argument), digest(numbers))
        head = [translate(word, self.config.language) for word in self.head]
        return [table(head, made, self.widths)]

    def cells(self, number: Number, ledger: Ledger) -> list[Cell]:
        """Return the cells of a number's row."""
        raise NotImplementedError

    def words(self, number: Number) -> str:
        """Write a value; a fact has none."""
        return "–" if number.unit == units.FACT else in_words(number, self.config.language)

    def cite(self, key: str) -> list[nodes.Node]:
        """Return a citation as it stands in running text."""
        return self.parse_inline(f"{{cite:t}}`{key}`", lineno=self.lineno)[0]


class Observations(Register):
    """The observations, all or those of one topic: what each source states."""

    head = ("What is stated", "Value", "As of", "Source", "Grade")
    widths = (44, 20, 12, 17, 7)

    def cells(self, number: Number, ledger: Ledger) -> list[Cell]:
        """Return statement, value, date, source and grade."""
        observation = ledger.evidence.observations[number.name]
        return [
            [nodes.Text(translate(observation.statement, self.config.language))],
            [nodes.Text(self.words(number))],
            [nodes.Text(date_in_words(observation.as_of, self.config.language))],
            self._source(observation),
            [nodes.Text(observation.grade)],
        ]

    def _source(self, observation: Observation) -> Cell:
        return [*self.cite(observation.source), nodes.Text(f", {observation.locator}")]


class Numbers(Register):
    """The computed and assumed numbers: formula, inputs, value."""

    head = ("Number", "Value", "How it is computed")
    widths = (38, 22, 40)

    def cells(self, number: Number, ledger: Ledger) -> list[Cell]:
        """Return label, value, and the formula with a link to each input."""
        label = translate(number.label, self.config.language)
        return [
            [nodes.Text(label)],
            [nodes.Text(self.words(number))],
            self._formula(number, ledger),
        ]

    def _formula(self, number: Number, ledger: Ledger) -> list[nodes.Node]:
        pieces = number.formula.split("{}")
        cell: list[nodes.Node] = [nodes.Text(pieces[0])]
        for name, after in zip(number.inputs, pieces[1:], strict=True):
            cell += [self._link(ledger[name]), nodes.Text(after)]
        return cell

    def _link(self, number: Number) -> nodes.Node:
        words = f"{translate(number.label, self.config.language)} ({self.words(number)})"
        return pending_xref(
            "", nodes.inline("", words), refdomain="briefing", reftype="num",
            reftarget=number.name, refexplicit=True, refwarn=True, refdoc=self.env.docname,
        )  # fmt: skip


def digest(numbers: Iterable[Number]) -> str:
    """Return a digest of all that a register shows of its numbers."""
    return hashlib.sha256("\n".join(map(repr, numbers)).encode()).hexdigest()


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages whose registers would show something else now."""
    ledger = ledger_of(env)
    return [
        page
        for page, registers in domain_of(env).registers.items()
        if any(digest(SELECT[kind](ledger, arg)) != old for (kind, arg), old in registers.items())
    ]


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("observations", Observations)
    app.add_directive("numbers", Numbers)
    app.connect("env-get-outdated", outdated)
