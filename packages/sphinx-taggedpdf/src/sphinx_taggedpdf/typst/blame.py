"""Which block of a document Typst refuses, when it does not say so itself.

Some of its errors have no place ("maximum grouping depth exceeded", "internal error"); then blocks
are left out, half by half, until one is left that is refused alone.
Not for: errors that name a line of the code; positions.py knows where that came from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .positions import MARK

#: start and end of the code of a block, behind the comment that names its source
Span = tuple[int, int]
_OPENING, _CLOSING = "([{", ")]}"


def find(code: str, refuses: Callable[[str], bool], /) -> tuple[str, int] | None:
    """Return file and line of the innermost block of *code* that is refused by itself.

    *refuses* tells whether Typst refuses a piece of code as it does the whole.
    """
    place, inside = None, (0, len(code))
    while blocks := _blocks(code, inside):
        only = _refused(code, blocks, refuses)
        if only is None:
            break
        inside = only
        mark = list(MARK.finditer(code, 0, only[0]))[-1]
        place = (mark["file"], int(mark["line"]))
    return place


def _refused(code: str, blocks: Sequence[Span], refuses: Callable[[str], bool]) -> Span | None:
    if refuses(_with(code, blocks, [])):
        return None  # the fault is around them
    left = blocks
    while len(left) > 1:
        half = left[: len(left) // 2]
        left = half if refuses(_with(code, blocks, half)) else left[len(half) :]
    return left[0] if refuses(_with(code, blocks, left)) else None


def _with(code: str, blocks: Sequence[Span], kept: Sequence[Span]) -> str:
    """Return *code* with those of its *blocks* that are *kept*."""
    pieces, end = [], 0
    for block in blocks:
        if block not in kept:
            pieces += [code[end : block[0]], "[]"]
            end = block[1]
    return "".join([*pieces, code[end:]])


def _blocks(code: str, inside: Span) -> list[Span]:
    """Return the outermost blocks within a span that have a comment of their own."""
    found: list[Span] = []
    for mark in MARK.finditer(code, *inside):
        if not found or mark.start() >= found[-1][1]:
            found.append((mark.end(), _end(code, mark.end())))
    return found


def _end(code: str, at: int) -> int:
    """Return where the expression ends that begins at *at*."""
    depth = 0
    while at < len(code):
        sign = code[at]
        if sign in '"$':
            at = _closed(code, at)
        elif sign in _OPENING:
            depth += 1
        elif depth == 0 and (sign in _CLOSING or sign in "\n;,"):
            return at
        elif sign in _CLOSING:
            depth -= 1
        at += 1
    return at


def _closed(code: str, at: int) -> int:
    """Return where a string or a formula closes that opens at *at*."""
    sign, at = code[at], at + 1
    while at < len(code) and code[at] != sign:
        at += 2 if code[at] == "\\" else 1
    return at
