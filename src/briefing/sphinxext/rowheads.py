"""Tables: the first column names the row, for those who hear it, unless the author says otherwise.

Cells have their place in the text, wherever the table stands.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform

#: The class of a table whose first column does not name its rows.
PLAIN = "no-row-headers"


class HeadRows(SphinxTransform):
    """Makes the first column of every table with a header row a column of row headers."""

    def apply(self, **kwargs: object) -> None:
        """Mark the columns."""
        for table in self.document.findall(nodes.table):
            columns = list(table.findall(nodes.colspec))
            headed = next(table.findall(nodes.thead), None) is not None
            if headed and len(columns) > 1 and PLAIN not in table["classes"]:
                columns[0]["stub"] = 1


class PlaceCells(SphinxTransform):
    """Gives cells of a table with a title the place of the table: without one, none is translated.

    MyST knows the place of a cell only if no directive stands around the table.
    """

    def apply(self, **kwargs: object) -> None:
        """Place every cell that an author wrote."""
        for table in self.document.findall(nodes.table):
            for cell in table.findall(nodes.paragraph):
                if cell.rawsource and not cell.source:
                    cell.source, cell.line = table.source, table.line
