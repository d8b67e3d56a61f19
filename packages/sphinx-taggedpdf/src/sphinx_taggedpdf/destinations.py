"""Links within the document: written by name, and given their place once Typst has laid out the pages.

A link to a label makes Typst look the label up while it lays out, again for every attempt at a page:
three thousand links took two thirds of the time.
So the template writes links to `place:` and a name (links.typ), and the finished file gets the
places instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx.locale import _

from .code import Code, array
from .objects import Objects

#: how far above its target a link leads, in points, so that the line is not cut
_ABOVE = 10.0
_LINK = re.compile(
    rb"/A<</Type/Action/S/URI/URI\(place:(?P<name>[^)]*)\)>>(?P<between>[^()]*)/Contents\([^)]*\)"
)
_PAGES = re.compile(rb"/Type/Pages.*?/Kids\[(?P<kids>[^\]]*)\]", re.DOTALL)
_BOX = re.compile(rb"/MediaBox\[\S+ \S+ \S+ (?P<height>[\d.]+)\]")


class Place(NamedTuple):
    """Where a label came to stand: page from 1, points from the left and from the top."""

    page: int
    x: float
    y: float


def wanted(pdf: bytes, /) -> list[str]:
    """Return the names that links in *pdf* lead to."""
    return sorted({match["name"].decode() for match in _LINK.finditer(pdf)})


def query(names: Iterable[str], /) -> Code:
    """Return Typst code for the places of *names*, each none if nothing has that label."""
    return Code(
        f"{array(names)}.map(name => query(label(name)).at(0, default: none)).map(found => "
        "if found != none { let at = found.location().position(); "
        "(at.page, at.x.pt(), at.y.pt()) })"
    )


def resolve(pdf: Objects, places: Mapping[str, Place], /) -> None:
    """Amend *pdf*: each link by name leads to its place."""
    pages = _pages(pdf)

    def lead(match: re.Match[bytes]) -> bytes:
        page, x, y = places[match["name"].decode()]
        number, height = pages[page - 1]
        top = height - max(y - _ABOVE, 0)
        said = f"{_('page')} {page}"
        return b"/Dest[%d 0 R/XYZ %.2f %.2f 0]%s/Contents%s" % (
            number, x, top, match["between"], _text(said),
        )  # fmt: skip

    for number, body in pdf.items():
        if b"/Subtype/Link" in body:
            pdf[number] = _LINK.sub(lead, body, count=1)


def _pages(pdf: Objects) -> list[tuple[int, float]]:
    """Return the object and the height of each page, in order."""
    found = []
    numbers = [pdf.find(b"/Type/Pages")]
    while numbers:
        number = numbers.pop(0)
        body = pdf[number]
        if kids := _PAGES.search(body):
            numbers[:0] = [int(n) for n in re.findall(rb"(\d+) 0 R", kids["kids"])]
        elif box := _BOX.search(body):
            found.append((number, float(box["height"])))
    return found


def _text(words: str) -> bytes:
    """Return *words* as a PDF text string."""
    return b"<%s>" % ("\ufeff" + words).encode("utf-16-be").hex().upper().encode()
