"""What could be done: options for those who decide, and which of them come first.

Data, so that the first page, the chapter and its table cannot name different steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from .cells import Prose
from .keys import Row, read_named

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[Prose, Field(min_length=1)]


class Option(Row):
    """One option; every text may print numbers of the ledger and cite sources by role."""

    id: Key
    title: Text
    #: The step in one sentence, if it is one of those that come first.
    first: Prose = ""
    #: When to take a step that comes first.
    when: str = ""
    what: Text
    why: Text
    who: Text
    legal_base: Text
    cost: Text
    risk: Text
    #: How one would see that it works.
    sign: Text
    #: Which quantity of the briefing it would move.
    lever: Text


def read_options(path: Path) -> dict[str, Option]:
    """Read the options in their order; a briefing without options has no such file.

    Raises
    ------
    BriefingError
        With file, line and field.
    """
    return read_named(path, Option) if path.exists() else {}


def first_steps(options: Mapping[str, Option]) -> list[Option]:
    """Return the options that come first, in their order."""
    return [option for option in options.values() if option.first]
