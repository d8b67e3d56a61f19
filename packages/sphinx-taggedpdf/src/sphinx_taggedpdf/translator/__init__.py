"""The translator: one mix-in for each family of nodes, put together here."""

from __future__ import annotations

from .design import Design
from .formulas import Formulas
from .links import Links
from .listings import Listings
from .lists import Lists
from .notes import Notes
from .signatures import Signatures
from .structure import Structure
from .tables import Tables
from .text import Text

__all__ = ["TypstTranslator"]


class TypstTranslator(
    Text, Structure, Lists, Links, Notes, Tables, Design, Listings, Formulas, Signatures
):
    """Writes a doctree as Typst code."""
