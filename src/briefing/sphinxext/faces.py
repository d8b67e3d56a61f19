"""What other pages may show of a page: its titles, places, terms, notes, charts and numbers.

A sentence that prints no number is read where it stands and nowhere else; when nothing but such
sentences has changed, no other page has to be written again.
Sphinx keeps no record of what one page takes of another, so that all else counts as shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from .nodes import number
from .reads import digest

#: Around a paragraph whose words stay on its page.
_PLAIN = (
    nodes.document, nodes.section, nodes.bullet_list, nodes.enumerated_list, nodes.list_item,
    nodes.block_quote,
)  # fmt: skip
#: What words of a sentence are made of; links, anchors and numbers are more than words.
_WORDS = {nodes.Text, nodes.emphasis, nodes.strong, nodes.literal, nodes.inline, nodes.math}


def face(doctree: nodes.document) -> str:
    """Return a digest of all of a page but the words of its paragraphs."""
    return digest(*_shown(doctree))


def _shown(node: nodes.Node) -> Iterator[object]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif _stays(child):
            for each in child.findall(nodes.Element):
                if each is not child and type(each) not in _WORDS:
                    yield each.tagname, each.attlist()
        elif isinstance(child, nodes.Element):
            yield child.tagname, child.attlist()
            yield from _shown(child)


def _stays(node: nodes.Node) -> bool:
    """Say whether a node is a plain paragraph that prints no number."""
    if not isinstance(node, nodes.paragraph) or node["ids"] or next(node.findall(number), None):
        return False  # the entry of a number quotes the sentence that prints it
    around: nodes.Node | None = node.parent
    while isinstance(around, _PLAIN):
        around = around.parent
    return around is None
