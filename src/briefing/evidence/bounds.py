"""The ends of the parameters as evidence/bounds.csv gives them: expressions with a reason.

An end is an expression over numbers of the ledger, or a plain number, which is then ours.
``joint`` is the most that a parameter can be, given others. ``context`` names a number that
bears on the parameter and sets no end, and says why not.
Computing the ends is `briefing.ledger.bounds`'s work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ..errors import BriefingError, EvidenceErrors, did_you_mean
from ..quantities.expression import Expression
from ..quantities.inputs import names
from ..quantities.parser import DateOf, parse
from .cells import Slug
from .observations import Observation
from .tables import read_table


class Row(BaseModel):
    """One row of the table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parameter: Slug
    end: Literal["minimum", "low", "central", "high", "maximum", "joint", "context"]
    expression: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bound:
    """One row, read, and where it stands."""

    parameter: str
    end: str
    expression: Expression
    reason: str
    file: Path
    line: int

    @property
    def name(self) -> str:
        """Its name in the ledger."""
        return f"bound.{self.parameter}.{self.end}"

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Names of the numbers that it uses, each once, without the end that is meant."""
        return tuple(dict.fromkeys(name.partition("@")[0] for name in names(self.expression)))

    def wrong(self, what: str, do: str, field: str = "expression") -> BriefingError:
        """Return an error at this row."""
        return BriefingError(f"field {field!r}: {what}", file=self.file, line=self.line, do=do)


def read_bounds(path: Path, parameters: Collection[str], date_of: DateOf) -> list[Bound]:
    """Read and check the table.

    Raises
    ------
    EvidenceErrors
        With file, line and field: an unknown parameter, an end that is a duplicate, a text that
        is not a valid expression.
    """
    found, errors = [], []
    for line, row in read_table(path, Row):
        try:
            expression = parse(row.expression, date_of)
        except BriefingError as error:
            what = f"field 'expression': {error.what}"
            errors.append(BriefingError(what, file=path, line=line, do=error.do))
            continue
        bound = Bound(row.parameter, row.end, expression, row.reason, path, line)
        if row.parameter not in parameters:
            what = f"unknown parameter {row.parameter!r}{did_you_mean(row.parameter, parameters)}"
            errors.append(bound.wrong(what, "Check the name.", "parameter"))
        found.append(bound)
    counts = Counter(b.name for b in found if b.end != "context")
    errors += [
        b.wrong(f"{b.end!r} of {b.parameter!r} is a duplicate", "Keep one of them.", "end")
        for b in found
        if counts[b.name] > 1
    ]
    if errors:
        raise EvidenceErrors(errors)
    return found


def dates_of(observations: Mapping[str, Observation]) -> DateOf:
    """Return what gives the date for which an observation holds: the end of its period, or its own.

    An unknown name is an error, with the nearest known one.
    """

    def date_of(name: str) -> str:
        if name not in observations:
            hint = did_you_mean(name, observations)
            raise BriefingError(f"{name!r} has no date{hint}", do="Name an observation.")
        row = observations[name]
        return row.period_end or row.as_of

    return date_of
