"""Who wrote a work, as citations, catalogues and search engines have to know it."""

from __future__ import annotations

from dataclasses import dataclass

from ..words.catalogue import Language, translate
from .cff import Author


@dataclass(frozen=True, slots=True)
class Creator:
    """Who wrote a work: a person, or an organisation, which has no given name.

    >>> Creator("Doe", "Jane").listed, Creator("Institute for Rain, Wind and Snow").listed
    ('Doe, Jane', 'Institute for Rain, Wind and Snow')
    """

    name: str
    given: str = ""

    @property
    def listed(self) -> str:
        """The name as a list of references has it: family name first."""
        return f"{self.name}, {self.given}" if self.given else self.name


def creator(author: Author, language: Language) -> Creator:
    """Return an author of CITATION.cff; the name of an organisation may have a translation."""
    if author.name:
        return Creator(translate(author.name, language))
    return Creator(author.family_names or "", author.given_names or "")
