"""Where a line may break in what has no spaces: addresses, paths, digests, names in code.

A break opportunity is a piece of layout (`doc.cut`), never a character of the text: what a reader
copies or searches is what the author wrote.
Not for: words of letters alone, which break at their syllables (the engine hyphenates), and scripts
without spaces, whose own rules the engine knows.
"""

from __future__ import annotations

import re

#: a run without spaces that may be longer than a line is wide
_LONG = re.compile(r"\S{30,}")
#: behind these signs, and within very long runs of letters and digits
_STEP = re.compile(r"(?<=[/?&=._~:,;+@%()\[\]{}|-])(?=[^\s/?&=._~:,;+@%()\[\]{}|-])")
_RUN = re.compile(r"[A-Za-z0-9]{24,}")
_CHUNK = re.compile(r".{1,16}")
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)

#: signs before which no line breaks, even after a space; code may begin with one
CLOSING = tuple(":;,.!?/)]}")


def has_long_run(text: str, /) -> bool:
    """Tell whether *text* has a run that needs break opportunities."""
    return any(_needs(run) for run in _LONG.findall(text))


def _needs(run: str) -> bool:
    return not run.isalpha() and not _SPACELESS.search(run)


def pieces(text: str, /) -> list[str]:
    """Return *text* in pieces between which a line may break; joined they are *text*."""
    found: list[str] = []
    end = 0
    for match in _LONG.finditer(text):
        if _needs(match[0]):
            run = _in_run(match[0])
            found += [text[end : match.start()] + run[0], *run[1:-1]]
            found += run[-1:] if len(run) > 1 else []
            end = match.end()
    return _with_rest(found, text[end:])


def _with_rest(found: list[str], rest: str) -> list[str]:
    if not found:
        return [rest]
    return [*found[:-1], found[-1] + rest]


def _in_run(run: str) -> list[str]:
    return [chunk for piece in _STEP.split(run) for chunk in _chunks(piece)]


def _chunks(piece: str) -> list[str]:
    """Cut a run of letters and digits that has no other place to break."""
    return _CHUNK.findall(piece) if _RUN.search(piece) else [piece]
