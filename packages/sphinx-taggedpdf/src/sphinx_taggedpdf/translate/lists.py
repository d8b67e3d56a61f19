"""Lists: bulleted, numbered, in columns, of names."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..assemble.document import elements
from ..typst.code import Code, call, join
from .common import enter, transparent
from .flow import lines
from .registry import prints
from .writer import Writer

#: docutils' kinds of numbering → Typst's pattern
PATTERNS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
#: a list in columns of more lines may be cut
_SHORT = 25

enter(transparent, "glossary", "list_item", "hlistcol")


@prints("bullet_list")
def bullet_list(writer: Writer, node: nodes.bullet_list) -> None:
    """Print a list with bullets, or with boxes if it is a list of tasks."""
    writer.anchors(node)
    marker = Code("none") if "contains-task-list" in node["classes"] else None
    items = _items(writer, node)
    code = call("list", *items, tight=_is_tight(node), marker=marker)
    writer.emit(writer.place(node) + code)


@prints("enumerated_list")
def enumerated_list(writer: Writer, node: nodes.enumerated_list) -> None:
    """Print a numbered list, with the numbers as the author wrote them."""
    writer.anchors(node)
    pattern = PATTERNS.get(node.get("enumtype", "arabic"), "1")
    numbering = f"{node.get('prefix', '')}{pattern}{node.get('suffix', '.')}"
    items = _items(writer, node)
    code = call("enum", *items, tight=_is_tight(node), numbering=numbering, start=node.get("start"))
    writer.emit(writer.place(node) + code)


def _items(writer: Writer, node: nodes.Element) -> Iterator[Code]:
    with writer.inside():
        for item in elements(node):
            writer.frames.append([])
            writer.anchors(item)
            for child in item.children:
                child.walkabout(writer)
            yield join(writer.frames.pop(), "\n")


@prints("hlist")
def horizontal_list(writer: Writer, node: nodes.Element) -> None:
    """Print a list in columns."""
    long = sum(map(lines, node.children)) > _SHORT
    with writer.inside():
        parts = [writer.blocks([column]) for column in node.children]
    writer.emit(call("doc.columns", *parts, cut=True if long or writer.nested else None))


@prints("acks")
def acknowledgements(writer: Writer, node: nodes.Element) -> None:
    """Print a list of names as one sentence."""
    paragraphs = [p for item in elements(elements(node)[0]) for p in elements(item)]
    names = [writer.inline(p.children) for p in paragraphs]
    writer.emit(call("par", Code("{" + '; ", "; '.join(names) + "}")))


def _is_tight(node: nodes.Element) -> bool:
    """Tell whether no item needs air: each is one paragraph, perhaps with a list below."""
    return all(
        sum(not isinstance(c, nodes.bullet_list | nodes.enumerated_list) for c in i.children) <= 1
        for i in elements(node)
    )
