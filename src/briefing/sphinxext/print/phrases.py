"""Keeps phrases on one line in print that a line break would tear; see `words.together`."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from ...words.catalogue import read_language
from ...words.numbers import NBSP
from ...words.patterns import phrases
from ...words.together import LONGEST, Phrases
from ..nodes import number
from ..state import language_of

#: The longest phrase kept whole in a cell of a table, whose columns are narrow.
LONGEST_IN_CELL = 17
#: What breaks by rules of its own.
LITERAL = (nodes.literal, nodes.FixedTextElement, nodes.math, nodes.math_block, nodes.raw)


def keep_together(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put every such phrase into a span of its own, once all words stand."""
    if app.builder.name != "taggedpdf":
        return
    language = language_of(app.env)

    @cache
    def in_language(code: str) -> Phrases:
        return phrases(language, *([read_language(Path(app.confdir), code)] if code else ()))

    for text in list(doctree.findall(nodes.Text)):
        around = list(ancestors(text))
        if not any(isinstance(node, LITERAL) for node in around):
            known = in_language(quoted(around))
            in_cell = any(isinstance(node, nodes.entry) for node in around)
            split(text, known, LONGEST_IN_CELL if in_cell else LONGEST)
            join(text, known.between)


def quoted(around: Iterable[nodes.Element]) -> str:
    """Return the language that the innermost of some elements is marked with, or nothing.

    >>> quoted([nodes.strong(), nodes.inline(classes=["language-de", "lang-de"])])
    'de'
    """
    marks = (
        c.removeprefix("language-")
        for node in around
        for c in node["classes"]
        if c.startswith("language-")
    )
    return next(marks, "")


def ancestors(node: nodes.Node) -> list[nodes.Element]:
    """Return the elements around a node."""
    found: list[nodes.Element] = []
    here = node.parent
    while here is not None:
        found.append(here)
        here = here.parent
    return found


def join(text: nodes.Text, between: Container[str]) -> None:
    """Keep a range whole whose ends are numbers of their own, with the word between them."""
    word = text.astext().strip(" ")
    if word in between and text.astext() == f" {word} ":
        joined = NBSP + word + NBSP
        siblings = text.parent.children
        place = siblings.index(text)
        if 0 < place < len(siblings) - 1 and all(
            map(is_number, siblings[place - 1 : place + 2 : 2])
        ):
            text.parent.replace(text, nodes.Text(joined))


def is_number(node: nodes.Node) -> bool:
    """Tell whether a node is a printed number, or a link around one."""
    return isinstance(node, number) or isinstance(node.next_node(), number)


def split(text: nodes.Text, known: Phrases, longest: int) -> None:
    """Put what must stand on one line into spans of its own."""
    found = list(known.pieces(text.astext(), longest))
    if any(whole for _, whole in found):
        parts = [nodes.inline("", said, classes=["nowrap"]) if whole else nodes.Text(said)
                 for said, whole in found]  # fmt: skip
        text.parent.replace(text, parts)
