"""What the directives share that show something of the ledger: values, roles in data, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...words.catalogue import Language, translate
from ...words.entries import value_in_words
from ..state import language_of, ledger_of


def caption(ledger: Ledger, name: str, language: Language) -> str:
    """Return the words of a link to a number: the source that states it, or what it is."""
    row = ledger.evidence.observations.get(name)
    if row:
        return ledger.evidence.sources[row.source].short
    return translate(ledger[name].label, language)


class Part(SphinxDirective):
    """A directive that shows something of the ledger."""

    optional_arguments = 1
    final_argument_whitespace = True

    def words(self, number: Number) -> str:
        """Write a value; a fact has none."""
        return value_in_words(number, language_of(self.env))

    def inline(self, text: str) -> list[nodes.Node]:
        """Parse roles in a text of the evidence folder."""
        return self.parse_inline(translate(text, language_of(self.env)), lineno=self.lineno)[0]

    def link(self, number: Number, words: str) -> nodes.Node:
        """Return a link to the entry of a number."""
        return pending_xref(
            "", nodes.inline("", words), refdomain="briefing", reftype="num",
            reftarget=number.name, refexplicit=True, refwarn=True, refdoc=self.env.docname,
        )  # fmt: skip

    def links(self, names: Iterable[str]) -> list[nodes.Node]:
        """Return links to entries, named by their source or by what they are."""
        ledger = ledger_of(self.env)
        found: dict[str, Number] = {}
        for name in names:
            found.setdefault(caption(ledger, name, language_of(self.env)), ledger[name])
        cell: list[nodes.Node] = []
        for words, number in found.items():  # each source once
            cell += [nodes.Text("; " if cell else ""), self.link(number, words)]
        return cell


class CaptionedTable(Part):
    """A directive that shows a table with a number: its content is the caption."""

    has_content = True
    optional_arguments = 0
    option_spec: ClassVar[dict[str, Callable[[str], str]]] = {"name": directives.unchanged}

    def captioned(self, made: nodes.table) -> nodes.table:
        """Give a table its caption, which a catalogue translates, and its name."""
        if self.content:
            text = " ".join(self.content)
            title = nodes.title(text, "", *self.parse_inline(text, lineno=self.lineno)[0])
            self.set_source_info(title)
            made.insert(0, title)
            self.add_name(made)
        return made
