"""The writer: walks the doctree, finds the rule of each node, and keeps what the rules share.

A rule writes into the open frame with `emit`; `inline`, `blocks` and `flow` print children and
return the code instead.
Not for: any node of its own; those are in the family modules (registry.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from ..assemble import classes
from ..assemble.document import docname_of, label
from ..typst.code import Code, array, call, join
from ..typst.positions import mark
from ..warnings import Kind, warn
from .colspec import Column
from .flow import is_block, runs
from .registry import RULES

if TYPE_CHECKING:
    from ..assemble.known import Known
    from ..assemble.numbers import Numbers
    from ..base import BaseBuilder


#: a place without a title is called by its first letters
_SAID = 200


class Writer(SphinxTranslator):
    """Writes a doctree as Typst code."""

    builder: BaseBuilder

    def __init__(self, document: nodes.document, builder: BaseBuilder) -> None:
        super().__init__(document, builder)
        #: what is known about the whole document
        self.known: Known = builder.known
        self.numbers: Numbers = builder.known.numbers
        self.srcdir = Path(builder.srcdir)
        self.frames: list[list[str]] = [[]]
        #: the level of the heading that comes next
        self.level = 0
        #: labels that the code defines, with the words that say where they lead
        self.labels: dict[str, str] = {}
        #: labels that links lead to, with the first node that does
        self.links: dict[str, nodes.Node] = {}
        #: labels of what is left out of print on purpose
        self.hidden: set[str] = set()
        #: nodes whose words are left out of print on purpose
        self.omitted: set[int] = set()
        #: while a heading or a caption is printed, the anchors that must stand before it
        self.hoisted: list[str] | None = None
        #: more than zero inside captions, notes and headings, where addresses make no notes
        self.quiet = 0
        #: more than zero inside cells, boxes and the like, which are never kept whole
        self.nested = 0
        #: more than zero in the cells of tables, where code breaks sooner
        self.columns = 0
        #: what `tabularcolumns` says of the table that comes next
        self.colspec: list[Column] = []
        #: more than zero in signatures, whose pieces stand together without spaces
        self.signatures = 0
        #: for each table, which of its body cells head their rows
        self.row_heads: list[list[bool]] = []
        #: alternative texts of figures whose data are attached, with the names of the files
        self.data_files: dict[str, str] = {}
        #: labels of the footnotes that are printed
        self.noted: set[str] = set()
        #: long forms of abbreviations that are printed
        self.explained: set[str | None] = set()
        #: whether there is a heading, which the contents show
        self.headed = False
        #: the number of figures so far
        self.figures = 0
        #: what is printed already, apart from where it stands in the tree
        self.done: set[int] = set()
        self._dressed: set[int] = set()

    # frames

    def emit(self, code: str) -> None:
        """Write code into the open frame."""
        self.frames[-1].append(code)

    def _print(self, children: Iterable[nodes.Node], separator: str) -> Code:
        self.frames.append([])
        for child in children:
            child.walkabout(self)
        return join(self.frames.pop(), separator)

    def inline(self, children: Iterable[nodes.Node]) -> Code:
        """Return the code of phrases."""
        return self._print(children, "; ")

    def blocks(self, children: Iterable[nodes.Node]) -> Code:
        """Return the code of paragraphs and the like."""
        return self._print(children, "\n")

    def flow(self, children: Iterable[nodes.Node], *, tight: bool = False) -> Code:
        """Return the code of phrases with blocks between them, each run of phrases a paragraph."""
        parts = []
        for run in runs(children):
            if is_block(run[0]):
                parts.append(self.blocks(run))
            else:
                body = self.inline(run)
                parts.append(body if tight else call("par", body))
        return Code(parts[0]) if len(parts) == 1 else join(parts, "\n")

    @contextmanager
    def calm(self) -> Iterator[None]:
        """Print something in which addresses make no footnotes."""
        self.quiet += 1
        yield
        self.quiet -= 1

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Print something in a box, a cell or the like."""
        self.nested += 1
        yield
        self.nested -= 1

    @contextmanager
    def narrow(self) -> Iterator[None]:
        """Print something in a column of a table."""
        self.columns += 1
        yield
        self.columns -= 1

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

    def start(self) -> None:
        """Place the label of the document that the others are inlined into."""
        name = label(self.known.start, "")
        title = self.known.whole.title
        self.labels[name] = title.astext() if title is not None else ""
        self.emit(call("doc.anchors", (name,)))

    def docname(self, node: nodes.Node) -> str:
        """Return the document that *node* comes from."""
        return docname_of(node, self.known.start)

    def label(self, identifier: str, node: nodes.Node) -> str:
        """Return the label of an id; ids are unique only within a document."""
        return label(self.docname(node), identifier)

    def fresh(self, node: nodes.Element, more: Iterable[str] = (), said: str = "") -> list[str]:
        """Return the labels of *node* that have no place yet, and claim them; *said* names the place."""
        wanted = dict.fromkeys(self.label(i, node) for i in [*node.get("ids", ()), *more])
        new = [name for name in wanted if name not in self.labels]
        self.labels.update(dict.fromkeys(new, said or node.astext()[:_SAID]))
        return new

    def anchors(self, node: nodes.Node, more: Iterable[str] = (), said: str = "") -> None:
        """Place the labels of *node* here."""
        if isinstance(node, nodes.Element) and (new := self.fresh(node, more, said)):
            code = call("doc.anchors", array(new))
            (self.hoisted if self.hoisted is not None else self.frames[-1]).append(code)

    def place(self, node: nodes.Node) -> str:
        """Return the comment that leads errors back to the source."""
        return mark(node, self.srcdir)

    def nowhere(self) -> list[str]:
        """Return the labels that links lead to but that no element has; each gives a warning."""
        lost = sorted(set(self.links) - set(self.labels))
        for name in lost:
            if name not in self.hidden and not self.known.elsewhere(name):
                warn(Kind.LINK, f"link to nowhere: {name}", location=self.links[name])
        return lost

    # dispatch

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Leave out what is not for print, dress what has classes, and print the rest."""
        if id(node) in self.done:
            raise nodes.SkipNode
        if isinstance(node, nodes.Element) and not isinstance(node, nodes.document):
            self._hide(node)
            self._dress(node)
        for kind in type(node).__mro__:
            if visit := getattr(self, f"visit_{kind.__name__}", None):  # another extension's
                visit(node)
                return
            if rule := RULES.get(kind.__name__):
                rule(self, node)
                raise nodes.SkipNode
        self.unknown_visit(node)

    def omit(self, node: nodes.Node) -> None:
        """Note that *node* and all in it is left out of print on purpose."""
        self.omitted.update(map(id, node.findall()))

    def _hide(self, node: nodes.Element) -> None:
        if classes.hidden(node):
            self.omit(node)
            self.hidden.update(
                self.label(i, n) for n in node.findall(nodes.Element) for i in n["ids"]
            )
            raise nodes.SkipNode

    def _dress(self, node: nodes.Element) -> None:
        """Wrap a paragraph, list or the like in its classes."""
        names = classes.dress(node)
        if not names or id(node) in self._dressed:
            return
        self._dressed.add(id(node))
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
