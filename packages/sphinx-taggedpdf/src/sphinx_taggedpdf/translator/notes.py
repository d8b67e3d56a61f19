"""Footnotes, and citations with their way back."""

from __future__ import annotations

import itertools

from docutils import nodes

from ..code import Code, array, call, join
from ..document import elements
from .base import Base, skip
from .links import literal_label


class Notes(Base):
    """Footnotes are printed where they are first referred to; Typst moves them to the foot."""

    visit_footnote = visit_label = skip

    def footnotes(self) -> dict[str, nodes.footnote]:
        """Return all footnotes of the document by label."""
        if not hasattr(self, "_footnotes"):
            found = self.document.findall(nodes.footnote)
            self._footnotes = {self.label(i, note): note for note in found for i in note["ids"]}
            self._printed: set[str] = set()
        return self._footnotes

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Print a note, or point again to one that is printed."""
        key = self.label(node.get("refid", ""), node)
        note = self.footnotes().get(key)
        self.anchors(node)
        name = literal_label(f"note {key}")
        if note is None:
            self.emit(call("super", self.inline(node.children)))
        elif key in self._printed:
            self.emit(call("footnote", name))
        else:
            self._printed.add(key)
            self.emit(f"[#{call('footnote', self._note(note))}#{name}]")
        raise nodes.SkipNode

    def _note(self, note: nodes.footnote) -> Code:
        """Return the body of a note: its first paragraph must not be a paragraph element."""
        body = [child for child in note if not isinstance(child, nodes.label)]
        with self.calm():
            parts = [
                self.inline(child.children if isinstance(child, nodes.paragraph) else [child])
                for child in body
            ]
        return join(parts, "; parbreak(); ")

    def visit_citation(self, node: nodes.citation) -> None:
        """Print a run of citations as one list."""
        siblings = node.parent.children
        index = siblings.index(node)
        if index and isinstance(siblings[index - 1], nodes.citation):
            raise nodes.SkipNode  # written with the first of the run
        run = itertools.takewhile(lambda n: isinstance(n, nodes.citation), siblings[index:])
        self.emit(self.place(node) + call("doc.bibliography", *(self._entry(c) for c in run)))
        raise nodes.SkipNode

    def _entry(self, citation: nodes.citation) -> Code:
        labels = self.fresh(citation)
        body = [
            child
            for part in elements(citation)
            if not isinstance(part, nodes.label)
            for child in part
        ]
        label = next((part for part in citation if isinstance(part, nodes.label)), None)
        with self.calm():
            text = self.inline(body)
        name = (
            self.inline(label.children)
            if label is not None and self._wants_label(citation)
            else None
        )
        back = call("arrivals", array(self.builder.backlinks.arrivals(labels)))
        return array([array(labels), name, text, back])

    def _wants_label(self, citation: nodes.citation) -> bool:
        """Tell whether the text cites by this label, such as [7] or Knuth 1984 (of which it may say only the year)."""
        label = citation[0].astext()
        if not hasattr(self, "_cited_as"):
            self._cited_as = {
                node.astext().strip("[]") for node in self.document.findall(nodes.reference)
            }
        return label in self._cited_as or " " in label
