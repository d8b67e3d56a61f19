"""The border of CITATION.cff: what every citation, cover and page of the briefing repeats.

Only the fields that we use are checked; the schema of the Citation File Format has more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from ..characters import hidden
from ..errors import BriefingError, EvidenceErrors
from ..evidence.forms import Refused
from ..evidence.textfile import read_text
from ..evidence.web import address


def _one_line(text: str) -> str:
    """Return a text on one line, in which everything can be seen."""
    if character := hidden(text):
        raise ValueError(f"a character that nobody sees, {character}")
    return " ".join(text.split())


def _as_day(value: Any) -> Any:
    """Take the day that YAML has read, without a time."""
    return value.isoformat() if type(value) is dt.date else value


def _day(text: str) -> str:
    if dt.date.fromisoformat(text).isoformat() != text:
        raise ValueError("not a day")
    return text


def _address(text: str) -> str:
    """Return an address to which ``/issues`` can be added, or nothing."""
    try:
        given = text and address("repository-code", text)["repository-code"]
    except Refused as error:
        raise ValueError(f"{error}. {error.do}") from None
    if given.endswith("/") or given.startswith("http:"):
        raise ValueError("an address begins with https:// and has no slash at its end")
    return given


Words = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
Day = Annotated[str, BeforeValidator(_as_day), AfterValidator(_day)]


class Author(BaseModel):
    """A person, or an organisation that has a name alone."""

    model_config = ConfigDict(strict=True)

    name: Words | None = None
    family_names: Words | None = Field(None, alias="family-names")
    given_names: Words | None = Field(None, alias="given-names")

    @model_validator(mode="after")
    def _named(self) -> Author:
        if bool(self.name) == bool(self.family_names):
            raise ValueError("an author has a name, or family-names and given-names")
        return self


class Citation(BaseModel):
    """What citations need of CITATION.cff."""

    model_config = ConfigDict(strict=True)

    title: Words
    #: A quoted text: without quotes, YAML reads 2026.10 as the number 2026.1.
    version: Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]*$")]
    date_released: Day = Field(alias="date-released")
    authors: Annotated[list[Author], Field(min_length=1)]
    abstract: Words
    keywords: list[Words] = []
    #: Where the sources are kept and faults reported; may be missing.
    repository: Annotated[str, Field(alias="repository-code"), AfterValidator(_address)] = ""


class _Once(yaml.SafeLoader):
    """Refuses a key that stands twice in a mapping, of which YAML would take the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        known: set[str] = set()
        for key, _ in node.value:
            if str(key.value) in known:
                what = f"field {key.value!r} stands twice"
                raise yaml.MarkedYAMLError(problem=what, problem_mark=key.start_mark)
            known.add(str(key.value))
        return super().construct_mapping(node, deep)


def read_cff(path: Path) -> Citation:
    """Read and check a citation file.

    Raises
    ------
    BriefingError
        If the file is missing, empty or not YAML.
    EvidenceErrors
        With line and field, for everything that citations cannot use.
    """
    text = read_text(path)
    try:
        data = yaml.load(text, _Once)
    except RecursionError:
        raise BriefingError("invalid YAML: brackets in brackets without end", file=path,
                            do="Close the brackets.") from None  # fmt: skip
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BriefingError(f"invalid YAML: {getattr(error, 'problem', error)}", file=path,
                            line=mark.line + 1 if mark else None, do="Correct the line.") from None  # fmt: skip
    if not isinstance(data, dict):
        raise BriefingError("no mapping of fields to values", file=path, line=1,
                            do="Write it as in https://citation-file-format.github.io.")  # fmt: skip
    try:
        return Citation.model_validate(data)
    except ValidationError as error:
        raise EvidenceErrors(_explained(error, text, path)) from None


def _explained(error: ValidationError, text: str, path: Path) -> Iterator[BriefingError]:
    for finding in error.errors(include_url=False):
        field = str(finding["loc"][0])
        lines = (i for i, line in enumerate(text.splitlines(), 1) if line.startswith(f"{field}:"))
        what = "is missing" if finding["type"] == "missing" else f"{finding['msg']}"
        do = 'Fill it in; a version is quoted ("2026.11"), a day is 2026-11-24.'
        yield BriefingError(f"field {field!r}: {what}", file=path, line=next(lines, None), do=do)
