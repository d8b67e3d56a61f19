"""The index at the end: names and the pages where they stand.

Pages are known only after layout, so the code names places and the template reads their pages from
a file that the builder writes between two layouts (typst/compile.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from ..assemble.indices import Entry, Index
from ..typst.code import Code, array, call, string
from .text import words
from .writer import Writer


def print_indices(writer: Writer, indices: Iterable[Index]) -> Code:
    """Return the code of all indices."""
    return Code("\n".join(_index(writer, index) for index in indices))


def _index(writer: Writer, index: Index) -> Code:
    writer.headed = True
    writer.labels[index.label] = index.title
    groups = [
        array([_heading(writer, letter), array(_rows(writer, entries))])
        for letter, entries in index.groups
    ]
    title = writer.known.glyphs.printable(index.title)
    return call("index", array([index.label]), string(title), array(groups))


def _heading(writer: Writer, letter: str) -> str:
    """Return the heading of a group: a capital, unless only the small letter has a glyph."""
    glyphs = writer.known.glyphs
    return glyphs.printable(letter.lower() if glyphs.lacking(letter) else letter)


def _rows(writer: Writer, entries: Iterable[Entry]) -> Iterator[Code]:
    for entry in entries:
        known = [name for name in entry.labels if name in writer.labels]
        for name in known:
            writer.links.setdefault(name, nodes.Text(""))
        name = words(writer, entry.name, nodes.Text(""))
        yield array([entry.depth, name, array(known)])
