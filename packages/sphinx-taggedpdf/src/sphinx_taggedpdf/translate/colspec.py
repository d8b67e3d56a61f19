r"""What the directive `tabularcolumns` says about the columns of the table below it, in LaTeX's words.

Understood are what Sphinx documents: `l`, `c`, `r`, `p{3cm}`, `\X{1}{3}`, `\Y{0.2}`, and the
columns `L`, `C`, `R`, `J` of tabulary; lines between columns and what LaTeX would put around cells
are passed over.
Pure: knows neither docutils nor Typst.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: points
_UNITS = {
    "pt": 1.0,
    "bp": 1.0,
    "mm": 2.835,
    "cm": 28.35,
    "in": 72.0,
    "em": 10.0,
    "ex": 5.0,
    "pc": 12.0,
}
_SPACE = re.compile(r"\s+|\|")
_AROUND = re.compile(r"[@!><]\{(?:[^{}]|\{[^{}]*\})*\}")
_REPEATED = re.compile(r"\*\{(\d+)\}\{((?:[^{}]|\{[^{}]*\})*)\}")
_COLUMN = re.compile(
    r"(?P<kind>[lcrLCRJ])|\\X\{(?P<part>[\d.]+)\}\{(?P<of>[\d.]+)\}|\\Y\{(?P<share>[\d.]+)\}"
    r"|[pmb]\{\\sphinxcolwidth\{(?P<part2>[\d.]+)\}\{(?P<of2>[\d.]+)\}\}"
    r"|[pmb]\{(?P<line>[\d.]*)\\(?:linewidth|textwidth|columnwidth|hsize)\}"
    r"|[pmb]\{(?P<length>[\d.]+)\s*(?P<unit>[a-z]{2})\}"
)
_ALIGNED = {"l": "left", "c": "center", "r": "right"}


class Column(NamedTuple):
    """How one column is set."""

    #: points; None if the column has a share, or is as wide as its words
    width: float | None = None
    #: of the room
    share: float | None = None
    align: str | None = None


def parse(spec: str, /) -> list[Column]:
    r"""Return the columns of a specification such as ``|l|p{3cm}|\X{1}{2}|``.

    Raise `ValueError` with what cannot be understood.
    """
    return list(_columns(spec))


def _columns(spec: str) -> Iterator[Column]:
    here = 0
    while here < len(spec):
        if passed := _SPACE.match(spec, here) or _AROUND.match(spec, here):
            here = passed.end()
        elif repeated := _REPEATED.match(spec, here):
            yield from list(_columns(repeated[2])) * int(repeated[1])
            here = repeated.end()
        elif found := _COLUMN.match(spec, here):
            yield _column(found)
            here = found.end()
        else:
            raise ValueError(spec[here : here + 20])


def _column(found: re.Match[str]) -> Column:
    named = found.groupdict()
    if kind := named["kind"]:
        return Column(align=_ALIGNED.get(kind.lower()), share=0.0 if kind.isupper() else None)
    if named["length"]:
        if named["unit"] not in _UNITS:
            raise ValueError(found[0])
        return Column(width=float(named["length"]) * _UNITS[named["unit"]])
    if share := named["share"]:
        return Column(share=float(share))
    if part := named["part"] or named["part2"]:
        return Column(share=float(part) / float(named["of"] or named["of2"]))
    return Column(share=float(named["line"] or 1))
