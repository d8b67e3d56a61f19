"""Which figures must move so that no large white gap opens before them.

A figure that does not fit on a page goes to the next one and leaves a gap.
The template marks where each figure would have stood and where it stands; those that left a large
gap are set as floats at the top of the next page, and the text after them fills the gap.
(Typst's own `placement: auto` for all figures would put one above the heading of its chapter.)
"""

from __future__ import annotations

from collections.abc import Iterable

#: a gap of this share of the page is too large
LARGE = 0.1
#: Typst code for the places of all figures
PLACES = (
    "query(<figure-%s>).map(mark => { let at = mark.location().position(); "
    "(mark.value, at.page, at.y.pt()) })"
)
#: Typst code for the places of the openings of chapters
OPENINGS = (
    "query(heading.where(level: 1)).map(it => { let at = it.location().position(); "
    '("", at.page, at.y.pt()) })'
)
#: one figure: its name (chapter:number), page, height on the page in points
Place = tuple[str, int, float]


def moved(places: Iterable[Place], stands: Iterable[Place], page_height: float, /) -> list[str]:
    """Return the figures that went to another page and left a large gap, in order."""
    where = {name: page for name, page, _ in stands}
    limit = page_height * (1 - LARGE - 0.1)
    return [
        name
        for name, page, y in places
        if (where.get(name, page) != page and y < limit) or where.get(name, page) > page + 1
    ]


def overtaken(stands: Iterable[Place], /) -> list[str]:
    """Return the figures that one behind them in their chapter stands before, in order."""
    seen = sorted(stands, key=lambda place: _order(place[0]))
    return [
        name
        for nth, (name, *where) in enumerate(seen)
        for other, *there in seen[nth + 1 :]
        if _order(other)[0] == _order(name)[0] and there < where
    ]


def before_its_chapter(
    openings: Iterable[Place], places: Iterable[Place], stands: Iterable[Place], /
) -> list[str]:
    """Return the figures that moved to above the opening of their chapter, on the same page."""
    where, opened = {name: at for name, *at in stands}, [at for _, *at in openings]
    return [
        name
        for name, *at in places
        if where.get(name, at) < max((one for one in opened if one <= at), default=[0])
    ]


def _order(name: str) -> tuple[str, int]:
    chapter, _, number = name.rpartition(":")
    return chapter, int(number)


def first_of_each_chapter(names: Iterable[str], /) -> set[str]:
    """Return the first of *names* in each chapter.

    A figure that moves also moves those behind it, so these are judged anew; but chapters begin on new pages and do not
    touch each other.
    """
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.rpartition(":")[0], name)
    return set(first.values())
