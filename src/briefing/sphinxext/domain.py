"""The Sphinx domain of numbers: where each number's entry stands, and who reads it.

Resolves ``{num}`` to the entry, and keeps what each page has read; what follows from that is
decided in `stale`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from .reads import Read
from .state import State
from .warnings import Kind, warn


@dataclass(frozen=True, slots=True)
class Use:
    """A place that prints a number; of a section that prints it twice, the first."""

    page: str
    #: With `#`, or nothing for the top of the page.
    anchor: str
    title: str
    sentence: str


class BriefingDomain(Domain):
    """Numbers as Sphinx objects."""

    name = "briefing"
    label = "Briefing"
    object_types: ClassVar[dict[str, ObjType]] = {"number": ObjType("number", "num")}
    initial_data: ClassVar[dict[str, Any]] = {"entries": {}, "reads": {}, "charts": {}}
    data_version = 6
    #: The data of the build, set before a page is read; not pickled.
    state: State
    #: The page that is being written, and what each page has read while it was; not pickled.
    writing: str
    written: dict[str, dict[Read, str]]
    #: Is the HTML what it would be, so that nothing has to be finished? Are at least the data, and
    #: all that pages show of each other? Not pickled.
    as_written: bool
    data_as_written: bool
    #: Number to the places that print it, found when pages are written; not pickled.
    uses: dict[str, list[Use]]
    #: Pages with names in the place of keys (see `html.linknames`); not pickled.
    named: dict[str, nodes.document]
    #: The record of the last build, of which what is still true is taken over; not pickled.
    before: dict[str, Any]
    #: Page to what others may show and quote of it (see `faces`); not pickled.
    shown: dict[str, dict[str, Any]]

    def setup(self) -> None:
        """Begin a build."""
        super().setup()
        self.writing, self.written, self.uses, self.before, self.shown = "", {}, {}, {}, {}
        self.named = {}
        self.as_written = self.data_as_written = False

    @property
    def entries(self) -> dict[str, tuple[str, str]]:
        """Name of a number to the page and anchor of its entry."""
        return self.data["entries"]  # type: ignore[no-any-return]

    @property
    def reads(self) -> dict[str, dict[Read, str]]:
        """Page to what it has read: each with the digest of what was found."""
        return self.data["reads"]  # type: ignore[no-any-return]

    @property
    def charts(self) -> dict[str, list[tuple[str, int]]]:
        """Page to the charts that stand on it, each with its line."""
        return self.data["charts"]  # type: ignore[no-any-return]

    def note_chart(self, name: str, docname: str, line: int) -> None:
        """Record where a chart stands."""
        self.charts.setdefault(docname, []).append((name, line))

    def check_consistency(self) -> None:
        """Report a chart that stands twice: its links and its citation lead to one place."""
        first: dict[str, str] = {}
        for page in sorted(self.charts):
            for name, line in self.charts[page]:
                if name in first:
                    what = "the chart %r stands in %s already. Show it again by {chart-picture}."
                    warn(Kind.CHART, what, name, first[name], location=(page, line))
                first.setdefault(name, page)

    def note_entry(self, name: str, docname: str, anchor: str) -> None:
        """Record where the entry of a number stands."""
        self.entries[name] = (docname, anchor)

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.reads.pop(docname, None)
        self.charts.pop(docname, None)
        for name in [n for n, (doc, _) in self.entries.items() if doc == docname]:
            del self.entries[name]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader has found."""
        for mine, theirs in ((self.reads, otherdata["reads"]), (self.charts, otherdata["charts"])):
            mine.update({d: v for d, v in theirs.items() if d in docnames})
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
