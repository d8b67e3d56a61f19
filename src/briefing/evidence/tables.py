"""Reads a CSV table into frozen records and says exactly what is wrong with it.

Knows rows, columns and lines; what a column means is said by the record type.
"""

from __future__ import annotations

import csv
import gc
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..characters import hidden
from ..errors import BriefingError, EvidenceErrors
from .textfile import read_text

Record = TypeVar("Record", bound=BaseModel)


def read_table(
    path: Path, record: type[Record], context: object = None
) -> list[tuple[int, Record]]:
    """Return the records of a CSV file, each with the line on which its row ends.

    `context` is what the checks of a record need to know beside its row.

    Raises
    ------
    BriefingError
        If the file cannot be read, a column is missing or unknown.
    EvidenceErrors
        If rows break the rules of the record: all of them, with file, line and field.
    """
    rows = _numbered(path)
    _, columns = next(rows)
    _check_columns(path, columns, list(record.model_fields))
    found, errors = [], []
    with _collector_paused():
        for line, row in rows:
            if len(row) != len(columns):
                what, do = _cells(row, columns), "Check commas and quotes."
                errors.append(BriefingError(what, file=path, line=line, do=do))
                continue
            if not _plain(row) and (wrong := list(_cell_faults(columns, row))):
                errors.extend(BriefingError(e.what, file=path, line=line, do=e.do) for e in wrong)
                continue
            try:
                cells = {key: cell for key, cell in zip(columns, row, strict=True) if cell}
                found.append((line, record.model_validate(cells, context=context)))
            except ValidationError as error:
                errors.extend(_explain(error, path, line))
    if errors:
        raise EvidenceErrors(errors)
    return found


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the search for cycles: records have none, and there may be very many of them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _plain(row: Sequence[str]) -> bool:
    """Tell whether a row passes as a whole, as nearly every one does: quicker than cell by cell."""
    whole = "|".join(("", *row, ""))
    return (
        whole.isprintable() and " |" not in whole and "| " not in whole
        and (whole.isascii() or not hidden(whole))
    )  # fmt: skip


def _cell_faults(columns: Sequence[str], row: Sequence[str]) -> Iterator[BriefingError]:
    """Find what a reader of a cell cannot see."""
    for column, cell in zip(columns, row, strict=True):
        if character := hidden(cell):
            what = f"field {column!r}: a character that nobody sees, {character}"
            yield BriefingError(what, do="Remove it.")
        elif cell != cell.strip():
            what = f"field {column!r}: {cell[:30]!r} begins or ends with a space"
            yield BriefingError(what, do="Remove the space.")


def _cells(row: Sequence[str], columns: Sequence[str]) -> str:
    return f"{len(row)} cells where the header has {len(columns)}"


def _numbered(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Number the rows that hold anything; report broken quoting as bad input."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        for row in reader:
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        what, line = f"broken CSV: {error}", reader.line_num
        raise BriefingError(what, file=path, line=line, do="Check the quotes.") from None


def _check_columns(path: Path, columns: Sequence[str], expected: Sequence[str]) -> None:
    missing = [name for name in expected if name not in columns]
    unknown = [name for name in columns if name not in expected]
    twice = sorted({name for name in columns if columns.count(name) > 1})
    if missing or unknown or twice:
        bad = f"unknown columns {unknown}" if unknown else f"columns that stand twice: {twice}"
        what = f"column {missing[0]!r} is missing" if missing else bad
        raise BriefingError(what, file=path, line=1, do=f"The header is: {','.join(expected)}")


def _explain(error: ValidationError, path: Path, line: int) -> Iterator[BriefingError]:
    """Turn pydantic's findings into ours: the field, what is wrong, what to do."""
    for finding in error.errors(include_url=False):
        cause = finding.get("ctx", {}).get("error")
        field = f"field {finding['loc'][0]!r}: " if finding["loc"] else ""
        what = cause.what if isinstance(cause, BriefingError) else finding["msg"]
        do = cause.do if isinstance(cause, BriefingError) else f"Found {finding['input']!r}."
        if finding["type"] == "missing":
            what, do = "a value is missing", "Fill it in."
        yield BriefingError(f"{field}{what}", file=path, line=line, do=do)
