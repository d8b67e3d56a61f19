"""Commands that formulas define hold for the rest of their page, as they do with MathJax."""

from __future__ import annotations

import collections

from docutils import nodes

from ..formulas.commands import Macro
from ..formulas.definitions import take
from ..formulas.macros import substitute
from .document import docname_of


def apply_definitions(tree: nodes.document, start: str) -> None:
    """Replace commands by what the formulas of their page have defined; one that only defines goes."""
    known: dict[str, dict[str, Macro]] = collections.defaultdict(dict)
    for node in [
        n for n in tree.findall(nodes.Element) if isinstance(n, nodes.math | nodes.math_block)
    ]:
        macros = known[docname_of(node, start)]
        said, new = take(node.astext())
        macros |= new
        if new and not said.strip():
            node.parent.remove(node)
        elif macros:
            node.children = [nodes.Text(substitute(said.strip("\n"), macros))]
