"""Measures the load of the running text, in every language: figures, citations, ease, minutes.

Run by `tox -e lint` as ``python -m briefing.lint.readability docs``, which also finds American
spellings; with ``--show`` it prints the measures of every chapter.
Its libraries are not needed to build the briefing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyphen

from ..errors import BriefingError
from ..ledger.assemble import read_ledger
from ..ledger.ledger import Ledger
from ..study.load import find_root
from ..words.catalogue import LOCALES, read_language
from .filled import read_chapter
from .limits import Limits, read_limits
from .passages import passages
from .sentences import Paragraph, Sentence
from .spelling import spelling

#: Flesch's formula for English (R. Flesch, "A new readability yardstick", Journal of Applied
#: Psychology 32 (3), 1948, p. 221), and T. Amstad's for German (Wie verständlich sind unsere
#: Zeitungen?, Zürich 1978): a constant, less a part for words a sentence and syllables a word.
EASE = {"en": (206.835, 1.015, 84.6), "de": (180.0, 1.0, 58.5)}
#: Dictionaries of hyphenation, which divide words nearly where their syllables end.
SYLLABLES = {"en": "en_US", "de": "de_DE"}
_WORD = re.compile(r"[^\W\d][\w'’-]*")


def languages(root: Path) -> list[str]:
    """Return the languages of a briefing that have a formula of reading ease, English first."""
    return ["en", *sorted(p.name for p in (root / LOCALES).glob("*") if p.name in EASE)]


def sentences_of(found: Iterable[Paragraph]) -> list[Sentence]:
    """Return the sentences of paragraphs; phrases behind labels are none."""
    return [s for p in found if p.kind != "label" for s in p.sentences]


def minutes(found: Iterable[Paragraph], words_a_minute: float) -> float:
    """Return the minutes to read paragraphs; each word of a figure and each citation counts."""
    said = [sentence for paragraph in found for sentence in paragraph.sentences]
    return sum(len(s.words.split()) + s.citations for s in said) / words_a_minute


def reading_ease(said: Sequence[Sentence], language: str) -> float:
    """Return the reading ease of prose; above 60 is plain, below 30 very hard."""
    constant, a_word, a_syllable = EASE[language]
    words = [word for sentence in said for word in _WORD.findall(sentence.words)]
    syllables = sum(len(_hyphenation(language).positions(word)) + 1 for word in words)
    return constant - a_word * len(words) / len(said) - a_syllable * syllables / len(words)


@cache
def _hyphenation(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=SYLLABLES[language])


@dataclass(frozen=True, slots=True)
class Load:
    """What a page asks of its reader."""

    sentences: int
    #: A sentence, on average.
    figures: float
    citations: float
    minutes: float
    ease: float


def load(found: Sequence[Paragraph], language: str, words_a_minute: float) -> Load:
    """Measure a page that has sentences."""
    said = sentences_of(found)
    return Load(
        len(said),
        sum(s.figures for s in said) / len(said),
        sum(s.citations for s in said) / len(said),
        minutes(found, words_a_minute),
        reading_ease(said, language),
    )


def check_page(
    found: Sequence[Paragraph], limits: Limits, language: str, words_a_minute: float
) -> Iterator[BriefingError]:
    """Yield what is too heavy on a page that has sentences."""
    of = load(found, language, words_a_minute)
    over = (
        (of.figures, limits.figures_a_sentence, "figures a sentence", "Put figures into a table."),
        (of.citations, limits.citations_a_sentence, "citations a sentence", "Cite once."),
        (of.minutes, limits.minutes, "minutes to read", "Shorten the text."),
    )
    for value, most, what, do in over:
        if value > most:
            said = f"[{language}] {value:.2g} {what}, more than {most:g}"
            yield BriefingError(said, file=found[0].file, do=do)
    if of.ease < limits.ease[language]:
        said = f"[{language}] reading ease {of.ease:.0f} is below {limits.ease[language]:g}"
        yield BriefingError(said, file=found[0].file, do="Shorten sentences and words.")
    for paragraph in found:
        yield from check_paragraph(paragraph, limits, language)


def check_paragraph(paragraph: Paragraph, limits: Limits, language: str) -> Iterator[BriefingError]:
    """Yield a paragraph or sentence with too many figures, or one that a citation interrupts."""

    def fault(what: str, do: str) -> BriefingError:
        return BriefingError(
            f"[{language}] {what}", file=paragraph.file, line=paragraph.line, do=do
        )

    if paragraph.figures > limits.most_figures_in_a_paragraph:
        yield fault(f"{paragraph.figures} figures in a paragraph", "Put them into a table.")
    for said in paragraph.sentences:
        start = f"{said.words[:40]!r} …"
        if said.figures > limits.most_figures_in_a_sentence:
            yield fault(
                f"{said.figures} figures in a sentence: {start}", "Say the one that counts."
            )
        if said.small:
            yield fault(f"a number below ten in digits: {start}", "Add '|words' to its {num}.")
        if said.interrupted:
            yield fault(f"a citation inside a sentence: {start}", "Cite at its end.")


def chapters(root: Path, ledger: Ledger, language: str) -> dict[str, list[Paragraph]]:
    """Return the running text of every chapter that has any, by name."""
    spoken, docs = read_language(root, language), root / "docs"
    read = {n: read_chapter(docs / f"{n}.md", ledger, spoken) for n in ledger.study.prose.chapters}
    return {name: found for name, found in read.items() if sentences_of(found)}


def check(root: Path, ledger: Ledger) -> Iterator[BriefingError]:
    """Yield what is too heavy or not British in the chapters of a briefing."""
    docs, limits = root / "docs", read_limits(root)
    for path in sorted(docs.rglob("*.md")):
        yield from spelling(passages(path))
    for language in languages(root):
        core = 0.0
        for name, found in chapters(root, ledger, language).items():
            core += minutes([p for p in found if p.kind == "running"], limits.words_a_minute)
            yield from check_page(found, limits.of(name), language, limits.words_a_minute)
        if core > limits.core_minutes:
            what = f"[{language}] the chapters take {core:.1f} minutes, more than {limits.core_minutes:g}"
            yield BriefingError(what, file=docs, do="Shorten the text.")


def show(root: Path, ledger: Ledger) -> Iterator[BriefingError]:
    """Print the load of every chapter, a line each; nothing is wrong with that."""
    speed = read_limits(root).words_a_minute
    print(f"{'':16}{'sentences':>10}{'figures':>9}{'citations':>11}{'minutes':>9}{'ease':>6}")
    for language in languages(root):
        for name, found in chapters(root, ledger, language).items():
            of = load(found, language, speed)
            print(
                f"{language} {name:13}{of.sentences:10}{of.figures:9.2f}{of.citations:11.2f}"
                f"{of.minutes:9.1f}{of.ease:6.0f}"
            )
    yield from ()


def run(check: Callable[[Path, Ledger], Iterable[BriefingError]]) -> int:
    """Print what a check finds in the briefing that is named; the exit code is 1 if anything is."""
    root = find_root(Path(sys.argv[1]))
    problems = list(check(root, read_ledger(root)))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(run(show if "--show" in sys.argv else check))
