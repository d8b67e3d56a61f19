"""The components of sphinx-design: cards, grids, tabs, dropdowns, steps, asides, buttons.

They are recognised by the attribute `design_component`; the extension itself is not imported.
In print everything that a reader could open is open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from docutils import nodes

from .. import classes
from ..code import Code, array, call
from ..document import elements
from .boxes import Boxes


class Design(Boxes):
    """Components become Typst calls; what is only a wrapper is looked through."""

    def visit_container(self, node: nodes.container) -> None:
        """Print a component, or else a plain container."""
        component = node.get("design_component")
        rule = self._rules.get(component) if component else None
        if rule is None:
            super().visit_container(node)
        self.anchors(node)
        self.emit(self.place(node) + rule(self, node))  # type: ignore[misc]
        raise nodes.SkipNode

    def visit_sd_line_break(self, node: nodes.Element) -> None:
        """Break the line of a button."""
        self.emit("linebreak()")
        raise nodes.SkipNode

    def _row(self, node: nodes.container) -> Code:
        cells = [c for c in node if isinstance(c, nodes.container)]
        return call("doc.cards", _columns(node, len(cells)), *(self.blocks([c]) for c in cells))

    def _card(self, node: nodes.container) -> Code:
        parts = {c.get("design_component"): c for c in node.findall(nodes.container)}
        slots = {"card-header", "card-body", "card-footer", "card-title"}
        body = (
            [c for c in elements(parts["card-body"]) if c.get("design_component") != "card-title"]
            if "card-body" in parts
            else []
        )
        loose = [
            c
            for c in node
            if isinstance(c, nodes.Element) and c.get("design_component") not in slots
        ]
        images = [c for c in loose if isinstance(c, nodes.image)]
        link = next(
            (
                c
                for c in node.findall(nodes.reference)
                if "sd-stretched-link" in c.get("classes", ())
            ),
            None,
        )
        title = self._slot(parts.get("card-title"))
        if link is not None and title is not None and (label := self.target(link)):  # type: ignore[attr-defined]
            title = self.internal(label, title, link)  # type: ignore[attr-defined]
        elif link is not None and title is not None and link.get("refuri"):
            title = call("doc.weblink", link["refuri"], title)
        return call(
            "doc.card",
            title,
            self.blocks([*images, *body]),
            header=self._slot(parts.get("card-header")),
            footer=self._slot(parts.get("card-footer")),
            classes=array(classes.meaningful(node)),
        )

    def _slot(self, node: nodes.container | None) -> Code | None:
        return self.blocks(node.children) if node is not None and len(node) else None

    def _titled_box(self, node: nodes.container) -> Code:
        """Print a dropdown or an aside as an open box."""
        title = next((c for c in node if isinstance(c, nodes.rubric)), None)
        head = self.heading(title.children) if title is not None else None
        if title is not None:
            self.anchors(title)
        return call("doc.panel", head, self.blocks([c for c in node if c is not title]))

    def _tab(self, node: nodes.container) -> Code:
        title, *body = elements(node)
        self.anchors(title)
        return call("doc.tabitem", self.heading(title.children), self.blocks(body))

    def _plain(self, node: nodes.container) -> Code:
        names = classes.meaningful(node)
        body = self.blocks(node.children)
        return call("div", array(names), body) if names else body

    _rules: ClassVar[dict[str, Callable[[Design, nodes.container], Code]]] = {
        "grid-row": _row,
        "card": _card,
        "dropdown": _titled_box,
        "aside": _titled_box,
        "tab-item": _tab,
        **dict.fromkeys(
            [
                "grid-container",
                "grid-item",
                "card-body",
                "card-header",
                "card-footer",
                "card-title",
                "card-carousel",
                "card-overlay",
                "tab-set",
                "tab-content",
                "accordion",
                "steps",
                "step",
                "step-content",
                "aside-body",
                "dropdown-body",
                "button",
                "div",
            ],
            _plain,
        ),
    }


def _columns(row: nodes.Element, cells: int) -> int:
    """Return how many cells stand side by side on a wide screen."""
    given = [c for c in row["classes"] if c.startswith("sd-row-cols-") and c[-1].isdigit()]
    wide = next((c for c in given if c.startswith("sd-row-cols-lg-")), given[-1] if given else None)
    return min(int(wide.rsplit("-", 1)[1]), max(cells, 1)) if wide else max(cells, 1)
