"""What only a look beside a row can tell: at its quantity and at its source.

What a row says of itself is checked by its record, in `briefing.evidence.observations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import BriefingError
from .sources import Source
from .vocabularies import Quantity

#: How a note says that the source was not read in the original.
COPY = re.compile(r"\bcopy\b", re.IGNORECASE)


def unit(given: str, name: str, quantity: Quantity) -> Iterator[BriefingError]:
    """Find a unit that the quantity is not stated in."""
    if given not in quantity.units:
        yield BriefingError(
            f"field 'unit': {name!r} in {given!r}",
            do=f"It is stated in: {', '.join(quantity.units)}.",
        )


def date(as_of: str, source: Source) -> Iterator[BriefingError]:
    """Find a statement that is dated after its source, as happens with a date of reading."""
    known = min(len(source.date), len(as_of))
    if as_of[:known] > source.date[:known]:
        yield BriefingError(
            f"field 'as_of': {as_of} is after the source, {source.date}",
            do="Give the date of the statement, not of the reading, or correct the date in refs.bib.",
        )


def grade(reliability: str, note: str, source: Source) -> Iterator[BriefingError]:
    """Find a copy that is graded like its original, or that is not called a copy."""
    original = source.original_grade
    if original and reliability <= original:
        yield BriefingError(
            f"field 'reliability': {reliability} for a copy of a source of {original}",
            do="Grade it at least one letter lower.",
        )
    if original and not COPY.search(note):
        yield BriefingError("field 'note': the source is a copy", do="Say so in the note.")
