"""Reads the running text for its grammar: sentences without a verb, and the share of passives.

Run by `tox -e lint` as ``python -m briefing.lint.grammar docs``.
The parts of speech are those of the Hanover Tagger (C. Wartena, "A probabilistic morphology model
for German lemmatization", Proceedings of KONVENS 2019), which ships its models and needs no
network; one tag in thirty or so is wrong, so that shares count and single passives do not.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from HanTa import HanoverTagger

from ..errors import BriefingError
from ..ledger.ledger import Ledger
from .limits import Limits, read_limits
from .readability import chapters, languages, run, sentences_of
from .sentences import Paragraph

_TOKEN = re.compile(r"[\w'’]+(?:[-–.,]\w+)*|[^\w\s]")
#: Fewer words than these are an interjection or a label.
FEWEST_WORDS = 3


Tagged = Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags of a model say about verbs."""

    model: str
    #: Of a verb that can carry a sentence; infinitives stand in instructions.
    verb: re.Pattern[str]
    #: The auxiliary of the passive, by its lemma, and the tag of the participle beside it.
    auxiliary: str
    participle: re.Pattern[str]


#: Tag sets: the British National Corpus for English (C5), STTS for German.
TAGS = {
    "en": Tags("morphmodel_en.pgz", re.compile("V[BDHV][BDIZ]|VM0"), "be", re.compile("VVN")),
    "de": Tags(
        "morphmodel_ger.pgz", re.compile(r"V[AMV]\((FIN|IMP|INF)"), "werden",
        re.compile(r"V[AMV]\(PP"),
    ),
}  # fmt: skip


@cache
def _tagger(model: str) -> HanoverTagger.HanoverTagger:
    return HanoverTagger.HanoverTagger(model)


def tagged(words: str, language: str) -> Tagged:
    """Return the words of a sentence, each with its lemma and its part of speech."""
    found: Tagged = _tagger(TAGS[language].model).tag_sent(_TOKEN.findall(words))
    return found


def has_verb(found: Tagged, language: str) -> bool:
    """Say whether a sentence has a verb, or a participle that may be its past tense."""
    tags = TAGS[language]
    if len(found) < FEWEST_WORDS or any(tags.verb.match(tag) for *_, tag in found):
        return True
    return any(
        before[2].startswith("N") and tags.participle.match(tag) and after[0].isalnum()
        for before, (*_, tag), after in zip(found, found[1:], found[2:], strict=False)
    )


def is_passive(found: Tagged, language: str) -> bool:
    """Say whether a clause has an auxiliary of the passive and a participle."""
    tags = TAGS[language]
    clauses = " ".join(
        "," if tag.startswith(("PU", "$")) else f"{lemma}/{tag}" for _, lemma, tag in found
    ).split(",")
    if language == "en":
        pattern = rf"{tags.auxiliary}/V\S+( \S+/(AV0|XX0|VBN))* \S+/VVN"
        return any(re.search(pattern, clause) for clause in clauses)
    return any(f"{tags.auxiliary}/" in clause and "/VV(PP" in clause for clause in clauses)


def check_page(
    found: Sequence[Paragraph], limits: Limits, language: str
) -> Iterator[BriefingError]:
    """Yield paragraphs in the style of a telegraph, and shares that are too high on a page."""
    verbless = passive = 0
    for paragraph in (p for p in found if p.kind != "label"):
        said = [tagged(sentence.words, language) for sentence in paragraph.sentences]
        lost = sum(not has_verb(sentence, language) for sentence in said)
        verbless += lost
        passive += sum(is_passive(sentence, language) for sentence in said)
        if len(said) > 1 and lost > len(said) / 2:
            what = f"[{language}] {lost} of {len(said)} sentences have no verb"
            yield BriefingError(
                what, file=paragraph.file, line=paragraph.line, do="Write whole sentences."
            )
    count = len(sentences_of(found))
    shares = (("without a verb", verbless, limits.verbless_share, "Write whole sentences."),
              ("in the passive", passive, limits.passive_share, "Say who does it."))  # fmt: skip
    for what, number, most, do in shares:
        if number / count > most:
            said_so = (
                f"[{language}] {number / count:.0%} of sentences are {what}, more than {most:.0%}"
            )
            yield BriefingError(said_so, file=found[0].file, do=do)


def check(root: Path, ledger: Ledger) -> Iterator[BriefingError]:
    """Yield what reads badly in the chapters of a briefing, in every language that can be read."""
    limits = read_limits(root)
    for language in filter(TAGS.__contains__, languages(root)):
        for name, found in chapters(root, ledger, language).items():
            yield from check_page(found, limits.of(name), language)


if __name__ == "__main__":
    sys.exit(run(check))
