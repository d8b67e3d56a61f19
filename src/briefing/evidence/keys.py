"""Tables whose rows have names: each name once, and every name of another table known there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from ..errors import BriefingError, EvidenceErrors, did_you_mean
from .tables import read_table


class Row(BaseModel):
    """A record with a name of its own; frozen, and with no columns but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str


Named = TypeVar("Named", bound=Row)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field whose names must be known: sources of an observation, evidence of a claim."""

    field: str
    noun: str
    known: Collection[str]
    do: str = "Check the name."

    def __call__(self, row: Row, /) -> list[BriefingError]:
        """Return what is wrong with a row; an empty field names nothing."""
        names = getattr(row, self.field)
        if isinstance(names, str):
            return [] if not names or names in self.known else [self._unknown(names)]
        return [self._unknown(name) for name in names if name and name not in self.known]

    def _unknown(self, name: str) -> BriefingError:
        what = f"field {self.field!r}: unknown {self.noun} {name!r}"
        return BriefingError(what + did_you_mean(name, self.known), do=self.do)


#: Says what is wrong with a row that only what stands outside the row can tell.
Check = Callable[[Named], Iterable[BriefingError]]


def read_named(
    path: Path, record: type[Named], *checks: Check[Named], context: object = None
) -> dict[str, Named]:
    """Return the records of a CSV file by id; ids are unique and every check is passed.

    Raises
    ------
    BriefingError
        As `read_table`, and for every id that is a duplicate and all that the checks find.
    """
    found: dict[str, Named] = {}
    errors: list[BriefingError] = []
    for line, row in read_table(path, record, context):
        wrong = [problem for check in checks for problem in check(row)]
        if row.id in found:
            what, do = f"field 'id': {row.id!r} is a duplicate", "Rename one of them."
            wrong.insert(0, BriefingError(what, do=do))
        errors.extend(BriefingError(e.what, file=path, line=line, do=e.do) for e in wrong)
        found[row.id] = row
    if errors:
        raise EvidenceErrors(errors)
    return found
