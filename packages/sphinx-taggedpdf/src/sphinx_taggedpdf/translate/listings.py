"""Blocks of code."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..typst.code import Code, call, string
from .breaks import has_long_run, is_dense, pieces
from .registry import prints
from .text import cut
from .writer import Writer

#: Pygments' names → those that Typst knows; None: without colours
LANGUAGES: dict[str, str | None] = {
    "default": "python",
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


#: a line of more letters may be wider than its block
_WIDE = 60


@prints("literal_block", "doctest_block")
def literal_block(writer: Writer, node: nodes.Element) -> None:
    """Print a block of code; with phrases in it, it is a parsed literal."""
    writer.anchors(node)
    if any(isinstance(c, nodes.Element) for c in node):
        code = call("doc.parsed", writer.inline(node.children))
    else:
        code = _code(writer, node)
    writer.emit(writer.place(node) + code)


def _code(writer: Writer, node: nodes.Element) -> Code:
    name = node.get("language", "none")
    text = node.astext().expandtabs(4).rstrip("\n")
    shown = writer.known.glyphs.printable(text, node)
    if is_dense(shown):
        return dense(shown)
    raw = call("raw", shown, block=True, lang=LANGUAGES.get(name, name))
    arguments: dict[str, Any] = node.get("highlight_args", {})
    start = arguments.get("linenostart", 1) if node.get("linenos") else None
    return call(
        "doc.code",
        call("doc.long", raw) if has_long_run(text) else raw,
        start=start,
        highlight=arguments.get("hl_lines") or None,
        wraps=any(len(line) > _WIDE for line in text.splitlines()) or None,
    )


def dense(text: str) -> Code:
    """Return a block of code with more places to break than Typst can find."""
    return call("doc.parsed", cut(map(string, pieces(text))))


@prints("listing")
def listing(writer: Writer, node: nodes.container) -> None:
    """Print a block of code with its caption."""
    caption = next(c for c in node if isinstance(c, nodes.caption))
    head = writer.heading(caption.children)
    number = writer.numbers.caption("code-block", node)
    body = writer.blocks([c for c in node if c is not caption])
    labels = writer.fresh(node, said=": ".join(filter(None, [number, caption.astext()])))
    writer.emit(writer.place(node) + call("doc.listing", labels, number, head, body))


@prints("productionlist")
def production_list(writer: Writer, node: nodes.Element) -> None:
    """Print a grammar, one rule a line."""
    rows = [child for child in node.children if isinstance(child, nodes.Element)]
    width = max((len(r.get("tokenname", "")) for r in rows), default=0)
    lines = []
    for row in rows:
        writer.anchors(row)
        said = row.astext().rstrip("\n")
        name = row.get("tokenname", "")
        # until Sphinx 8.1 the name of a rule was an attribute only
        lines.append(said if "::=" in said or not name else f"{name:{width}} ::= {said}")
    writer.emit(call("doc.code", call("raw", "\n".join(lines), block=True)))
