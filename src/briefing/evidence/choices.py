"""Choices: what the analyst decided and another author could decide otherwise.

Each choice has options; the first is ours and changes nothing. An option changes parameters by
overrides, separated by semicolons: ``parameter.end = expression``, ``parameter.family = uniform``
(``*`` means all), ``parameter.joint = off``, ``a ~ b = 0.5`` (rank correlation of what is drawn).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ConfigDict

from ..errors import BriefingError, EvidenceErrors, did_you_mean
from ..quantities.expression import Expression
from ..quantities.parser import DateOf, parse
from .cells import Slug
from .parameters import End, Family
from .tables import read_table

#: Stands for all parameters.
ALL = "*"


class Row(BaseModel):
    """One row of the table: one option."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    choice: Slug
    option: Slug
    label: str
    overrides: str = ""
    reason: str


@dataclass(frozen=True)
class Option:
    """One way to decide."""

    choice: str
    name: str
    label: str
    reason: str
    #: Parameter and end to the expression that replaces it.
    ends: Mapping[tuple[str, str], Expression] = field(default_factory=dict)
    #: Parameter (or all) to the family that replaces its own.
    families: Mapping[str, str] = field(default_factory=dict)
    #: Parameters that no longer have to fit.
    free: frozenset[str] = frozenset()
    #: Parameters that are drawn with a rank correlation.
    correlated: tuple[tuple[tuple[str, ...], float], ...] = ()
    #: Where it is written.
    file: Path = Path()
    line: int | None = None


def read_choices(
    path: Path, parameters: Collection[str], date_of: DateOf
) -> dict[str, list[Option]]:
    """Read and check the choices, each with its options, ours first.

    Raises
    ------
    EvidenceErrors
        With file, line and field: no reason, an override that is unknown or cannot be read, a
        first option that changes something, a choice with one option.
    """
    found: dict[str, list[Option]] = {}
    errors: list[BriefingError] = []
    for line, row in read_table(path, Row):
        options = found.setdefault(row.choice, [])
        try:
            option = replace(_Reader(parameters, date_of).read(row), file=path, line=line)
            if not options and row.overrides:
                raise BriefingError("the first option is ours", do="Leave its overrides empty.")
            if any(option.name == other.name for other in options):
                raise BriefingError(f"{row.option!r} is a duplicate", do="Rename one of them.")
            options.append(option)
        except BriefingError as error:
            what = f"field 'overrides': {error.what}"
            errors.append(BriefingError(what, file=path, line=line, do=error.do))
    lonely = [name for name, options in found.items() if len(options) == 1 and not errors]
    errors += [
        BriefingError(f"choice {name!r} has one option", file=path, do="Add another, or drop it.")
        for name in lonely
    ]
    if errors:
        raise EvidenceErrors(errors)
    return found


@dataclass(frozen=True)
class _Reader:
    """Reads the overrides of a row."""

    parameters: Collection[str]
    date_of: DateOf

    def read(self, row: Row) -> Option:
        """Return the option of a row."""
        ends: dict[tuple[str, str], Expression] = {}
        families: dict[str, str] = {}
        free: set[str] = set()
        correlated = []
        for text in filter(None, (part.strip() for part in row.overrides.split(";"))):
            left, equals, right = (part.strip() for part in text.partition("="))
            if not equals or not right:
                raise BriefingError(f"{text!r} sets nothing", do="Write 'what = value'.")
            if "~" in left:
                correlated.append(self.correlation(left, right))
                continue
            name, _, what = left.rpartition(".")
            self.known(name, what)
            if what == "family":
                families[name] = _one_of(right, get_args(Family), "family")
            elif what == "joint":
                _one_of(right, ("off",), "value of joint")
                free.add(name)
            else:
                _one_of(what, get_args(End), "override")
                ends[name, what] = parse(right, self.date_of)
        return Option(
            row.choice, row.option, row.label, row.reason, ends, families,
            frozenset(free), tuple(correlated),
        )  # fmt: skip

    def known(self, name: str, what: str) -> None:
        """Check the name of a parameter."""
        if name not in self.parameters and not (name == ALL and what == "family"):
            hint = did_you_mean(name, self.parameters)
            raise BriefingError(f"unknown parameter {name!r}{hint}", do="Check the name.")

    def correlation(self, left: str, right: str) -> tuple[tuple[str, ...], float]:
        """Return parameters and their correlation."""
        names = tuple(name.strip() for name in left.split("~"))
        for name in names:
            self.known(name, "")
        try:
            value = float(right)
        except ValueError:
            value = 2.0
        least = -1 / (len(names) - 1)
        if not least < value < 1:
            raise BriefingError(
                f"{right!r} is not a valid correlation of {len(names)} inputs",
                do=f"Give a number above {least:g} and below 1.",
            )
        return names, value


def _one_of(word: str, known: Collection[str], noun: str) -> str:
    if word not in known:
        hint = did_you_mean(word, known)
        raise BriefingError(f"unknown {noun} {word!r}{hint}", do=f"One of: {', '.join(known)}.")
    return word
