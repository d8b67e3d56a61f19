"""Phrases and blocks: what may stand within a paragraph and what may not.

Extensions put lists, tabs and boxes into paragraph nodes; Typst drops a block within a paragraph,
so the paragraph is closed before it and opened after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes
from sphinx import addnodes

_BLOCKS = (
    nodes.paragraph,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.bullet_list,
    nodes.enumerated_list,
    nodes.definition_list,
    nodes.field_list,
    nodes.option_list,
    nodes.line_block,
    nodes.block_quote,
    nodes.table,
    nodes.figure,
    nodes.math_block,
    nodes.container,
    nodes.compound,
    nodes.Admonition,
    nodes.section,
    nodes.rubric,
    nodes.transition,
    addnodes.desc,
    addnodes.hlist,
)
#: drawings of extensions: blocks unless they say that they are inline
_DRAWINGS = {"graphviz", "inheritance_diagram", "mermaid"}


def is_block(node: nodes.Node, /) -> bool:
    """Tell whether *node* cannot stand within a paragraph."""
    if isinstance(node, nodes.Text | nodes.image | nodes.raw):
        return False
    if type(node).__name__ in _DRAWINGS:
        return not isinstance(node.parent, nodes.TextElement)
    return any(isinstance(n, _BLOCKS) for n in node.findall(nodes.Element))


def runs(children: Iterable[nodes.Node], /) -> Iterator[list[nodes.Node]]:
    """Yield runs of phrases, and each block by itself; runs of blank text are dropped."""
    run: list[nodes.Node] = []
    for child in children:
        if not is_block(child):
            run.append(child)
            continue
        if _says_something(run):
            yield run
        run = []
        yield [child]
    if _says_something(run):
        yield run


def _says_something(run: list[nodes.Node]) -> bool:
    return any(not isinstance(n, nodes.Text) or n.strip() for n in run)


def lines(node: nodes.Node, width: int = 70, /) -> int:
    """Return about how many lines *node* takes in a column of *width* letters."""
    if isinstance(node, nodes.Text):
        return len(node) // width
    if isinstance(node, nodes.image | nodes.math_block) or type(node).__name__ in _DRAWINGS:
        return 12
    if isinstance(node, nodes.literal_block | nodes.doctest_block):
        return node.astext().count("\n") + 3
    if isinstance(node, nodes.TextElement):
        return len(node.astext()) // width + 1 + sum(12 for _ in node.findall(nodes.image))
    return sum(lines(child, width) for child in node.children)
