"""The controlled vocabularies of the observations: their topics, quantities and voices.

Data of the briefing, one TOML file each in the folder analysis/; the engine holds no list.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from ..characters import check_words
from ..errors import BriefingError, EvidenceErrors, did_you_mean
from ..quantities.units import Units, read_units
from .cells import Label, check_unit
from .textfile import read_text


class Term(BaseModel):
    """A term that observations may use, with the words for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Annotated[str, AfterValidator(check_words)]


class Quantity(Term):
    """What is counted or measured, and the units that it may be stated in."""

    units: Annotated[tuple[str, ...], Field(min_length=1)]
    #: Whose price it is, for prices: those of different concepts do not mix.
    concept: str = ""

    @field_validator("units")
    @classmethod
    def _known(cls, names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        return tuple(check_unit(name, info) for name in names)


class Voice(Term):
    """Who says so, or whose count a figure goes back to."""

    #: A name for charts and tables, where the label is long.
    short: str = ""
    #: The state that it speaks for, if that takes part in the conflict.
    side: Label | Literal[""] = ""
    #: Voices whose counts it uses, so that agreement with them confirms nothing.
    draws_on: tuple[str, ...] = ()


AnyTerm = TypeVar("AnyTerm", bound=Term)


@dataclass(frozen=True)
class Vocabularies:
    """The terms of each vocabulary by name, in the order of their file, and the units."""

    topics: Mapping[str, Term]
    quantities: Mapping[str, Quantity]
    voices: Mapping[str, Voice]
    units: Units


def read_vocabularies(root: Path) -> Vocabularies:
    """Read units, topics, quantities and voices in the folder analysis/ of a briefing.

    Raises
    ------
    BriefingError
        If a file is missing, empty or not TOML.
    EvidenceErrors
        If terms lack a label or name a unit or voice that does not exist: with file and line.
    """
    folder = root / "analysis"
    units = read_units(root)
    topics = _read(folder / "topics.toml", Term, units)
    quantities = _read(folder / "quantities.toml", Quantity, units)
    voices = _read(folder / "voices.toml", Voice, units)
    _check_origins(folder / "voices.toml", voices)
    return Vocabularies(topics, quantities, voices, units)


def _read(path: Path, record: type[AnyTerm], units: Units) -> Mapping[str, AnyTerm]:
    text = read_text(path)
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of too many digits, brackets too deep
        raise BriefingError(f"invalid TOML: {error}", file=path, do="Correct the line.") from None
    found: dict[str, AnyTerm] = {}
    errors: list[BriefingError] = []
    for name, table in tables.items():
        try:
            found[name] = record.model_validate(table, context=units)
        except ValidationError as error:
            errors.extend(_explain(error, name, path, text))
    if errors:
        raise EvidenceErrors(errors)
    return MappingProxyType(found)


def _explain(error: ValidationError, name: str, path: Path, text: str) -> Iterator[BriefingError]:
    for finding in error.errors(include_url=False):
        field, cause = ".".join(map(str, finding["loc"])), finding.get("ctx", {}).get("error")
        what, do = finding["msg"], "A term is a table with a label."
        if isinstance(cause, BriefingError):
            what, do = cause.what, cause.do
        what = f"term {name!r}, field {field!r}: {what}"
        yield BriefingError(what, file=path, line=_line(name, text), do=do)


def _check_origins(path: Path, voices: Mapping[str, Voice]) -> None:
    text = read_text(path)
    errors = [
        BriefingError(f"term {name!r}, field 'draws_on': {what}", file=path,
                      line=_line(name, text), do="Check the name.")
        for name, voice in voices.items()
        for used in voice.draws_on
        if (what := "it draws on itself" if used == name else _unknown(used, voices))
    ]  # fmt: skip
    if errors:
        raise EvidenceErrors(errors)


def _unknown(name: str, voices: Mapping[str, Voice]) -> str:
    return "" if name in voices else f"unknown voice {name!r}{did_you_mean(name, voices)}"


def _line(name: str, text: str) -> int | None:
    """Return the line on which the table of a term starts."""
    lines = text.splitlines()
    return lines.index(f"[{name}]") + 1 if f"[{name}]" in lines else None
