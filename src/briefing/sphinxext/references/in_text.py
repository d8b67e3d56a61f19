"""How sources are cited in the text: "(Doe 2023a, p. 4)" and "Doe (2023a, p. 4)".

The year is taken from the label of the printed reference, so that a and b of one year are
told apart and text and list cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pybtex.richtext import Text
from sphinxcontrib.bibtex.style.referencing import BracketStyle, GroupReferenceStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.basic_author_year import (
    BasicAuthorYearParentheticalReferenceStyle,
    BasicAuthorYearTextualReferenceStyle,
)
from sphinxcontrib.bibtex.style.referencing.extra_author import ExtraAuthorReferenceStyle
from sphinxcontrib.bibtex.style.template import join, join2, node, post_text, pre_text, reference


@node
def label(children: list[Any], data: dict[str, Any]) -> Text:
    """Return the label of the printed reference: ``Doe 2023a``."""
    return Text(str(data["formatted_entry"].label))


@node
def label_author(children: list[Any], data: dict[str, Any]) -> Text:
    """Return the label without its year: ``Doe``."""
    return Text(str(data["formatted_entry"].label).rpartition(" ")[0])


@node
def label_year(children: list[Any], data: dict[str, Any]) -> Text:
    """Return the year of the label: ``2023a``."""
    return Text(str(data["formatted_entry"].label).rpartition(" ")[2])


class Parenthetical(BasicAuthorYearParentheticalReferenceStyle):
    """``(see Doe 2023a, p. 4)``."""

    def inner(self, role_name: str) -> Any:
        """Return the template of one citation."""
        cited = join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)
        return cited[pre_text, reference[label()], post_text]


class Textual(BasicAuthorYearTextualReferenceStyle):
    """``Doe (2023a, p. 4)``."""

    def inner(self, role_name: str) -> Any:
        """Return the template of one citation."""
        year = join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)
        dated = join[self.bracket.left, year[pre_text, reference[label_year()], post_text],
                     self.bracket.right]  # fmt: skip
        return join(sep=self.text_reference_sep)[label_author(), dated]


def _brackets() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ", sep2="; ", last_sep="; ")


class Author(ExtraAuthorReferenceStyle):
    """``Doe``: the author alone, as the label has it."""

    def inner(self, role_name: str) -> Any:
        """Return the template of one citation."""
        return reference[label_author()]


@dataclass
class BriefingReferences(GroupReferenceStyle):
    """Both forms, and the author alone."""

    bracket: BracketStyle = field(default_factory=_brackets)
    person: PersonStyle = field(default_factory=PersonStyle)

    def __post_init__(self) -> None:
        self.styles.extend([
            Parenthetical(bracket=self.bracket, person=self.person),
            Textual(bracket=self.bracket, person=self.person),
            Author(bracket=self.bracket, person=self.person),
        ])  # fmt: skip
        super().__post_init__()
