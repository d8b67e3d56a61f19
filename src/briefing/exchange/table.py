"""One table of the data package, as CSV and as an entry of the descriptor.

Which tables there are is in `briefing.exchange.tables`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Field = tuple[str, str, str]
#: How a cell begins that spreadsheets take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is called, what its columns mean, what it holds."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    rows: Sequence[Mapping[str, Any]]

    @property
    def path(self) -> str:
        """Name of the file in the data package."""
        return f"{self.name}.csv"

    def csv(self) -> str:
        """Return the table as CSV."""
        text = io.StringIO()
        columns = [name for name, _, _ in self.fields]
        writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: _cell(v) for k, v in row.items()} for row in self.rows)
        return text.getvalue()

    def resource(self, say: Callable[[str], str] = str) -> dict[str, Any]:
        """Return the table's entry in the descriptor, its words as `say` has them."""
        fields = [{"name": n, "type": t, "description": say(d)} for n, t, d in self.fields]
        return {
            "name": self.name, "path": self.path, "type": "table", "title": say(self.title),
            "description": say(self.description), "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "schema": {"fields": fields},
        }  # fmt: skip


def _cell(value: Any) -> Any:
    """Write one cell; a text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> _cell(-5.0), _cell("=1+1"), _cell(("a", "b"))
    ('-5', "'=1+1", 'a b')
    """
    if isinstance(value, float):
        return f"{value:.15g}"
    text = " ".join(value) if isinstance(value, tuple) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text
