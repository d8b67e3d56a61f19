"""The index at the end: names and the pages where they stand.

Pages are known only after layout, so the code names places and the template reads their pages from
a file that the builder writes between two layouts (typst/compile.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docutils import nodes
from sphinx import addnodes

from ..assemble.indices import Entry, Index
from ..typst.code import Code, array, call, string
from .text import words
from .writer import Writer

#: label, or words of an entry → the node in the sources that it was made from
Sources = Mapping[str, nodes.Node]


def print_indices(writer: Writer, indices: Iterable[Index]) -> Code:
    """Return the code of all indices."""
    sources = {
        key: node
        for node in writer.known.whole.tree.findall(addnodes.index)
        for _kind, said, target, *_rest in node["entries"]
        for key in (writer.label(target, node), *map(str.strip, said.split(";")))
    }
    return Code("\n".join(_index(writer, index, sources) for index in indices))


def _index(writer: Writer, index: Index, sources: Sources) -> Code:
    writer.headed = True
    writer.labels[index.label] = index.title
    groups = [
        array([_heading(writer, letter, entries, sources), array(_rows(writer, entries, sources))])
        for letter, entries in index.groups
    ]
    title = writer.known.glyphs.printable(index.title)
    return call("index", array([index.label]), string(title), array(groups))


def _heading(writer: Writer, letter: str, entries: Sequence[Entry], sources: Sources) -> str:
    """Return the heading of a group: a capital, unless only the small letter has a glyph."""
    glyphs = writer.known.glyphs
    shown = letter.lower() if glyphs.lacking(letter) else letter
    return glyphs.printable(shown, _source(entries[0], sources))


def _rows(writer: Writer, entries: Iterable[Entry], sources: Sources) -> Iterator[Code]:
    for entry in entries:
        known = [name for name in entry.labels if name in writer.labels]
        for name in known:
            writer.links.setdefault(name, nodes.Text(""))
        name = words(writer, entry.name, _source(entry, sources))
        yield array([entry.depth, name, array(known)])


def _source(entry: Entry, sources: Sources) -> nodes.Node:
    found = (sources[key] for key in (*entry.labels, entry.name) if key in sources)
    return next(found, nodes.Text(""))
