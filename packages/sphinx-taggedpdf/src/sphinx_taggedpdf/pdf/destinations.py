"""Links within the document: written by name, and given their place once Typst has laid out the pages.

A link to a label makes Typst look the label up while it lays out, again for every attempt at a page:
three thousand links took two thirds of the time.
So the template writes links to `place:` and a name (links.typ), and the finished file gets the
places instead, with words for those who hear the link: the name of its target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Name, Pdf, String

from ..typst.code import array

#: how far above its target a link leads, in points, so that the line is not cut
_ABOVE = 10.0
_SCHEME = "place:"


class Place(NamedTuple):
    """Where a label came to stand: page from 1, points from the left and from the top."""

    page: int
    x: float
    y: float


def _links(pdf: Pdf) -> Iterator[tuple[pikepdf.Object, str]]:
    """Yield each link by name, and the name."""
    for page in pdf.pages:
        for link in page.obj.get("/Annots", Array()):
            action = link.get("/A")
            uri = str(action.get("/URI", "")) if action is not None else ""
            if uri.startswith(_SCHEME):
                yield link, uri.removeprefix(_SCHEME)


def wanted(pdf: Pdf, /) -> list[str]:
    """Return the names that links in *pdf* lead to."""
    return sorted({name for _, name in _links(pdf)})


def resolve(pdf: Pdf, places: Mapping[str, Place], titles: Mapping[str, str], word: str, /) -> None:
    """Amend *pdf*: each link by name leads to its place, and is called by the title of its target.

    *word* is "page" in the language of the document.
    """
    pages = [page.obj for page in pdf.pages]
    heights = [float(page.mediabox[3]) for page in pdf.pages]
    for link, name in _links(pdf):
        at = places[name]
        top = heights[at.page - 1] - max(at.y - _ABOVE, 0)
        link.Dest = Array([pages[at.page - 1], Name.XYZ, round(at.x, 2), round(top, 2), 0])
        title = " ".join(titles.get(name, "").split())[:120]
        link.Contents = String(f"{title}, {word} {at.page}" if title else f"{word} {at.page}")
        del link["/A"]
    if left := wanted(pdf):
        raise AssertionError(f"links without a place: {', '.join(left)}")


def query(names: Iterable[str], /) -> str:
    """Return Typst code for the places of *names*, each none if nothing has that label."""
    return (
        f"{array(names)}.map(name => query(label(name)).at(0, default: none)).map(found => "
        "if found != none { let at = found.location().position(); "
        "(at.page, at.x.pt(), at.y.pt()) })"
    )
