"""Images and figures."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.addnodes import start_of_file

from ..assemble import classes
from ..assemble.document import outermost
from ..typst.code import Code, call
from ..warnings import Kind, warn
from .common import enter, transparent
from .registry import prints
from .writer import Writer

#: so many letters after a figure can fill the gap that it would leave
_FILLING = 400
_LENGTH = re.compile(r"(?P<number>\d*\.?\d+)\s*(?P<unit>[a-z%]*)")
#: CSS units → Typst units and factor
_UNITS = {
    "": ("pt", 0.75),
    "px": ("pt", 0.75),
    "pt": ("pt", 1),
    "cm": ("cm", 1),
    "mm": ("mm", 1),
    "in": ("in", 1),
    "em": ("em", 1),
    "rem": ("em", 1),
    "ex": ("em", 0.5),
    "pc": ("pt", 12),
    "%": ("%", 1),
}

enter(transparent, "legend")


def length(text: str, /) -> Code | None:
    """Return a CSS length in Typst's units, or None if it is none."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or match["unit"] not in _UNITS:
        return None
    unit, factor = _UNITS[match["unit"]]
    return Code(f"{float(match['number']) * factor:g}{unit}")


@prints("image")
def image(writer: Writer, node: nodes.image) -> None:
    """Print an image; within a sentence it stands on the line."""
    writer.anchors(node)
    writer.emit(writer.place(node) + _picture(writer, node, alone=_stands_alone(node)))


def _stands_alone(node: nodes.Node) -> bool:
    """Tell whether an image, perhaps with a link around it, is all of its paragraph."""
    parent = node.parent
    if not isinstance(parent, nodes.TextElement):
        return True
    return len(parent) == 1 and (isinstance(parent, nodes.paragraph) or _stands_alone(parent))


def file_of(writer: Writer, node: nodes.image) -> str | None:
    """Return the name of the file that Typst is given, or None if it cannot be printed."""
    file = writer.known.images.get(node["uri"])
    return None if file in writer.known.unreadable else file


def _picture(writer: Writer, node: nodes.image, *, alone: bool) -> Code:
    alt = node.get("alt", "").strip()
    file = file_of(writer, node)
    if not alt:
        warn(Kind.ALT, f"image without alternative text: {node['uri']}", location=node)
    said = writer.known.glyphs.printable(alt or node["uri"], node)
    _tie(writer, node.parent, said)
    if file is None:
        warn(Kind.IMAGE, f"image cannot be printed: {node['uri']}", location=node)
        return call("doc.missing", said, inline=None if alone else True)
    width = length(node.get("width", "")) or _default_width(node, file)
    scale = node.get("scale", 100)
    return call(
        "doc.picture",
        f"/images/{file}",
        said,
        width=width,
        height=length(node.get("height", "")),
        scale=None if scale == 100 else Code(f"{scale}%"),
        inline=None if alone else True,
        align=Code(node["align"]) if node.get("align") in ("left", "right", "center") else None,
    )


def _tie(writer: Writer, figure: nodes.Element, said: str) -> None:
    """Note which attached file has the data of a figure."""
    name = str(figure.get("attachment", "")) if isinstance(figure, nodes.figure) else ""
    if name in writer.known.attached:
        writer.data_files[said] = name
    elif name:
        warn(Kind.ATTACHMENT, f"file of a figure is not attached: {name}", location=figure)


def _default_width(node: nodes.image, file: str) -> Code | None:
    """Drawings in a figure fill the line; photographs keep their size, if it fits."""
    drawing = isinstance(node.parent, nodes.figure) and file.endswith(".svg")
    return Code("100%") if drawing else None


@prints("figure")
def figure(writer: Writer, node: nodes.figure) -> None:
    """Print a figure: caption, image, legend."""
    parts = [c for c in node if not isinstance(c, nodes.caption | nodes.legend)]
    caption = next((c for c in node if isinstance(c, nodes.caption)), None)
    legend = [c for part in node if isinstance(part, nodes.legend) for c in part]
    head = writer.heading(caption.children) if caption is not None else None
    with writer.inside():
        body = writer.blocks(parts)
        with writer.calm():
            below = writer.blocks(legend) if legend else None
    emit_figure(writer, node, head, body, below)


def emit_figure(
    writer: Writer, node: nodes.Element, head: Code | None, body: Code, below: Code | None
) -> None:
    """Write the call for a figure whose parts are printed."""
    caption = next((c for c in node if isinstance(c, nodes.caption)), None)
    number = writer.numbers.caption("figure", node)
    said = ": ".join(filter(None, [number, caption.astext() if caption is not None else ""]))
    labels = writer.fresh(node, caption["ids"] if caption is not None else (), said)
    index = _index(writer, node) if not writer.nested and _movable(node) else None
    code = call(
        "fig",
        index,
        labels,
        number,
        head,
        body,
        below,
        classes=classes.meaningful(node) or None,
        width=length(node.get("width", "")),
        alt=_alt_without_picture(writer, node),
    )
    writer.emit(writer.place(node) + code)


def _alt_without_picture(writer: Writer, node: nodes.Element) -> str | None:
    """Return the alternative text of a figure in which nothing that is printed has one."""
    pictures = list(node.findall(nodes.image))
    if any(file_of(writer, n) for n in pictures):
        return None
    said = next((n["alt"] for n in pictures if n.get("alt")), None) or node.get("alt")
    return writer.known.glyphs.printable(said or node.astext()[:200] or "figure", node)


def _index(writer: Writer, node: nodes.Element) -> str:
    """Name the figure by chapter and number, so that the builder can say which ones must move."""
    writer.figures += 1
    return f"{writer.docname(node)}:{writer.figures}"


@prints("caption")
def caption(writer: Writer, node: nodes.caption) -> None:
    """Print a caption that stands outside of a figure."""
    writer.emit(call("doc.rubric", writer.inline(node.children)))


def _movable(node: nodes.Element) -> bool:
    """Tell whether a figure may move: no heading right above it, and text that can fill the gap."""
    parent = node.parent
    before = parent[parent.index(node) - 1] if parent.index(node) else None
    if before is None or isinstance(before, nodes.title | nodes.target):
        return False
    return outermost(node) and _text_after(node) > _FILLING


def _text_after(node: nodes.Element) -> int:
    """Return how many letters follow *node* in its chapter, as far as it matters."""
    found, here = 0, node
    while not isinstance(here, start_of_file | nodes.document) and here.parent is not None:
        siblings = here.parent.children
        for later in siblings[siblings.index(here) + 1 :]:
            if isinstance(later, start_of_file):
                return found
            found += sum(len(p.astext()) for p in later.findall(nodes.paragraph))
            if found > _FILLING:
                return found
        here = here.parent
    return found
