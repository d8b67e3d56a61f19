"""The indices of the whole document: Sphinx's general index and those of its domains."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sphinx.builders import Builder
from sphinx.domains import IndexEntry
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _

from .document import INTERNAL, label


class Entry(NamedTuple):
    """One line of an index."""

    #: 0, or more for what stands below another entry
    depth: int
    name: str
    #: places where it stands
    labels: list[str]


class Index(NamedTuple):
    """One index, in groups by first letter."""

    title: str
    label: str
    groups: list[tuple[str, list[Entry]]]


def collect(builder: Builder, docnames: Collection[str], *, domains: bool) -> list[Index]:
    """Return the indices that have entries in *docnames*."""
    found = [*(_of_domains(builder, docnames) if domains else []), _general(builder, docnames)]
    return [index for index in found if index.groups]


def _general(builder: Builder, docnames: Collection[str]) -> Index:
    groups = []
    see = _with_see(builder, docnames)
    for letter, entries in IndexEntries(builder.env).create_index(builder):
        rows = [r for name, about in entries for r in _rows(name, about, docnames, name in see)]
        if rows:
            groups.append((str(letter), rows))
    return Index(_("Index"), label("genindex", ""), groups)


def _with_see(builder: Builder, docnames: Collection[str]) -> set[str]:
    """Return the names of the entries in *docnames* that say "see" or "see also"."""
    held = builder.env.get_domain("index").data["entries"]
    entries = (entry for docname in docnames for entry in held.get(docname, ()))
    return {e[1].partition(";")[0].strip() for e in entries if e[0] in ("see", "seealso")}


def _rows(name: str, about: Any, docnames: Collection[str], see: bool) -> Iterator[Entry]:
    targets, below, *_rest = about
    own = Entry(0, name, _places(targets, docnames))
    inner = [Entry(1, str(n), _places(t, docnames)) for n, t in below if t]
    inner = [entry for entry in inner if entry.labels]
    inner += [Entry(1, str(n), []) for n, t in below if see and not t]
    if own.labels or inner:
        yield own
        yield from inner


def _places(targets: Any, docnames: Collection[str]) -> list[str]:
    """Return the labels of the places that an entry leads to."""
    found = []
    for _main, uri in targets:
        docname, _hash, identifier = str(uri).removeprefix(INTERNAL).partition("#")
        if docname in docnames:
            found.append(label(docname, identifier))
    return found


def _of_domains(builder: Builder, docnames: Collection[str]) -> Iterator[Index]:
    domains = builder.env.domains
    everything = domains.values() if isinstance(domains, dict) else domains.sorted()
    for domain in sorted(everything, key=lambda d: d.name):
        for kind in domain.indices:
            groups, _collapse = kind(domain).generate(docnames)
            shown = [(str(letter), _entries(entries)) for letter, entries in groups]
            title = str(kind.localname)
            yield Index(title, label(f"{domain.name}-{kind.name}", ""), [g for g in shown if g[1]])


def _entries(entries: Any) -> list[Entry]:
    """Return the entries of a domain; some extensions give plain tuples."""
    found = [IndexEntry(*entry) for entry in entries]
    return [
        Entry(int(e.subtype == 2), e.name, [label(e.docname, e.anchor)]) for e in found if e.docname
    ]
