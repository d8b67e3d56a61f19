"""The ground that all node families stand on: frames of code, labels, classes, dispatch.

A visitor writes into the open frame; `inline` and `blocks` open one, render children into it and
return the code.
Not for: any node of its own, except those that have no family.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from .. import classes
from ..code import Code, array, call, join
from ..document import docname_of, label
from ..positions import mark
from ..warnings import Kind, warn

if TYPE_CHECKING:
    from ..builder import TaggedPDFBuilder


def wrap(function: str, separator: str = "; ") -> tuple[Any, Any]:
    """Return the visit and depart methods of a node that becomes one call around its children."""

    def visit(self: Base, node: nodes.Element) -> None:
        self.anchors(node)
        self.frames.append([])

    def depart(self: Base, node: nodes.Element) -> None:
        self.emit(call(function, join(self.frames.pop(), separator)))

    return visit, depart


def transparent(self: Base, node: nodes.Element) -> None:
    """Visit a node that has children but no form of its own."""
    self.anchors(node)


def nothing(self: Base, node: nodes.Element) -> None:
    """Depart from a transparent node."""


def skip(self: Base, node: nodes.Element) -> None:
    """Leave out a node that has no printed form."""
    raise nodes.SkipNode


class Base(SphinxTranslator):
    """Frames, labels and dispatch."""

    builder: TaggedPDFBuilder

    def __init__(self, document: nodes.document, builder: TaggedPDFBuilder) -> None:
        super().__init__(document, builder)
        self.srcdir = Path(builder.srcdir)
        self.frames: list[list[str]] = [[]]
        #: labels that the code defines
        self.labels: set[str] = set()
        #: labels that links lead to, with the first node that does
        self.links: dict[str, nodes.Node] = {}
        #: labels of what is left out of print on purpose
        self.hidden: set[str] = set()
        #: while a heading or a caption is rendered, the anchors that must stand before it
        self.hoisted: list[str] | None = None
        #: more than zero inside captions, notes and headings, where addresses make no notes
        self.quiet = 0
        #: for each table, which of its body cells head their rows
        self.row_heads: list[list[bool]] = []
        self._wrapped: set[int] = set()

    # frames

    def emit(self, code: str) -> None:
        """Write code into the open frame."""
        self.frames[-1].append(code)

    def _render(self, children: Iterable[nodes.Node], separator: str) -> Code:
        self.frames.append([])
        for child in children:
            child.walkabout(self)
        return join(self.frames.pop(), separator)

    def inline(self, children: Iterable[nodes.Node]) -> Code:
        """Return the code of phrases."""
        return self._render(children, "; ")

    def blocks(self, children: Iterable[nodes.Node]) -> Code:
        """Return the code of paragraphs and the like."""
        return self._render(children, "\n")

    @contextmanager
    def calm(self) -> Iterator[None]:
        """Render something in which addresses make no footnotes."""
        self.quiet += 1
        yield
        self.quiet -= 1

    def heading(self, children: Iterable[nodes.Node]) -> Code:
        """Return the code of a heading or caption, whose anchors are emitted before it."""
        outer, self.hoisted = self.hoisted, []
        with self.calm():
            code = self.inline(children)
        for anchor in self.hoisted:
            self.emit(anchor)
        self.hoisted = outer
        return code

    # labels

    def docname(self, node: nodes.Node) -> str:
        """Return the document that *node* comes from."""
        return docname_of(node, self.config.root_doc)

    def label(self, identifier: str, node: nodes.Node) -> str:
        """Return the label of an id; ids are unique only within a document."""
        return label(self.docname(node), identifier)

    def fresh(self, node: nodes.Element, more: Iterable[str] = ()) -> list[str]:
        """Return the labels of *node* that have no place yet, and claim them."""
        wanted = dict.fromkeys(self.label(i, node) for i in [*node.get("ids", ()), *more])
        new = [name for name in wanted if name not in self.labels]
        self.labels.update(new)
        return new

    def anchors(self, node: nodes.Element, more: Iterable[str] = ()) -> None:
        """Place the labels of *node* here."""
        if isinstance(node, nodes.Element) and (new := self.fresh(node, more)):
            code = call("doc.anchors", array(new))
            (self.hoisted if self.hoisted is not None else self.frames[-1]).append(code)

    def place(self, node: nodes.Node) -> str:
        """Return the comment that leads errors back to the source."""
        return mark(node, self.srcdir)

    # dispatch

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Leave out what is not for print, dress what has classes, and visit the rest."""
        if isinstance(node, nodes.Element) and not isinstance(node, nodes.document):
            self._hide(node)
            self._dress(node)
        super().dispatch_visit(node)

    def _hide(self, node: nodes.Element) -> None:
        if classes.hidden(node):
            self.hidden.update(
                self.label(i, n) for n in node.findall(nodes.Element) for i in n["ids"]
            )
            raise nodes.SkipNode

    def _dress(self, node: nodes.Element) -> None:
        """Wrap a paragraph, list or the like in its classes."""
        names = classes.dress(node)
        if not names or id(node) in self._wrapped:
            return
        self._wrapped.add(id(node))
        self.emit(call("div", array(names), self.blocks([node])))
        raise nodes.SkipNode

    def unknown_visit(self, node: nodes.Node) -> None:
        """Warn about a node that no rule covers; its children are printed."""
        warn(
            Kind.NODE,
            f"no rule for <{type(node).__name__}> in PDF; only its content is printed",
            location=node,
        )

    def unknown_departure(self, node: nodes.Node) -> None:
        """Leave a node that no rule covers."""
