"""The components of sphinx-design: cards, grids, tabs, dropdowns, steps, asides, buttons.

They are recognised by the attribute `design_component`; the extension itself is not imported.
In print everything that a reader could open is open.
"""

from __future__ import annotations

from docutils import nodes

from ..assemble import classes
from ..assemble.document import elements
from ..typst.code import Code, array, call
from .links import internal, target
from .registry import RULES, Rule, prints
from .writer import Writer

_SLOTS = frozenset({"card-header", "card-body", "card-footer", "card-title"})
_LOOKED_THROUGH = (
    *("grid-container", "grid-item", "card-body", "card-header", "card-footer", "card-title"),
    *("card-carousel", "card-overlay", "tab-set", "tab-content", "accordion", "steps", "step"),
    *("step-content", "aside-body", "dropdown-body", "button", "div"),
)


def _component(component: nodes.Element) -> str:
    return str(component.get("design_component", ""))


@prints("design:grid-row")
def grid_row(writer: Writer, node: nodes.container) -> None:
    """Print cells side by side."""
    cells = [c for c in node if isinstance(c, nodes.container)]
    with writer.inside():
        parts = [writer.blocks([c]) for c in cells]
    writer.emit(writer.place(node) + call("doc.cards", _columns(node, len(cells)), *parts))


@prints("design:card")
def card(writer: Writer, node: nodes.container) -> None:
    """Print a card: header, title, images and body, footer."""
    parts = {_component(c): c for c in node.findall(nodes.container) if _component(c) in _SLOTS}
    inner = elements(parts["card-body"]) if "card-body" in parts else []
    body = [c for c in inner if _component(c) != "card-title"]
    loose = [c for c in elements(node) if _component(c) not in _SLOTS]
    link = next((c for c in node.findall(nodes.reference) if _stretched(c)), None)
    title = _title(writer, parts.get("card-title"), link)
    shown = [c for c in loose if c is not link and not (_holds(c, link) and title is not None)]
    if link is not None and title is not None:
        writer.omit(link)
    with writer.inside():
        code = call(
            "doc.card",
            title,
            writer.blocks([*shown, *body]),
            header=_slot(writer, parts.get("card-header")),
            footer=_slot(writer, parts.get("card-footer")),
            classes=array(classes.meaningful(node)),
        )
    writer.emit(writer.place(node) + code)


def _stretched(link: nodes.reference) -> bool:
    return "sd-stretched-link" in link.get("classes", ())


def _holds(node: nodes.Element, link: nodes.Node | None) -> bool:
    return link is not None and any(n is link for n in node.findall(nodes.reference))


def _title(
    writer: Writer, node: nodes.container | None, link: nodes.reference | None
) -> Code | None:
    title = _slot(writer, node)
    if title is None or link is None:
        return title
    if name := target(writer, link):
        return internal(writer, name, title, link)
    return call("doc.weblink", link["refuri"], title) if link.get("refuri") else title


def _slot(writer: Writer, node: nodes.container | None) -> Code | None:
    return writer.blocks(node.children) if node is not None and len(node) else None


@prints("design:dropdown", "design:aside")
def titled_box(writer: Writer, node: nodes.container) -> None:
    """Print a dropdown or an aside as an open box."""
    title = next((c for c in node if isinstance(c, nodes.rubric)), None)
    head = writer.heading(title.children) if title is not None else None
    if title is not None:
        writer.anchors(title)
    with writer.inside():
        body = writer.blocks([c for c in node if c is not title])
    writer.emit(writer.place(node) + call("doc.panel", head, body))


@prints("design:tab-item")
def tab(writer: Writer, node: nodes.container) -> None:
    """Print a tab below its name."""
    title, *body = elements(node)
    writer.anchors(title)
    head = writer.heading(title.children)
    with writer.inside():
        writer.emit(writer.place(node) + call("doc.tabitem", head, writer.blocks(body)))


def _looked_through(writer: Writer, node: nodes.container) -> None:
    names = classes.meaningful(node)
    body = writer.blocks(node.children)
    writer.emit(writer.place(node) + (call("div", array(names), body) if names else body))


_RULE: Rule = _looked_through
RULES.update({f"design:{name}": _RULE for name in _LOOKED_THROUGH})


def _columns(row: nodes.Element, cells: int) -> int:
    """Return how many cells stand side by side on a wide screen."""
    given = [c for c in row["classes"] if c.startswith("sd-row-cols-") and c[-1].isdigit()]
    wide = next((c for c in given if c.startswith("sd-row-cols-lg-")), given[-1] if given else None)
    return min(int(wide.rsplit("-", 1)[1]), max(cells, 1)) if wide else max(cells, 1)
