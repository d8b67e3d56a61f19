"""Where a line may break in what has no spaces: addresses, paths, digests, names in code.

A break opportunity is a piece of layout (`doc.cut`), never a character of the text: what a reader
copies or searches is what the author wrote.
Not for: words, which break at their syllables (the engine hyphenates) unless they are longer than
any word, such as a sequence of DNA; and scripts without spaces, whose own rules the engine knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: a run without spaces that may be longer than a line is wide, and one in a row of runs
_LONG, ANY = re.compile(r"\S{30,}"), re.compile(r"\S{2,}")
#: behind signs, but before brackets that open
_STEP = re.compile(
    r"(?<=[/\\?&=._~:,;+@%)\]}|>*#-])(?=[^\s/\\?&=._~:,;+@%)\]}|>*#-])|(?<=\w)(?=[(\[{<])"
)
#: what makes a run an address, a path, code or the like, no words
_TECHNICAL = re.compile(r"[/\\=_@&%#{}<>*+|\d]|::|\w[.:]\w|\(\)")
#: what has no other place to break is cut in pieces of this length; words only if they are none
_CHUNK, _NO_WORD = 16, 90
#: so many letters of code fit into any column of a table
NARROW = 12
_WORD = re.compile(r"[^\W\d_]+")
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)

#: what `doc.long` looks for, and how often it may find it
_PLACES, _MANY = re.compile(r"[^\w\s]+|\w{12}"), 250
#: signs before which no line breaks, even after a space; code may begin with one
CLOSING = tuple(":;,.!?/)]}")


def has_long_run(text: str, length: int = 30, /) -> bool:
    """Tell whether code, in which nothing is hyphenated, has a run that needs break opportunities."""
    return any(len(run) >= length and not _SPACELESS.search(run) for run in text.split())


def is_dense(text: str, /) -> bool:
    """Tell whether a line has so many places to break that Typst cannot find them by itself.

    Its show rules end in "maximum grouping depth exceeded" at 512 of them in a line or a paragraph.
    """
    return any(places(line) > _MANY for line in text.splitlines())


def are_dense(texts: Iterable[str], /) -> bool:
    """Tell whether pieces of code in one paragraph have too many places together."""
    return sum(map(places, texts)) > _MANY


def places(text: str, /) -> int:
    """Return in how many places `doc.long` would break a line."""
    return len(_PLACES.findall(text))


def has_long_word(text: str, /) -> bool:
    """Tell whether *text* has a word that fits into no narrow column unless it is hyphenated."""
    return any(not _TECHNICAL.search(run) for run in _LONG.findall(text))


def pieces(text: str, pattern: re.Pattern[str] = _LONG, /) -> list[str]:
    """Return *text* in pieces between which a line may break; joined they are *text*."""
    found = [""]
    end = 0
    for match in pattern.finditer(text):
        first, *rest = _in_run(match[0])
        found[-1] += text[end : match.start()] + first
        found += rest
        end = match.end()
    found[-1] += text[end:]
    return found


def _in_run(run: str) -> list[str]:
    if _SPACELESS.search(run):
        return [run]
    words = not _TECHNICAL.search(run)
    return [chunk for piece in _STEP.split(run) for chunk in _chunks(piece, words=words)]


def _chunks(piece: str, *, words: bool) -> list[str]:
    """Cut a piece that has no other place to break."""
    longest = max((len(word) for word in _WORD.findall(piece)), default=0)
    whole = longest <= _NO_WORD if words and longest else len(piece) < _CHUNK * 1.5
    step = len(piece) if whole else _CHUNK
    return [piece[start : start + step] for start in range(0, len(piece), step)]
