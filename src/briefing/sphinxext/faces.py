"""What other pages may show of a page: its titles, places, terms, notes, charts and numbers.

A sentence that prints no number is read where it stands and nowhere else; when nothing but such
sentences has changed, no other page has to be written again.
Sphinx keeps no record of what one page takes of another, so that all else counts as shown.
"""

from __future__ import annotations

from docutils import nodes

from .nodes import number
from .reads import digest

#: Around a paragraph whose words stay on its page.
_PLAIN = (
    nodes.document, nodes.section, nodes.bullet_list, nodes.enumerated_list, nodes.list_item,
    nodes.block_quote,
)  # fmt: skip


def face(doctree: nodes.document) -> str:
    """Return a digest of all of a page but the words of its paragraphs."""
    return digest(*(_shown(node) for node in doctree.findall()))


def _shown(node: nodes.Node) -> object:
    if isinstance(node, nodes.Text):
        return "" if _stays(node) else node.astext()
    if isinstance(node, nodes.document):  # its attributes name the folder
        return "document"
    return (node.tagname, node.attlist()) if isinstance(node, nodes.Element) else ""


def _stays(text: nodes.Text) -> bool:
    """Say whether a text is a sentence, or part of one, in a plain paragraph."""
    parent: nodes.Node | None = text.parent
    while isinstance(parent, nodes.Inline):
        parent = parent.parent
    if not isinstance(parent, nodes.paragraph) or next(parent.findall(number), None):
        return False  # the entry of a number quotes the sentence that prints it
    around: nodes.Node | None = parent.parent
    while isinstance(around, _PLAIN):
        around = around.parent
    return around is None
