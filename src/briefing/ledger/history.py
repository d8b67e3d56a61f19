"""Editions: the ledger of each, frozen, and what changed between two.

A frozen edition holds what a reader may have quoted: names, values and units of all numbers.
Which edition is current is said in CITATION.cff.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from ..characters import check_words
from ..errors import BriefingError
from ..evidence.cells import Slug, Unit
from ..evidence.dates import exists
from ..evidence.textfile import read_text
from ..quantities.units import Units
from .number import Number

#: What is kept of each number.
_KEPT = ("label", "kind", "unit", "low", "central", "high", "digits")


class _Kept(BaseModel):
    """A number of a frozen edition: finite values of the right type, and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True)

    label: Annotated[str, AfterValidator(check_words)]
    kind: Literal["observed", "assumed", "computed"]
    unit: Unit
    low: FiniteFloat | None
    central: FiniteFloat | None
    high: FiniteFloat | None
    digits: Annotated[int, Field(ge=0, le=15)] | None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        ends = [end for end in (self.low, self.central, self.high) if end is not None]
        if ends != sorted(ends):
            raise ValueError(f"low, central and high are not in order: {ends}")
        return self


_EDITION = TypeAdapter(dict[Slug, _Kept])


@dataclass(frozen=True, slots=True)
class Change:
    """One number that is not what it was."""

    kind: Literal["new", "changed", "gone"]
    name: str
    before: Number | None
    after: Number | None

    @property
    def label(self) -> str:
        """What the number is, in its latest words."""
        number = self.after or self.before
        assert number is not None
        return number.label


def freeze(numbers: Mapping[str, Number]) -> str:
    """Write the numbers of an edition as JSON, one a line, in the order of their names."""
    lines = (
        f'"{name}": {json.dumps({k: getattr(numbers[name], k) for k in _KEPT}, ensure_ascii=False)}'
        for name in sorted(numbers)
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def thaw(path: Path, units: Units) -> dict[str, Number]:
    """Read the numbers of a frozen edition.

    Raises
    ------
    BriefingError
        If the file is missing or is not a frozen edition, or has a unit that is not known.
    """
    try:
        found = _EDITION.validate_json(text := read_text(path), context=units)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what = f"not a frozen edition: {'.'.join(map(str, first['loc'][:2]))}: {first['msg']}"
        raise BriefingError(what, file=path, do="Freeze it again from its tag.") from None
    _check_once(text, path)
    return {name: Number(name=name, **fields.model_dump()) for name, fields in found.items()}


def _check_once(text: str, path: Path) -> None:
    """Refuse a name that stands twice in an object of JSON, of which the last would be taken."""

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            name = next(name for name, _ in pairs if [key for key, _ in pairs].count(name) > 1)
            places = [text.count("\n", 0, at.start()) + 1
                      for at in re.finditer(rf'"{re.escape(name)}"\s*:', text)]  # fmt: skip
            # a number has a line of its own: a field stands twice on one, a number on two
            line = next(
                (second for first, second in pairwise(places) if first == second), places[1]
            )
            what = f"not a frozen edition: {name!r} stands twice"
            raise BriefingError(what, file=path, line=line, do="Freeze it again from its tag.")
        return made

    json.loads(text, object_pairs_hook=once)


def frozen(folder: Path) -> list[Path]:
    """Return the frozen editions, the oldest first; their names are dates.

    Raises
    ------
    BriefingError
        If a file is not named after a day.
    """
    paths = sorted(folder.glob("*.json"))
    for path in paths:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", path.stem) or not exists(*path.stem.split("-")):
            raise BriefingError(
                f"{path.stem!r} is not a valid day", file=path, do="Name it 2024-10-28.json."
            )
    return paths


def compare(before: Mapping[str, Number], after: Mapping[str, Number]) -> Iterator[Change]:
    """Yield what changed, in the order of the later edition, what is gone at the end."""
    for name, number in after.items():
        if name not in before:
            yield Change("new", name, None, number)
        elif _quoted(before[name]) != _quoted(number):
            yield Change("changed", name, before[name], number)
    for name in sorted(before.keys() - after.keys()):
        yield Change("gone", name, before[name], None)


def earlier(
    number: Number, editions: Mapping[str, Mapping[str, Number]]
) -> Iterator[tuple[str, Number]]:
    """Yield day and value of the editions in which a number was not what it became, newest first.

    `editions` maps the day of an edition to its numbers.
    """
    after = number
    for day in sorted(editions, reverse=True):
        before = editions[day].get(number.name, after)
        if _quoted(before) != _quoted(after):
            yield day, before
        after = before


def _quoted(number: Number) -> tuple[object, ...]:
    """Return what a reader may have quoted; a changed label alone is no change."""
    return number.unit, number.low, number.central, number.high
