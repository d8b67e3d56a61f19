"""Blocks of code."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..code import Code, call, string
from .boxes import Boxes
from .figures import Figures
from .text import breakable

#: Pygments' names → those that Typst knows; None: without colours
LANGUAGES: dict[str, str | None] = {
    "default": None,
    "none": None,
    "text": None,
    "doctest": "python",
    "pycon": "python",
    "pycon3": "python",
    "python3": "python",
    "ipython": "python",
    "ipython3": "python",
    "console": "bash",
    "shell": "bash",
    "sh": "bash",
}


class Listings(Figures, Boxes):
    """Code, with colours that also work in grey."""

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Print a block of code; with phrases in it, it is a parsed literal."""
        self.anchors(node)
        if any(isinstance(c, nodes.Element) for c in node):
            self.emit(self.place(node) + call("doc.parsed", self.inline(node.children)))
        else:
            self.emit(self.place(node) + self._code(node))
        raise nodes.SkipNode

    def visit_doctest_block(self, node: nodes.doctest_block) -> None:
        """Print an example session."""
        self.visit_literal_block(node)

    def _code(self, node: nodes.Element) -> Code:
        name = node.get("language", "none")
        raw = call("raw", self._verbatim(node), block=True, lang=LANGUAGES.get(name, name))
        arguments: dict[str, Any] = node.get("highlight_args", {})
        start = arguments.get("linenostart", 1) if node.get("linenos") else None
        lines = arguments.get("hl_lines") or None
        return call("doc.code", raw, start=start, highlight=lines)

    def _verbatim(self, node: nodes.Element) -> Code:
        text = node.astext().expandtabs(4).rstrip("\n")
        return string(breakable(self.builder.glyphs.printable(text, node)))

    def _captioned(self, node: nodes.container) -> bool:
        if "literal-block-wrapper" not in node["classes"]:
            return False
        caption = next(c for c in node if isinstance(c, nodes.caption))
        head = self.heading(caption.children)
        number = self.number("code-block", node)
        body = self.blocks([c for c in node if c is not caption])
        self.emit(self.place(node) + call("doc.listing", self.fresh(node), number, head, body))
        return True

    def visit_productionlist(self, node: nodes.Element) -> None:
        """Print a grammar."""
        text = "\n".join(p.astext() for p in node)
        self.emit(call("doc.code", call("raw", text, block=True)))
        raise nodes.SkipNode
