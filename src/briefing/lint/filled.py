"""The running text as a reader meets it: in one language, numbers printed, citations counted.

Reads the MyST sources with their translations, and the texts of the evidence folder that stand
among them as boxes.
Tables and captions are looked at and not read on; they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from ..evidence.options import first_steps
from ..ledger.ledger import Ledger
from ..words.catalogue import Language, translate
from ..words.messages import read_catalogue
from ..words.plain import ROLE, plain_text
from .prose import parser, passages

#: Classes of containers that stand beside the text: the cover, and links of the web edition.
_APART = {"cover", "no-pdf"}
#: Stand in a text for a figure, for a citation and for a figure below ten.
_FIGURE, _CITATION, _SMALL = "\ue000", "\ue001", "\ue002"
_MARKS = str.maketrans("", "", _FIGURE + _CITATION + _SMALL)
_DIGIT = re.compile(r"\d")
#: One digit alone, which is no share and no million.
_ONE_DIGIT = re.compile(r"\D*\b\d(?!\s?(%|.illi))\D*")
_SENTENCE_END = re.compile(r"(?<=[.?!])[”“\")]*\s+(?=\S)")
#: A point that ends no sentence: behind an ordinal number, an initial or an abbreviation.
_INNER_POINT = re.compile(r"\b(\d{1,2}|[A-Za-z]|St|Nr|Mr|No)\.(?=\s)")
#: Directives that print texts of the evidence folder, with the name of what they print.
_BOX = re.compile(r"^`{3,}\{(judgement|judgements|recommendations|policy-option)\}(.*)$")


#: Lines of an option that are phrases.
_LABELLED = ("who", "legal_base", "cost", "risk", "sign", "lever")
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


def read_chapter(path: Path, ledger: Ledger, language: Language) -> list[Paragraph]:
    """Return the running text of a chapter, in order of the sources, with its boxes."""
    messages = _messages(path, language)
    found = [
        Paragraph(
            path, p.line, sentences(messages.get(p.source, p.source), ledger, language),
            "label" if "key-figure" in p.kind else "running",
        )
        for p in passages(path)
        if p.kind.split()[0] in ("paragraph", "container") and not _APART & {*p.kind.split()}
    ]  # fmt: skip
    return sorted([*found, *_boxes(path, ledger, language)], key=lambda p: p.line)


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


def _messages(path: Path, language: Language) -> Mapping[str, str]:
    """Return the paragraphs of a page in another language."""
    file = path.parent.parent / "locales" / language.code / "LC_MESSAGES" / f"{path.stem}.po"
    if not file.exists():
        return {}
    found = read_catalogue(file, language.code)
    return {str(m.id): str(m.string) for m in found if m.string and not m.fuzzy}


def _boxes(path: Path, ledger: Ledger, language: Language) -> Iterator[Paragraph]:
    for line, row in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if match := _BOX.match(row):
            said, labels = _texts(match[1], match[2].split(), ledger)
            for texts, kind in ((said, "box"), (labels, "label")):
                for text in texts:
                    found = sentences(translate(text, language), ledger, language)
                    yield Paragraph(path, line, found, cast(Kind, kind))


def _texts(directive: str, names: list[str], ledger: Ledger) -> tuple[list[str], list[str]]:
    """Return the texts that a directive prints: sentences, and phrases behind labels."""
    judgements = [ledger.judgements[name] for name in names if "judgement" in directive]
    match directive:
        case "judgement":
            return [text for j in judgements for text in (j.statement, j.reason)], []
        case "judgements":
            return [j.statement for j in judgements], []
        case "recommendations":
            steps = first_steps(ledger.options)
            labels = [text for step in steps for text in (step.who, step.when, step.cost)]
            return [step.first for step in steps], labels
    options = [ledger.options[name] for name in names]
    return (
        [text for option in options for text in (option.what, option.why)],
        [getattr(option, name) for option in options for name in _LABELLED],
    )
