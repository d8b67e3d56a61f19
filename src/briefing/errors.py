"""The one way in which bad input is reported.

Every failure of this package says where it happened, what is wrong and what to do.
Programming errors are not caught here: they stay exceptions of their own kind.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class BriefingError(Exception):
    """Input that cannot be used: file, line, what is wrong, what to do.

    >>> print(BriefingError("low is above high", file=Path("a.csv"), line=3, do="Swap them."))
    a.csv:3: low is above high. Swap them.
    """

    def __init__(
        self, what: str, *, file: Path | str = "", line: int | None = None, do: str = ""
    ) -> None:
        self.what, self.file, self.line, self.do = what, str(file), line, do
        place = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(f"{place}{what}. {do}".rstrip())


class EvidenceErrors(BriefingError):
    """Everything that is wrong with the evidence, one line each."""

    def __init__(self, errors: Iterable[BriefingError]) -> None:
        self.errors = tuple(errors)
        Exception.__init__(self, "\n".join(map(str, self.errors)))


@contextmanager
def located(file: Path, line: int | None = None) -> Iterator[None]:
    """Give a place to what is wrong with something that does not know where it was written."""
    try:
        yield
    except EvidenceErrors:
        raise
    except BriefingError as error:
        if error.file:
            raise
        raise BriefingError(error.what, file=file, line=line, do=error.do) from None


def caller() -> tuple[Path, int]:
    """Return the file and line where a record is made, as the default of one of its fields."""
    frame = sys._getframe(2)  # behind this function, and the `__init__` of the record
    return Path(frame.f_code.co_filename), frame.f_lineno


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known word, or nothing.

    >>> did_you_mean("total.hgh", ["total.low", "total.high"])
    " (did you mean 'total.high'?)"
    >>> did_you_mean("zebra", ["total.low"])
    ''
    """
    near = difflib.get_close_matches(word, known, n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
