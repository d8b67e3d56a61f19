"""Lists and blocks that stand in each other deeper than Typst can lay out, set one behind the other.

Typst follows 64 show rules into each other; a level of a list takes two of them, others take four.
Order and words stay, with signs and numbers of the items; only the indents end.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from ..typst.positions import place_of
from ..warnings import Kind, warn
from .document import elements

#: how many levels are kept
_LEVELS = 6
#: letters of the alphabet, with which items are counted
_LETTERS = 26
_LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.field_list)
_KINDS = (*_LISTS, nodes.block_quote, addnodes.desc)


def flatten(tree: nodes.Element) -> None:
    """Replace what stands deeper than the levels that are kept by its children, with a warning for each place."""
    found = [(n, _level(n)) for n in tree.findall(nodes.Element) if isinstance(n, _KINDS)]
    for node, level in found:
        if level == _LEVELS + 1:
            warn(
                Kind.COMPILE,
                "blocks stand deeper in each other than Typst can lay out; "
                f"from the level {level} on they are printed one behind the other",
                location=place_of(node),
            )
    for node, level in reversed(found):
        if level > _LEVELS:
            _dissolve(node)


def _dissolve(node: nodes.Element) -> None:
    parent, children = node.parent, list(_children(node))
    for child in children[:1]:
        child["ids"] = [*node["ids"], *child["ids"]]
    parent.replace(node, children)


def _level(node: nodes.Node) -> int:
    around, level = node.parent, 1
    while around is not None:
        level += isinstance(around, _KINDS)
        around = around.parent
    return level


def _children(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the blocks that take the place of *node*."""
    if isinstance(node, addnodes.desc):
        content = elements(node)[-1]
        node.remove(content)
        yield addnodes.desc("", *node.children, **_attributes(node))
        yield from elements(content)
    elif isinstance(node, nodes.block_quote):
        yield from (
            _paragraph(c) if isinstance(c, nodes.attribution) else c for c in elements(node)
        )
    else:
        for number, item in enumerate(elements(node), node.get("start", 1)):
            yield from _item(node, item, number)


def _attributes(node: nodes.Element) -> dict[str, object]:
    """Return the attributes without the names, which the first of the children gets."""
    return {key: value for key, value in node.attributes.items() if key != "ids"}


def _item(around: nodes.Element, item: nodes.Element, number: int) -> Iterator[nodes.Element]:
    if not isinstance(item, nodes.list_item):  # of definitions, or of fields
        *names, body = elements(item)
        yield from map(_paragraph, names)
        yield from elements(body)
        return
    mark = nodes.Text(f"{_mark(around, number)} ")
    first = item[0] if item.children else None
    if isinstance(first, nodes.paragraph):
        first.insert(0, mark)
    else:
        yield nodes.paragraph("", "", mark)
    yield from elements(item)


def _mark(around: nodes.Element, number: int) -> str:
    if isinstance(around, nodes.bullet_list):
        return "•"
    kind = str(around.get("enumtype", "arabic"))
    first = {"loweralpha": "a", "upperalpha": "A"}.get(kind)
    said = chr(ord(first) + number - 1) if first and number <= _LETTERS else str(number)
    return f"{around.get('prefix', '')}{said}{around.get('suffix', '.')}"


def _paragraph(name: nodes.Element) -> nodes.paragraph:
    """Return a term, the name of a field or who said it as a paragraph."""
    said = nodes.strong("", "", *name.children)
    return nodes.paragraph("", "", said, ids=name["ids"])
