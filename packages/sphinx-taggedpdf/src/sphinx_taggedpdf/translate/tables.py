"""Tables: header rows that repeat, header cells with a scope, figures aligned to the right."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from ..assemble import classes
from ..assemble.document import outermost
from ..typst.code import Code, array, call
from ..warnings import Kind, warn
from .colspec import Column, parse
from .flow import lines
from .grid import Cell, Grid, column_widths, given_widths, read, specified_widths
from .registry import prints
from .writer import Writer

#: a row of a table may be cut if a cell has more lines, and a table if it has more
_TALL, _SHORT = 20, 16
_ALIGNMENTS = ("text-left", "text-right", "text-center")


@prints("table")
def table(writer: Writer, node: nodes.table) -> None:
    """Print a table, with its title as a caption."""
    title = next((c for c in node if isinstance(c, nodes.title)), None)
    head = writer.heading(title.children) if title is not None else None
    number = writer.numbers.caption("table", node)
    said = ": ".join(filter(None, [number, title.astext() if title is not None else ""]))
    labels = writer.fresh(node, said=said)
    grid = read(node)
    spec = _specification(writer, node, grid)
    writer.row_heads.append([cell.column in grid.stubs for cell in grid.body])
    with writer.calm(), writer.inside():
        cells = [_cell(writer, cell, grid, spec) for cell in grid.body]
        header = [_cell(writer, cell, grid, spec) for cell in grid.header]
    repeat = None if _repeats(grid) else False
    head_row = [call("table.header", *header, repeat=repeat)] if header else []
    columns = array(_columns(node, grid, spec, writer.known.measures.column))
    code = call(
        "doc.tab",
        labels,
        number,
        head,
        call("table", *head_row, *cells, columns=columns),
        classes=classes.meaningful(node) or None,
        scale=_scale(writer, node, grid),
        rows=len({cell.row for cell in grid.header}),
        cut=_is_tall(grid) or None,
        whole=(not writer.nested and _is_short(grid)) or None,
        wide=(outermost(node) and grid.widest() > writer.known.measures.column) or None,
    )
    writer.emit(writer.place(node) + code)


@prints("tabular_col_spec")
def column_specification(writer: Writer, node: addnodes.tabular_col_spec) -> None:
    """Note what `tabularcolumns` says of the table below it."""
    try:
        writer.colspec = parse(node["spec"])
    except ValueError as error:
        warn(Kind.TABLE, f"tabularcolumns: cannot understand {str(error)!r}", location=node)


@prints("autosummary_table")
def autosummary_table(writer: Writer, node: nodes.Element) -> None:
    """Print the table that autosummary hides in a comment."""
    for child in node.children:
        child.walkabout(writer)


def _specification(writer: Writer, node: nodes.table, grid: Grid) -> list[Column]:
    """Return what `tabularcolumns` said, if it is about as many columns."""
    spec, writer.colspec = writer.colspec, []
    if spec and len(spec) != len(grid.given):
        warn(
            Kind.TABLE,
            f"tabularcolumns: {len(spec)} columns for a table of {len(grid.given)}",
            location=node,
        )
        return []
    return spec


def _is_tall(grid: Grid) -> bool:
    """Tell whether a row may be higher than a page: by its text, or by the rows that it spans."""
    width = max(12, 70 // max(len(grid.given), 1))
    return any(
        lines(cell.node, width) > _TALL or cell.node.get("morerows", 0) > _TALL
        for cell in [*grid.header, *grid.body]
    )


def _is_short(grid: Grid) -> bool:
    """Tell whether a table stands on part of a page whatever happens."""
    width = max(12, 70 // max(len(grid.given), 1))
    rows: dict[int, int] = {}
    for cell in [*grid.header, *grid.body]:
        rows[cell.row] = max(rows.get(cell.row, 1), lines(cell.node, width))
    return sum(rows.values()) <= _SHORT


def _columns(node: nodes.table, grid: Grid, spec: list[Column], room: float) -> list[Code]:
    if spec:
        return [Code(w) for w in specified_widths(grid, spec, room)]
    given = "colwidths-given" in node["classes"]
    return [Code(w) for w in (given_widths(grid, room) if given else column_widths(grid))]


def _scale(writer: Writer, node: nodes.table, grid: Grid) -> float | None:
    """Return how much smaller the type must be for the table to fit, and say so."""
    measures = writer.known.measures
    if "landscape" in node["classes"]:
        room = measures.landscape
    else:
        room = measures.wide if outermost(node) else measures.column
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


def _cell(writer: Writer, cell: Cell, grid: Grid, spec: list[Column]) -> Code:
    """Return one cell with its spans, alignment and role."""
    node = cell.node
    writer.frames.append([])
    writer.anchors(node.parent)  # a row has no place of its own but its first cell
    writer.anchors(node)
    with writer.narrow():
        body = writer.blocks(node.children)
    anchors = writer.frames.pop()
    if cell.head or cell.column in grid.stubs:
        body = call("doc.th" if cell.head else "doc.rowhead", body)
    if anchors:
        body = Code("{" + "\n".join([*anchors, body]) + "}")
    return call(
        "table.cell",
        body,
        colspan=_more(node, "morecols"),
        rowspan=_more(node, "morerows"),
        align=_align(cell, grid, spec),
    )


def _align(cell: Cell, grid: Grid, spec: list[Column]) -> Code | None:
    first = cell.node[0] if len(cell.node) else None
    inner = first["classes"] if isinstance(first, nodes.Element) else []
    given = next((c for c in [*cell.node["classes"], *inner] if c in _ALIGNMENTS), None)
    if given:
        return Code(given.removeprefix("text-"))
    if spec and (own := spec[cell.column].align):
        return Code(own)
    return Code("right") if cell.column in grid.numeric else None


def _repeats(grid: Grid) -> bool:
    """Tell whether the header may be printed again on each page: a link or note would be there twice."""
    linked = (nodes.reference, nodes.footnote_reference)
    return not any(
        isinstance(n, linked) for cell in grid.header for n in cell.node.findall(nodes.Element)
    )


def _more(node: nodes.Element, attribute: str) -> int | None:
    return node[attribute] + 1 if node.get(attribute) else None
