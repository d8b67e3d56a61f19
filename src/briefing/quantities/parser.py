"""Reads an expression as an author writes it in a table of evidence.

``containers.us.2024-09-04@low-as-point × 0.9``: names of numbers (``@`` takes one end), plain
numbers, ``+ - × ÷`` (or ``* /``) and brackets; a minus between two names stands between spaces,
because names hold hyphens. ``between(a, b, 2024-10-28)`` is the straight line from a to b, each
at its own date, taken at a third date.
What a name means is not known here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ..errors import BriefingError
from .expression import Constant, Expression, Name

#: Gives the date of a number by name: 2024-10-28, 2024-10 or 2024.
DateOf = Callable[[str], str]

_TOKEN = re.compile(
    r"\s*(?P<date>\d{4}-\d\d-\d\d)(?![\w.-])"
    r"|\s*(?P<number>\d+(?:\.\d+)?(?:e\d+)?)(?![\w.-])"
    r"|\s*(?P<name>[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*(?:@[a-z-]+)?)"
    r"|\s*(?P<sign>[-+*/×÷−(),])"
)
_SIGNS = {"×": "*", "÷": "/", "−": "-"}


def parse(text: str, date_of: DateOf | None = None) -> Expression:
    """Read an expression.

    >>> from briefing.quantities.evaluation import evaluate
    >>> evaluate(parse("(a-1@low + 2) × 3"), {"a-1@low": 4})
    18.0
    >>> dates = {"a": "2024-01-01", "b": "2024-01-11"}
    >>> evaluate(parse("between(a, b, 2024-01-06)", dates.__getitem__), {"a": 10, "b": 20})
    15.0

    Raises
    ------
    BriefingError
        If the text is not an expression: what was expected, and where.
    """
    reader = _Reader(text, date_of)
    found = reader.sum()
    if reader.kind:
        raise reader.error("the end")
    return found


def middle_of(date: str) -> dt.date:
    """Return the day that a date stands for; a month or a year stands for its middle.

    >>> middle_of("2025-01").isoformat(), middle_of("2025").isoformat()
    ('2025-01-15', '2025-07-01')
    """
    return dt.date.fromisoformat(date + {4: "-07-01", 7: "-15"}.get(len(date), ""))


@dataclass
class _Reader:
    """Reads left to right, one token ahead (recursive descent)."""

    text: str
    date_of: DateOf | None
    at: int = 0
    kind: str = field(default="", init=False)
    token: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.step()

    def step(self) -> str:
        """Return the token at hand and go to the next."""
        here = self.token
        rest = self.text[self.at :]
        match = _TOKEN.match(rest)
        if rest.strip() and not match:
            self.kind, self.token = "?", rest.strip()
            raise self.error("a name, a number or a sign")
        self.kind = match.lastgroup or "" if match else ""
        self.token = match[self.kind] if match else ""
        self.token = _SIGNS.get(self.token, self.token)
        self.at += match.end() if match else 0
        return here

    def error(self, expected: str) -> BriefingError:
        """Say what stands where something else was expected."""
        found = repr(self.token) if self.kind else "the end"
        return BriefingError(
            f"{self.text!r} is not a valid expression: {found} where {expected} was expected",
            do="Write names, numbers, + - × ÷ and brackets; spaces around a minus.",
        )

    def sum(self) -> Expression:
        """Read terms joined by plus and minus."""
        found = self.product()
        while self.token in ("+", "-"):
            found = found + self.product() if self.step() == "+" else found - self.product()
        return found

    def product(self) -> Expression:
        """Read factors joined by times and divided by."""
        found = self.factor()
        while self.token in ("*", "/"):
            found = found * self.factor() if self.step() == "*" else found / self.factor()
        return found

    def factor(self) -> Expression:
        """Read a name, a number, a bracket or an interpolation."""
        if self.kind == "number":
            return Constant(float(self.step()))
        if self.kind == "name":
            name = self.step()
            return self.between() if name == "between" and self.token == "(" else Name(name)
        self.expect("(", "a name, a number or a bracket")
        found = self.sum()
        self.expect(")", "a closing bracket")
        return found

    def expect(self, token: str, words: str) -> None:
        """Go past a token that must stand here."""
        if self.token != token:
            raise self.error(words)
        self.step()

    def between(self) -> Expression:
        """Read ``(a, b, date)`` and return the straight line from a to b at the date."""
        self.expect("(", "a bracket")
        first = self.dated()
        self.expect(",", "a comma")
        last = self.dated()
        self.expect(",", "a comma")
        if self.kind != "date":
            raise self.error("a date")
        day = dt.date.fromisoformat(self.step())
        self.expect(")", "a closing bracket")
        (start, from_name), (end, to_name) = first, last
        if start == end:
            raise BriefingError(
                f"{from_name.name!r} and {to_name.name!r} have the same date",
                do="Interpolate between two dates.",
            )
        return from_name + (to_name - from_name) * ((day - start) / (end - start))

    def dated(self) -> tuple[dt.date, Name]:
        """Read a name and return it with its date."""
        if self.kind != "name" or self.date_of is None:
            raise self.error("the name of a dated number")
        name = self.step()
        return middle_of(self.date_of(name.partition("@")[0])), Name(name)
