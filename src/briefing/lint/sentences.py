"""Sentences as a reader meets them: numbers printed, and what each loads on the reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..ledger.ledger import Ledger
from ..words.catalogue import Language
from ..words.plain import ROLE, plain_text
from .passages import parser

#: Stand in a text for a figure, for a citation and for a figure below ten.
_FIGURE, _CITATION, _SMALL = "\ue000", "\ue001", "\ue002"
_MARKS = str.maketrans("", "", _FIGURE + _CITATION + _SMALL)
_DIGIT = re.compile(r"\d")
#: One digit alone, which is no share and no million.
_ONE_DIGIT = re.compile(r"\D*\b\d(?!\s?(%|.illi))\D*")
_SENTENCE_END = re.compile(r"(?<=[.?!])[”“\")]*\s+(?=\S)")
#: A point that ends no sentence: behind an ordinal number, an initial or an abbreviation.
_INNER_POINT = re.compile(r"\b(\d{1,2}|[A-Za-z]|St|Nr|Mr|No)\.(?=\s)")
Kind = Literal["running", "box", "label"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it loads on the reader."""

    words: str
    #: Numbers of the ledger that are printed in digits; a range is one.
    figures: int
    #: Sources that are named in brackets.
    citations: int
    #: Does a source stand in the middle, where the reader has to step over it?
    interrupted: bool
    #: Numbers below ten that are printed in digits.
    small: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is read in one piece, with its place in the sources."""

    file: Path
    line: int
    sentences: tuple[Sentence, ...]
    #: Running text, a box that one may pass over, or a phrase behind a label such as "Cost".
    kind: Kind = "running"

    @property
    def figures(self) -> int:
        """Return how many figures it has."""
        return sum(sentence.figures for sentence in self.sentences)

    @property
    def words(self) -> str:
        """Return its words."""
        return " ".join(sentence.words for sentence in self.sentences)


def sentences(text: str, ledger: Ledger, language: Language) -> tuple[Sentence, ...]:
    """Print the numbers of a text in MyST and cut it into sentences.

    Raises
    ------
    BriefingError
        If a number is unknown or has no such form.
    """
    (token,) = parser().parseInline(text)
    said = "".join(
        f"{{{child.meta['name']}}}`{child.content}`" if child.type == "myst_role"
        else child.content or (" " if "break" in child.type else "")
        for child in token.children or ()
    )  # fmt: skip
    printed = ROLE.sub(lambda match: _marked(match, ledger, language), said)
    whole = _INNER_POINT.sub(r"\1", " ".join(printed.split()))
    return tuple(map(_sentence, filter(None, _SENTENCE_END.split(whole))))


def _marked(match: re.Match[str], ledger: Ledger, language: Language) -> str:
    """Print a role, with a mark for what loads the sentence."""
    if match["role"] == "cite:p":
        return _CITATION * len(match["text"].split(","))
    words = plain_text(match[0], ledger, language)
    if match["role"] != "num" or not _DIGIT.search(words):
        return words
    return words + _FIGURE + _SMALL * bool(_ONE_DIGIT.fullmatch(words))


def _sentence(marked: str) -> Sentence:
    figures, citations, small = map(marked.count, (_FIGURE, _CITATION, _SMALL))
    inside = re.search(rf"{_CITATION}(?=\s*\w)", marked) is not None
    return Sentence(marked.translate(_MARKS), figures, citations, inside, small)
