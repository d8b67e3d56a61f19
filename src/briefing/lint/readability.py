"""Reads the text for style: reading time and ease, British spelling.

Run by `tox -e lint` as ``python -m briefing.lint.readability docs``; its libraries are not needed
to build the briefing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyphen

from ..errors import BriefingError
from ..study.load import find_root, read_study
from ..study.study import Prose
from .prose import Passage, passages

#: Least Flesch reading ease: the summary must be plain, annexes may be dense.
LEAST_EASE = 35.0
LEAST_EASE_OF_SUMMARY = 45.0
#: Words a minute of silent reading of English non-fiction, the mean of 190 studies (M. Brysbaert,
#: "How many words do we read per minute?", Journal of Memory and Language 109, 2019, 104047).
READING_SPEED = 238
#: Most minutes for the running prose of chapters; together they make the core.
MOST_MINUTES = 15.0
MOST_MINUTES_OF_SUMMARY = 2.0
#: Fewer words than these say nothing about reading ease.
FEWEST_WORDS = 100
#: Words that are good British English in another sense.
BOTH = {
    "biased",
    "check",
    "curb",
    "draft",
    "license",
    "meter",
    "practice",
    "program",
    "story",
    "tire",
}


@cache
def american() -> dict[str, str]:
    """Return American spellings with their British ones, from the dictionary of codespell."""
    table = files("codespell_lib").joinpath("data/dictionary_en-GB_to_en-US.txt")
    pairs = (line.split("->") for line in table.read_text("utf-8").splitlines() if "->" in line)
    return {us.strip(" ,"): british for british, us in pairs if "," not in us.strip(" ,")}


def reading_ease(found: Iterable[Passage]) -> float:
    """Return the Flesch reading ease of prose; above 60 is plain English, below 30 very hard.

    R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (3), 1948, p. 221.
    """
    prose = (p.words for p in found if p.kind in ("paragraph", "container") and p.words)
    text = " ".join(words if words.endswith((".", ":", "?")) else f"{words}." for words in prose)
    if len(text.split()) < FEWEST_WORDS:
        return 100.0
    words = re.findall(r"\w[\w'’-]*", text)
    sentences = [s for s in re.split(r"[.:?!]+(?:\s|$)", text) if len(s.split()) > 2]
    syllables = sum(len(hyphenation().positions(word)) + 1 for word in words)
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)


@cache
def hyphenation() -> pyphen.Pyphen:
    """Return where English words may be divided, which is nearly where their syllables end."""
    return pyphen.Pyphen(lang="en_US")


def reading_minutes(found: Iterable[Passage]) -> float:
    """Return the minutes that running prose takes to read.

    Tables, captions and citations in brackets are looked at, not read; a printed number counts as
    a word.
    """
    prose = [p for p in found if p.kind in ("paragraph", "container")]
    words = sum(len(re.findall(r"\w[\w'’-]*", p.words)) for p in prose)
    return (words - sum(p.roles.count("cite:p") for p in prose)) / READING_SPEED


def spelling(found: Iterable[Passage]) -> Iterator[BriefingError]:
    """Report American spellings."""
    for passage in found:
        for word in re.findall(r"\b[a-z]+\b", passage.words):
            if word in american() and word not in BOTH:
                yield BriefingError(
                    f"American spelling {word!r}", file=passage.file, line=passage.line,
                    do=f"Write {american()[word]!r}.",
                )  # fmt: skip


def _too_long(minutes: float, most: float, path: Path) -> Iterator[BriefingError]:
    if minutes > most:
        what = f"reading takes {minutes:.1f} minutes, more than {most:.0f}"
        yield BriefingError(what, file=path, do="Shorten the text.")


def check(folder: Path, prose: Prose) -> Iterator[BriefingError]:
    """Yield what is long, hard to read or not British below a folder."""
    core = 0.0
    for path in sorted(folder.rglob("*.md")):
        found = list(passages(path))
        yield from spelling(found)
        minutes = reading_minutes(found)
        core += minutes if path.stem in prose.chapters else 0
        is_summary = path.stem == prose.summary
        most = MOST_MINUTES_OF_SUMMARY if is_summary else MOST_MINUTES
        yield from _too_long(minutes, most, path)
        ease, least = reading_ease(found), LEAST_EASE_OF_SUMMARY if is_summary else LEAST_EASE
        if ease < least:
            what = f"Flesch reading ease {ease:.0f} is below {least:.0f}"
            yield BriefingError(what, file=path, do="Shorten sentences and words.")
    yield from _too_long(core, MOST_MINUTES, folder)


def main() -> int:
    """Print what was found; the exit code is 1 if anything was."""
    folder = Path(sys.argv[1])
    problems = list(check(folder, read_study(find_root(folder)).prose))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
