"""Images and figures."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.addnodes import start_of_file

from .. import classes
from ..code import Code, call
from ..document import ancestors
from ..warnings import Kind, warn
from .base import Base, nothing, transparent

#: so many letters after a figure can fill the gap that it would leave
_FILLING = 400
_LENGTH = re.compile(r"(?P<number>\d+(\.\d+)?)\s*(?P<unit>[a-z%]*)")
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


def length(text: str, /) -> Code | None:
    """Return a CSS length in Typst's units, or None if it is none."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or match["unit"] not in _UNITS:
        return None
    unit, factor = _UNITS[match["unit"]]
    return Code(f"{float(match['number']) * factor:g}{unit}")


class Figures(Base):
    """Images, alone or with caption and legend."""

    visit_legend, depart_legend = transparent, nothing

    def visit_image(self, node: nodes.image) -> None:
        """Print an image; within a sentence it stands on the line."""
        self.anchors(node)
        alone = not isinstance(node.parent, nodes.TextElement) or len(node.parent) == 1
        self.emit(self.place(node) + self._image(node, alone=alone))
        raise nodes.SkipNode

    def _image(self, node: nodes.image, *, alone: bool) -> Code:
        alt = node.get("alt", "").strip()
        file = self.builder.images.get(node["uri"])
        if not alt:
            warn(Kind.ALT, f"image without alternative text: {node['uri']}", location=node)
        if file is None:
            warn(Kind.IMAGE, f"image cannot be printed: {node['uri']}", location=node)
            return call("doc.missing", alt or node["uri"])
        width = length(node.get("width", "")) or self._default_width(node, file)
        height = length(node.get("height", ""))
        scale = node.get("scale", 100)
        return call(
            "doc.picture",
            f"/images/{file}",
            alt or node["uri"],
            width=width,
            height=height,
            scale=None if scale == 100 else Code(f"{scale}%"),
            inline=None if alone else True,
            align=Code(node["align"]) if node.get("align") in ("left", "right", "center") else None,
        )

    def _default_width(self, node: nodes.image, file: str) -> Code | None:
        """Drawings in a figure fill the line; photographs keep their size, if it fits."""
        return (
            Code("100%")
            if isinstance(node.parent, nodes.figure) and file.endswith(".svg")
            else None
        )

    def visit_figure(self, node: nodes.figure) -> None:
        """Print a figure: caption, image, legend."""
        parts = [c for c in node if not isinstance(c, nodes.caption | nodes.legend)]
        caption = next((c for c in node if isinstance(c, nodes.caption)), None)
        legend = [c for part in node if isinstance(part, nodes.legend) for c in part]
        head = self.heading(caption.children) if caption is not None else None
        labels = self.fresh(node, caption["ids"] if caption is not None else ())
        body = self.blocks(parts)
        with self.calm():
            below = self.blocks(legend) if legend else None
        names = classes.meaningful(node)
        width = length(node.get("width", ""))
        self.emit(
            self.place(node)
            + call(
                "fig",
                self._index(node) if _movable(node) else None,
                labels,
                self.number("figure", node),
                head,
                body,
                below,
                classes=names or None,
                width=width,
            )
        )
        raise nodes.SkipNode

    def _index(self, node: nodes.figure) -> str:
        """Name the figure by chapter and number, so that the builder can say which ones must move."""
        self._figures = getattr(self, "_figures", 0) + 1
        return f"{self.docname(node)}:{self._figures}"

    def number(self, kind: str, node: nodes.Element) -> str | None:
        """Return the words before a caption, such as "Fig. 3", with the number that Sphinx gave."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname(node), {}).get(kind, {})
        found = next((numbers[i] for i in node["ids"] if i in numbers), None)
        if not found or not self.config.numfig:
            return None
        return str(self.config.numfig_format[kind] % ".".join(map(str, found)))

    def visit_caption(self, node: nodes.caption) -> None:
        """Print a caption that stands outside of a figure."""
        self.emit(call("doc.rubric", self.inline(node.children)))
        raise nodes.SkipNode


def _movable(node: nodes.Element) -> bool:
    """Tell whether a figure may move.

    No heading stands right above it, and text follows that can fill the gap.
    """
    before = node.previous_sibling()
    if before is None or isinstance(before, nodes.title | nodes.target):
        return False
    chapter = next(
        (p for p in ancestors(node) if isinstance(p, start_of_file | nodes.document)), None
    )
    following = _after(node, chapter)
    return sum(len(p.astext()) for p in following) > _FILLING


def _after(node: nodes.Element, chapter: nodes.Element | None) -> list[nodes.paragraph]:
    """Return the paragraphs of *chapter* that come after *node*."""
    everything = list(chapter.findall()) if chapter is not None else []
    own = set(map(id, node.findall()))
    last = max((i for i, n in enumerate(everything) if id(n) in own), default=0)
    return [n for n in everything[last + 1 :] if isinstance(n, nodes.paragraph)]
