"""What only a look beside a row can tell: at its quantity and at its source.

What a row says of itself is checked by its record, in `briefing.evidence.observations`.
"""

from __future__ import annotations

import re

from ..errors import BriefingError
from .sources import Source
from .vocabularies import Quantity

#: How a note says that the source was not read in the original.
COPY = re.compile(r"\bcopy\b", re.IGNORECASE)


def unit(given: str, name: str, quantity: Quantity) -> list[BriefingError]:
    """Find a unit that the quantity is not stated in."""
    if given in quantity.units:
        return []
    do = f"It is stated in: {', '.join(quantity.units)}."
    return [BriefingError(f"field 'unit': {name!r} in {given!r}", do=do)]


def date(as_of: str, source: Source) -> list[BriefingError]:
    """Find a statement that is dated after its source, as happens with a date of reading."""
    known = min(len(source.date), len(as_of))
    if as_of[:known] <= source.date[:known]:
        return []
    do = "Give the date of the statement, not of the reading, or correct the date in refs.bib."
    what = f"field 'as_of': {as_of} is after the source, {source.date}"
    return [BriefingError(what, do=do)]


def grade(reliability: str, note: str, source: Source) -> list[BriefingError]:
    """Find a copy that is graded like its original, or that is not called a copy."""
    found: list[BriefingError] = []
    if not (original := source.original_grade):
        return found
    if reliability <= original:
        what = f"field 'reliability': {reliability} for a copy of a source of {original}"
        found.append(BriefingError(what, do="Grade it at least one letter lower."))
    if not COPY.search(note):
        what = "field 'note': the source is a copy"
        found.append(BriefingError(what, do="Say so in the note."))
    return found
