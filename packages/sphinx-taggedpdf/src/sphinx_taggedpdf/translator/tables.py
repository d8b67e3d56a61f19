"""Tables: header rows that repeat, header cells with a scope, figures aligned to the right."""

from __future__ import annotations

from docutils import nodes

from .. import classes
from ..code import Code, array, call
from ..document import outermost
from ..grid import Cell, Grid, column_widths, read
from ..warnings import Kind, warn
from .figures import Figures

#: a cell of so many letters may be higher than a page, so its row may be cut
_TALL = 1200
#: a table of so few letters stands on one page
_SHORT = 550
_ALIGNMENTS = ("text-left", "text-right", "text-center")


class Tables(Figures):
    """Tables of every origin: lists, CSV, pipes, grids."""

    def visit_table(self, node: nodes.table) -> None:
        """Print a table, with its title as a caption."""
        title = next((c for c in node if isinstance(c, nodes.title)), None)
        head = self.heading(title.children) if title is not None else None
        labels = self.fresh(node)
        grid = read(node)
        self.row_heads.append([cell.column in grid.stubs for cell in grid.body])
        with self.calm():
            cells = [self._cell(cell, grid) for cell in grid.body]
            header = [self._cell(cell, grid) for cell in grid.header]
        rows = len({cell.row for cell in grid.header})
        scale = self._scale(node, grid)
        head_row = (
            [call("table.header", *header, repeat=None if _repeats(grid) else False)]
            if header
            else []
        )
        table = call("table", *head_row, *cells, columns=array(self._columns(node, grid)))
        self.emit(
            self.place(node)
            + call(
                "doc.tab",
                labels,
                self.number("table", node),
                head,
                table,
                classes=classes.meaningful(node) or None,
                scale=scale,
                rows=rows,
                cut=any(len(cell.text) > _TALL for cell in grid.body) or None,
                whole=sum(len(cell.text) for cell in grid.body) < _SHORT or None,
                wide=(outermost(node) and grid.widest() > self.builder.text_width()) or None,
            )
        )
        raise nodes.SkipNode

    def visit_autosummary_table(self, node: nodes.Element) -> None:
        """Print the table that autosummary hides in a comment."""
        for child in node:
            child.walkabout(self)
        raise nodes.SkipNode

    def _columns(self, node: nodes.table, grid: Grid) -> list[Code]:
        if "colwidths-given" in node["classes"]:
            return [Code(f"{w}fr") for w in grid.given]
        return [Code(w) for w in column_widths(grid)]

    def _scale(self, node: nodes.table, grid: Grid) -> float | None:
        """Return how much smaller the type must be for the table to fit, and say so."""
        kind = (
            "landscape"
            if "landscape" in node["classes"]
            else "wide"
            if outermost(node)
            else "column"
        )
        room = self.builder.text_width(kind)
        need = grid.narrowest()
        if need <= room:
            return None
        warn(
            Kind.TABLE,
            f"table is wider than the page ({need:.0f} pt for {room:.0f} pt): give it fewer columns, "
            "shorter words or the class 'landscape'; it is set smaller",
            location=node,
        )
        return max(round(room / need, 2), 0.4)

    def _cell(self, cell: Cell, grid: Grid) -> Code:
        """Return one cell with its spans, alignment and role."""
        node = cell.node
        self.frames.append([])
        self.anchors(node.parent)  # a row has no place of its own but its first cell
        self.anchors(node)
        body = self.blocks(node.children)
        anchors = self.frames.pop()
        if cell.head or cell.column in grid.stubs:
            body = call("doc.th" if cell.head else "doc.rowhead", body)
        if anchors:
            body = Code("{" + "\n".join([*anchors, body]) + "}")
        return call(
            "table.cell",
            body,
            colspan=_more(node, "morecols"),
            rowspan=_more(node, "morerows"),
            align=self._align(cell, grid),
        )

    def _align(self, cell: Cell, grid: Grid) -> Code | None:
        first = (
            cell.node[0]["classes"]
            if len(cell.node) and isinstance(cell.node[0], nodes.Element)
            else []
        )
        given = next((c for c in [*cell.node["classes"], *first] if c in _ALIGNMENTS), None)
        if given:
            return Code(given.removeprefix("text-"))
        return Code("right") if cell.column in grid.numeric else None


def _repeats(grid: Grid) -> bool:
    """Tell whether the header may be printed again on each page.

    A link or note may not, for it would be there twice.
    """
    linked = (nodes.reference, nodes.footnote_reference)
    return not any(
        isinstance(n, linked) for cell in grid.header for n in cell.node.findall(nodes.Element)
    )


def _more(node: nodes.Element, attribute: str) -> int | None:
    return node[attribute] + 1 if node.get(attribute) else None
