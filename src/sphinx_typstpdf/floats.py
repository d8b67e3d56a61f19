"""Which figures must move so that no large white gap opens before them.

A figure that does not fit on a page goes to the next one and leaves a gap.  The template reports
where each figure
would have stood and where it stands; those that left a large gap are set as floats at the top of
the next page, and
the text after them fills the gap.  (Typst's own `placement: auto` for all figures would put one
above the heading of
its chapter.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: a gap of this share of the page is too large
LARGE = 0.22
#: one figure: its index, page, height on the page in points
Place = Sequence[float]


def moved(places: Iterable[Place], stands: Iterable[Place], page_height: float, /) -> set[int]:
    """Return the figures that went to another page and left a large gap."""
    where = {int(index): page for index, page, _ in stands}
    limit = page_height * (1 - LARGE - 0.1)
    return {int(i) for i, page, y in places if where.get(int(i), page) != page and y < limit}
