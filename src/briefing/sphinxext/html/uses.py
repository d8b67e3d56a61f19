"""Where the text prints each number: page, section and sentence."""

from __future__ import annotations

import re
from typing import TypeVar

from docutils import nodes
from sphinx.application import Sphinx

from ..domain import Use, domain_of
from ..nodes import number as number_node
from ..nodes import plain
from .head import shorten
from .linknames import read_named

Kind = TypeVar("Kind", bound=nodes.Element)
#: The end of a sentence: a mark, a space, and what can begin the next one.
SENTENCES = re.compile(r"(?<=[.!?])[”“]?\s+(?=[„“\w])")
#: Stands where a number begins while its sentence is looked for.
MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
#: Longest sentence that is quoted whole.
LONGEST = 180


def uses(app: Sphinx) -> dict[str, list[Use]]:
    """Return where the text prints each number, in the order of the pages; found once a build."""
    env, known = app.env, domain_of(app.env).uses
    if not known:
        for page in sorted(env.found_docs):
            for name, found in uses_on(page, read_named(app, page)).items():
                known.setdefault(name, []).extend(found)
    return known


def uses_on(page: str, doctree: nodes.document) -> dict[str, list[Use]]:
    """Return where a page prints each number, each section once."""
    found = dict[str, dict[str, Use]]()
    for node in doctree.findall(number_node):
        use = _use(page, node)
        found.setdefault(node["name"], {}).setdefault(use.anchor, use)
    return {name: list(places.values()) for name, places in found.items()}


def _use(page: str, node: number_node) -> Use:
    section = around(node, nodes.section)
    if section is None:
        return Use(page, "", page, sentence(node))
    anchor = "" if isinstance(section.parent, nodes.document) else f"#{section['ids'][0]}"
    return Use(page, anchor, plain(next(section.findall(nodes.title))), sentence(node))


def around(node: nodes.Node, kind: type[Kind]) -> Kind | None:
    """Return the next element of a kind around a node."""
    here = node.parent
    while here is not None and not isinstance(here, kind):
        here = here.parent
    return here


def sentence(node: nodes.Node) -> str:
    """Return the sentence around a node; nothing if the node is all that its paragraph says.

    >>> number = nodes.inline("", "five")
    >>> _ = nodes.paragraph("", "", nodes.Text("One. It is "), number, nodes.Text(" in all. Two."))
    >>> sentence(number)
    'It is five in all.'
    """
    block: nodes.Node = node
    while isinstance(block.parent, nodes.Element) and isinstance(block, nodes.Inline | nodes.Text):
        block = block.parent
    before = [MARK if leaf is node else leaf.astext() for leaf in _leaves(block, node)]
    text = " ".join("".join(before).split())
    whole = next((part for part in SENTENCES.split(text) if MARK in part), "")
    said = whole.replace(MARK, plain(node))
    return "" if said == plain(node) else shorten(said, LONGEST)


def _leaves(block: nodes.Node, whole: nodes.Node) -> list[nodes.Node]:
    """Return the texts of a block in order, one node among them whole."""
    inside = set(map(id, whole.findall(nodes.Text)))
    wanted = (n for n in block.findall() if n is whole or isinstance(n, nodes.Text))
    return [n for n in wanted if id(n) not in inside]
