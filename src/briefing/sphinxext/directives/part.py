"""What each generated part of a page shows, so that a page is read again when that changes.

A part is a directive with its argument: a register of a topic, one judgement, all claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from ...evidence.parameters import Parameter
from ...ledger.ledger import Ledger
from ...ledger.number import Number
from ...quantities import units
from ...words.cards import told
from ...words.catalogue import translate
from ...words.numbers import in_words
from ..domain import domain_of
from ..state import ledger_of


def observations(ledger: Ledger, topic: str) -> list[Number]:
    """Return the observations of a topic, or all, in the order of the table."""
    rows = ledger.evidence.observations.values()
    return [ledger[row.id] for row in rows if topic in ("", row.topic)]


def numbers(ledger: Ledger, prefixes: str) -> list[Number]:
    """Return the numbers whose names begin in one of the ways given, or all.

    Observations and parameters have registers of their own.
    """
    starts = tuple(prefixes.split()) or ("",)
    own = {f"assumed.{name}" for name in ledger.parameters}
    found = (n for n in ledger.values() if n.kind != "observed" and n.name not in own)
    return [number for number in found if number.name.startswith(starts)]


def parameters(ledger: Ledger, argument: str) -> list[Parameter]:
    """Return the parameters of the model."""
    return list(ledger.parameters.values())


#: What each directive shows.
SELECT: Mapping[str, Callable[[Ledger, str], Sequence[Any]]] = {
    "observations": observations,
    "numbers": numbers,
    "parameters": parameters,
    "whatif": lambda ledger, _: [*ledger.parameters.values()],
    "claims": lambda ledger, _: list(ledger.claims.values()),
    "judgement": lambda ledger, name: [ledger.judgements.get(name)],
}


def caption(ledger: Ledger, name: str) -> str:
    """Return the words of a link to a number: the source that states it, or what it is."""
    row = ledger.evidence.observations.get(name)
    return ledger.evidence.sources[row.source].short if row else ledger[name].label


def digest(ledger: Ledger, shown: Iterable[Any], language: str) -> str:
    """Return a digest of all that a part shows: its items, and what its links say and open."""
    items = list(shown)
    linked = [
        caption(ledger, name) + told(ledger[name], ledger, language)
        for item in items
        for name in (*getattr(item, "evidence", ()), *getattr(item, "rests_on", ()))
        if name in ledger
    ]
    return hashlib.sha256("\n".join([*map(repr, items), *linked]).encode()).hexdigest()


class Part(SphinxDirective):
    """A directive that shows something of the ledger."""

    optional_arguments = 1
    final_argument_whitespace = True

    def shown(self) -> Sequence[Any]:
        """Return what the part shows, and note it so that changes are seen."""
        argument = self.arguments[0] if self.arguments else ""
        ledger = ledger_of(self.env)
        found = SELECT[self.name](ledger, argument)
        part = (self.name, argument)
        domain_of(self.env).note_part(
            self.env.docname, part, digest(ledger, found, self.config.language)
        )
        return found

    def words(self, number: Number) -> str:
        """Write a value; a fact has none."""
        return "–" if number.unit == units.FACT else in_words(number, self.config.language)

    def inline(self, text: str) -> list[nodes.Node]:
        """Parse roles in a text of the evidence folder."""
        return self.parse_inline(translate(text, self.config.language), lineno=self.lineno)[0]

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
            found.setdefault(translate(caption(ledger, name), self.config.language), ledger[name])
        cell: list[nodes.Node] = []
        for words, number in found.items():  # each source once
            cell += [nodes.Text("; " if cell else ""), self.link(number, words)]
        return cell


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages whose generated parts would show something else now."""
    ledger, language = ledger_of(env), app.config.language
    return [
        page
        for page, found in domain_of(env).parts.items()
        if any(
            digest(ledger, SELECT[kind](ledger, arg), language) != old
            for (kind, arg), old in found.items()
        )
    ]


def setup(app: Sphinx) -> None:
    """Ask on every build."""
    app.connect("env-get-outdated", outdated)
