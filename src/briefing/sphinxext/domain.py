"""The Sphinx domain of numbers: where each number's entry stands, and who prints it.

Resolves ``{num}`` to the entry, and tells Sphinx which pages to read again when the ledger
has changed: those that print something else than before, and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from ..errors import BriefingError
from ..ledger.ledger import Ledger
from ..words.cards import told
from ..words.numbers import Form, in_words
from .state import ledger_of


class BriefingDomain(Domain):
    """Numbers as Sphinx objects."""

    name = "briefing"
    label = "Briefing"
    object_types: ClassVar[dict[str, ObjType]] = {"number": ObjType("number", "num")}
    initial_data: ClassVar[dict[str, Any]] = {
        "entries": {},
        "prints": {},
        "parts": {},
        "cited": {},
    }
    data_version = 4

    @property
    def entries(self) -> dict[str, tuple[str, str]]:
        """Name of a number to the page and anchor of its entry."""
        return self.data["entries"]  # type: ignore[no-any-return]

    @property
    def prints(self) -> dict[str, dict[tuple[str, str], str]]:
        """Page to what it prints: name and form of a number to the words and to those of its card."""
        return self.data["prints"]  # type: ignore[no-any-return]

    @property
    def parts(self) -> dict[str, dict[tuple[str, str], str]]:
        """Page to its generated parts: directive and argument to a digest of what they show."""
        return self.data["parts"]  # type: ignore[no-any-return]

    @property
    def cited(self) -> dict[str, str]:
        """Sources to all that was known of them when they were last cited."""
        return self.data["cited"]  # type: ignore[no-any-return]

    def note_entry(self, name: str, docname: str, anchor: str) -> None:
        """Record where the entry of a number stands."""
        self.entries[name] = (docname, anchor)

    def note_print(self, docname: str, name: str, form: str, words: str) -> None:
        """Record that a page prints a number."""
        self.prints.setdefault(docname, {})[name, form] = words

    def note_part(self, docname: str, part: tuple[str, str], digest: str) -> None:
        """Record that a page shows a generated part."""
        self.parts.setdefault(docname, {})[part] = digest

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.prints.pop(docname, None)
        self.parts.pop(docname, None)
        for name in [n for n, (doc, _) in self.entries.items() if doc == docname]:
            del self.entries[name]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader has found."""
        for key in ("prints", "parts"):
            self.data[key].update({d: v for d, v in otherdata[key].items() if d in docnames})
        found = otherdata["entries"].items()
        self.entries.update({name: place for name, place in found if place[0] in docnames})

    def resolve_xref(
        self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str,
        target: str, node: pending_xref, contnode: nodes.Element,
    ) -> nodes.reference | None:  # fmt: skip
        """Link a printed number to its entry."""
        if target not in self.entries:
            return None
        docname, anchor = self.entries[target]
        return make_refnode(builder, fromdocname, docname, anchor, contnode)

    def resolve_any_xref(self, *args: Any, **kwargs: Any) -> list[tuple[str, nodes.reference]]:
        """Numbers are never meant by an `any` reference."""
        return []

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Enter numbers into objects.inv, but keep them out of the search (priority -1)."""
        for name, (docname, anchor) in self.entries.items():
            yield name, name, "number", docname, anchor, -1


def domain_of(env: BuildEnvironment) -> BriefingDomain:
    """Return the domain of an environment."""
    return env.get_domain("briefing")  # type: ignore[return-value]


def shown(ledger: Ledger, name: str, form: str, language: str) -> str:
    """Return what a reader sees of a number: its words in the text, and those on its card."""
    number = ledger[name]
    return f"{in_words(number, language, Form.parse(form))}\n{told(number, ledger, language)}"


def _is_stale(printed: Iterable[tuple[tuple[str, str], str]], ledger: Ledger, lang: str) -> bool:
    try:
        return any(shown(ledger, name, form, lang) != words for (name, form), words in printed)
    except BriefingError:
        return True


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages that would print another number now."""
    ledger, domain = ledger_of(env), domain_of(env)
    prints = domain.prints.items()
    return [doc for doc, p in prints if _is_stale(p.items(), ledger, app.config.language)]


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(BriefingDomain)
    app.connect("env-get-outdated", outdated)
