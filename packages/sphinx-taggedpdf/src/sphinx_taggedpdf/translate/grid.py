"""What a table is, apart from how it is printed: cells in columns, stubs, columns of figures, widths.

Pure: takes a docutils table and knows nothing of Typst.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from docutils import nodes

from .colspec import Column

_NUMBER = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3})?\s*[~≈<>≤≥±+−–-]?\s*\d[\d.,\s\u202f\u00a0]*"
    r"(?:[–−-]\s*\d[\d.,\s\u202f\u00a0]*)?(?:%|‰|°C|[kMGT]|bn|m|[kM]?€)?"
)
_EMPTY = frozenset({"", "–", "—", "-", "n/a", "…", "·"})
_BREAKS = re.compile(r"[\s\u200b/–—-]+")
#: points: the mean width of a letter, what a cell adds left and right, the letters that
#: hyphenation leaves together
LETTER, INSET, SYLLABLES = 4.4, 10.0, 12
#: a column of figures is as wide as it needs, unless its head is longer than this
FIGURES = 26


class Cell(NamedTuple):
    """One cell and where it begins."""

    node: nodes.entry
    row: int
    column: int
    head: bool

    @property
    def text(self) -> str:
        """The words in the cell."""
        return str(self.node.astext()).strip()

    @property
    def single(self) -> bool:
        """Whether the cell stands in one column only."""
        return not self.node.get("morecols")


class Grid(NamedTuple):
    """A table as cells."""

    header: list[Cell]
    body: list[Cell]
    #: widths that the author gave
    given: list[int]
    #: columns whose cells name their row
    stubs: frozenset[int]
    #: columns of figures
    numeric: frozenset[int]

    def column(self, index: int) -> list[Cell]:
        """Return the cells that stand in one column only, this one."""
        return [c for c in [*self.header, *self.body] if c.column == index and c.single]

    def narrowest(self) -> float:
        """Return the least width in points that the table needs."""
        return sum(self.least(index) for index in range(len(self.given)))

    def widest(self) -> float:
        """Return the width in points at which the table begins to look cramped."""
        longest = [
            max((len(c.text) for c in self.column(i)), default=0) for i in range(len(self.given))
        ]
        return sum(min(n, 36) * LETTER + INSET for n in longest)

    def least(self, index: int) -> float:
        """Return the least width in points that a column needs."""
        runs = [len(run) for cell in self.column(index) for run in _BREAKS.split(cell.text)]
        return min(max(runs, default=0), SYLLABLES) * LETTER + INSET


def read(table: nodes.table, /) -> Grid:
    """Return the cells of *table*, each in its column, whatever spans are above it."""
    group = next(c for c in table if isinstance(c, nodes.tgroup))
    specs = [c for c in group if isinstance(c, nodes.colspec)]
    header = _cells(_rows(group, nodes.thead), head=True)
    body = _cells(_rows(group, nodes.tbody), head=False)
    stubs = frozenset(i for i, spec in enumerate(specs) if spec.get("stub"))
    numeric = frozenset(
        i for i in range(len(specs)) if _is_numeric([c for c in body if c.column == i])
    )
    return Grid(header, body, [s["colwidth"] for s in specs], stubs, numeric - stubs)


def _cells(rows: list[nodes.row], *, head: bool) -> list[Cell]:
    found, taken = [], set[tuple[int, int]]()
    for y, row in enumerate(rows):
        x = 0
        for entry in _entries(row):
            while (y, x) in taken:
                x += 1
            found.append(Cell(entry, y, x, head))
            width, height = entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1
            taken |= {(y + j, x + i) for i in range(width) for j in range(height)}
    return found


def _rows(group: nodes.Element, kind: type[nodes.Element]) -> list[nodes.row]:
    parts = [part for part in group.children if isinstance(part, kind)]
    return [row for part in parts for row in part.children if isinstance(row, nodes.row)]


def _entries(row: nodes.row) -> list[nodes.entry]:
    return [entry for entry in row.children if isinstance(entry, nodes.entry)]


def _is_numeric(cells: list[Cell]) -> bool:
    texts = [c.text for c in cells if c.single and c.text not in _EMPTY]
    return bool(texts) and all(_NUMBER.fullmatch(t) for t in texts)


def column_widths(grid: Grid, /) -> list[str]:
    """Return Typst widths.

    Columns of short words as wide as they need, the others by the length of their text.
    """
    longest = [
        max((len(c.text) for c in grid.column(i)), default=1) for i in range(len(grid.given))
    ]
    if sum(longest) * LETTER < 260:
        return ["auto"] * len(longest)
    return [
        "auto" if n <= (FIGURES if i in grid.numeric else 14) else f"{_weight(grid, i)}fr"
        for i, n in enumerate(longest)
    ]


def given_widths(grid: Grid, room: float, /) -> list[str]:
    """Return the widths that the author gave, for *room* in points; no column is narrower than its words."""
    share = room / max(sum(grid.given), 1)
    least = [grid.least(i) for i in range(len(grid.given))]
    if sum(least) > room:
        return [f"{width}fr" for width in grid.given]
    return [
        f"{width}fr" if width * share >= need else f"{need:.0f}pt"
        for width, need in zip(grid.given, least, strict=True)
    ]


def specified_widths(grid: Grid, spec: Sequence[Column], room: float, /) -> list[str]:
    """Return the widths that a specification gives, for *room* in points; no column is narrower than its words.

    Lengths that together are wider than the room are taken as shares of it.
    """
    found = []
    fixed = sum(column.width or 0 for column in spec)
    if fixed > room:
        spec = [c._replace(width=None, share=c.width / fixed) if c.width else c for c in spec]
    for index, column in enumerate(spec):
        need = grid.least(index)
        if column.share:
            wide = column.share * room
            found.append(f"{wide:.0f}fr" if wide >= need else f"{need:.0f}pt")
        elif column.share == 0:
            found.append(f"{_weight(grid, index)}fr")
        else:
            found.append("auto" if column.width is None else f"{max(column.width, need):.0f}pt")
    return found


def _weight(grid: Grid, index: int) -> int:
    """Return the share of a column: the square root evens out very long and very short texts."""
    lengths = [len(c.text) for c in grid.column(index)] or [1]
    mean = sum(lengths) / len(lengths)
    return max(round(math.sqrt(math.sqrt(mean * max(lengths))) * 10), 10)
