"""Lists: bulleted, numbered, definitions, fields, options, quotations."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from ..code import Code, call, join
from ..document import elements
from .base import Base, nothing, transparent

#: docutils' kinds of numbering → Typst's pattern
PATTERNS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


class Lists(Base):
    """Lists of all kinds."""

    visit_glossary, depart_glossary = transparent, nothing
    visit_list_item, depart_list_item = transparent, nothing
    visit_hlistcol, depart_hlistcol = transparent, nothing

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        """Print a list with bullets, or with boxes if it is a list of tasks."""
        self.anchors(node)
        marker = Code("none") if "contains-task-list" in node["classes"] else None
        self.emit(
            self.place(node)
            + call("list", *self._items(node), tight=_is_tight(node), marker=marker)
        )
        raise nodes.SkipNode

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        """Print a numbered list, with the numbers as the author wrote them."""
        self.anchors(node)
        pattern = PATTERNS.get(node.get("enumtype", "arabic"), "1")
        numbering = f"{node.get('prefix', '')}{pattern}{node.get('suffix', '.')}"
        start = node.get("start")
        self.emit(
            self.place(node)
            + call(
                "enum", *self._items(node), tight=_is_tight(node), numbering=numbering, start=start
            )
        )
        raise nodes.SkipNode

    def _items(self, node: nodes.Element) -> Iterable[Code]:
        for item in node:
            if isinstance(item, nodes.list_item):
                self.frames.append([])
                self.anchors(item)
                for child in item:
                    child.walkabout(self)
                yield join(self.frames.pop(), "\n")

    def visit_definition_list(self, node: nodes.definition_list) -> None:
        """Print terms and what they mean."""
        self.anchors(node)
        items = [
            self._definition(item) for item in node if isinstance(item, nodes.definition_list_item)
        ]
        self.emit(self.place(node) + call("doc.definitions", *items))
        raise nodes.SkipNode

    def _definition(self, item: nodes.Element) -> Code:
        self.frames.append([])
        for part in item:
            if isinstance(part, nodes.term):
                self.anchors(part)
                self.emit(call("doc.term", self.inline(part.children)))
            elif isinstance(part, nodes.classifier):
                self.emit(call("doc.classifier", self.inline(part.children)))
        term = join(self.frames.pop())
        said = [c for d in item if isinstance(d, nodes.definition) for c in d]
        if (
            said
            and isinstance(said[0], nodes.paragraph)
            and not (said[0]["classes"] or said[0]["ids"])
        ):
            # as one paragraph with its term, it cannot be parted from it by a page break
            first, *others = said
            body = join(
                [
                    self.inline(first.children),
                    *(["parbreak()", self.blocks(others)] if others else []),
                ]
            )
        else:
            body = self.blocks(said)
        return call("terms.item", term, body)

    def visit_field_list(self, node: nodes.field_list) -> None:
        """Print fields as terms."""
        rows = [
            call("terms.item", self.inline(f[0].children), self.blocks(f[1].children))
            for f in map(elements, elements(node))
        ]
        self.emit(call("doc.fields", *rows))
        raise nodes.SkipNode

    def visit_option_list(self, node: nodes.option_list) -> None:
        """Print command line options as terms."""
        rows = [
            call("terms.item", call("raw", i[0].astext()), self.blocks(i[1].children))
            for i in map(elements, elements(node))
        ]
        self.emit(call("doc.fields", *rows))
        raise nodes.SkipNode

    def visit_block_quote(self, node: nodes.block_quote) -> None:
        """Print a quotation and who said it."""
        self.anchors(node)
        said = [c for c in node if isinstance(c, nodes.attribution)]
        body = self.blocks([c for c in node if c not in said])
        attribution = self.inline(said[0].children) if said else None
        self.emit(self.place(node) + call("doc.quotation", body, attribution))
        raise nodes.SkipNode

    def visit_hlist(self, node: nodes.Element) -> None:
        """Print a list in columns."""
        self.emit(call("doc.columns", *(self.blocks([column]) for column in node)))
        raise nodes.SkipNode

    def visit_acks(self, node: nodes.Element) -> None:
        """Print a list of names as one sentence."""
        names = [
            self.inline(p.children) for item in elements(elements(node)[0]) for p in elements(item)
        ]
        self.emit(call("par", Code("{" + '; ", "; '.join(names) + "}")))
        raise nodes.SkipNode


def _is_tight(node: nodes.Element) -> bool:
    """Tell whether no item needs air: each is one paragraph, perhaps with a list below."""
    return all(
        sum(not isinstance(c, nodes.bullet_list | nodes.enumerated_list) for c in i) <= 1
        for i in elements(node)
    )
