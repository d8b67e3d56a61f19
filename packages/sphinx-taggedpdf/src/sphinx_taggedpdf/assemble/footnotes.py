"""The footnotes of the whole document."""

from __future__ import annotations

from docutils import nodes

from .document import docname_of, label


class Footnotes:
    """Knows each note by its label, and which ones the text refers to."""

    def __init__(self, tree: nodes.document, start: str) -> None:
        self._found = {
            label(docname_of(note, start), i): note
            for note in tree.findall(nodes.footnote)
            for i in note["ids"]
        }
        self._referred = {
            id(self._found.get(label(docname_of(node, start), node.get("refid", ""))))
            for node in tree.findall(nodes.footnote_reference)
        }

    def note(self, key: str) -> nodes.footnote | None:
        """Return the note with a label."""
        return self._found.get(key)

    def referred(self, node: nodes.footnote) -> bool:
        """Tell whether any words refer to a note."""
        return id(node) in self._referred
