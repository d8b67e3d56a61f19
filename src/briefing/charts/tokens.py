"""Reads design/tokens.toml: colours, type and measures of a briefing.

What is made from them stands elsewhere: charts in `briefing.charts.theme`, style sheets in
`briefing.publishing.palette`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..errors import BriefingError
from ..evidence.vocabularies import Voice

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
#: A colour on light paper and on dark.
Pair = tuple[Colour, Colour]
FILE = Path("design", "tokens.toml")
#: Colours that every drawing and card needs; charts name others.
_NEEDED = {"ink", "grey", "muted", "grid", "paper", "navy"}
#: Series of numbers that we compute, and of voices that no series lists.
OURS, OTHERS = "ours", "institute"


class Series(BaseModel):
    """How all that is said by one kind of voice is drawn."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    colour: Pair
    marker: str
    #: Lengths of dashes and gaps of its lines; none for a full line.
    dashes: tuple[float, ...] = ()
    voices: tuple[str, ...] = ()
    #: The state whose voices belong here unless a series lists them.
    side: str = ""


class Tokens(BaseModel):
    """Colours, series, type and measures."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    colour: Mapping[str, Pair]
    series: Mapping[str, Series]
    type: Mapping[str, float]
    measure: Mapping[str, float]
    apart: Mapping[str, float]

    @field_validator("colour")
    @classmethod
    def _complete(cls, colour: Mapping[str, Pair]) -> Mapping[str, Pair]:
        if lost := sorted(_NEEDED - colour.keys()):
            raise ValueError(f"{', '.join(lost)} missing")
        return colour

    def of(self, theme: Theme) -> dict[str, str]:
        """Return the colours of a theme by name."""
        return {name: pair[THEMES.index(theme)] for name, pair in self.colour.items()}

    def groups(self, voices: Mapping[str, Voice]) -> dict[str, str]:
        """Return the series of every voice: the one that lists it, else that of its side."""
        sides = {series.side: name for name, series in self.series.items() if series.side}
        listed = {voice: name for name, series in self.series.items() for voice in series.voices}
        return {name: listed.get(name) or sides.get(v.side, OTHERS) for name, v in voices.items()}


def read_tokens(root: Path) -> Tokens:
    """Return the tokens of a briefing.

    Raises
    ------
    BriefingError
        If the file is missing or holds something else: file, field, what is wrong.
    """
    path = root / FILE
    try:
        return Tokens.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        do = "Copy design/ from the briefing that you start from."
        raise BriefingError("the file does not exist", file=path, do=do) from None
    except tomllib.TOMLDecodeError as error:
        raise BriefingError(f"not valid TOML: {error}", file=path) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BriefingError(f"field {where!r}: {first['msg']}", file=path) from error
