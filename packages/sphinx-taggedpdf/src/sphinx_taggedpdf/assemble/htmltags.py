"""Pairs of HTML tags around a phrase, such as MyST writes for ~~struck~~ words, become spans with a class.

Not for: any other raw HTML, which has no meaning in print.
"""

from __future__ import annotations

import re

from docutils import nodes

_TAG = re.compile(r"<(?P<close>/?)(?P<name>\w+)[^>]*>")
#: HTML tag → class
CLASSES = {
    "s": "strike",
    "del": "strike",
    "u": "underline",
    "ins": "underline",
    "mark": "mark",
    "sup": "superscript",
    "sub": "subscript",
    "small": "small",
    "kbd": "kbd",
    "b": "strong",
    "i": "emph",
}


def pair(tree: nodes.Element) -> None:
    """Replace each pair of known tags, and what is between, by an inline node."""
    for opening in [n for n in tree.findall(nodes.raw) if _tag(n, close=False)]:
        closing = _partner(opening)
        if closing is not None:
            _wrap(opening, closing)


def _tag(node: nodes.Node, *, close: bool) -> str | None:
    """Return the class for a raw node that is one opening or closing tag."""
    if not isinstance(node, nodes.raw) or "html" not in node.get("format", ""):
        return None
    match = _TAG.fullmatch(node.astext().strip())
    return CLASSES.get(match["name"].lower()) if match and bool(match["close"]) == close else None


def _partner(opening: nodes.raw) -> nodes.Node | None:
    wanted = _tag(opening, close=False)
    siblings = opening.parent.children
    return next(
        (n for n in siblings[siblings.index(opening) :] if _tag(n, close=True) == wanted), None
    )


def _wrap(opening: nodes.raw, closing: nodes.Node) -> None:
    parent = opening.parent
    start, end = parent.index(opening), parent.index(closing)
    phrase = nodes.inline(
        "", "", *parent.children[start + 1 : end], classes=[str(_tag(opening, close=False))]
    )
    parent.children[start : end + 1] = [phrase]
    phrase.parent = parent
