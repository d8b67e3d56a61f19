"""Tells what the finished file lacks: words of the sources, and lines that run off their page."""

from __future__ import annotations

from collections.abc import Iterable

from .assemble.said import Said
from .pdf import words
from .warnings import Kind, warn

#: so many words, or letters, of what is wrong are shown
_WORDS, _LETTERS = 12, 60


def report(content: bytes, said: Iterable[Said]) -> None:
    """Give a warning for each block of which the PDF has not every word on its pages."""
    found = words.check(content, said)
    for missing in found.lost:
        shown = " ".join(missing.words[:_WORDS])
        more = " …" if len(missing.words) > _WORDS else ""
        warn(Kind.LOST, f"not in the PDF: {shown}{more}", location=missing.place or None)
    for long in found.cut_off:
        shown = long.words[0][:_LETTERS]
        warn(Kind.EDGE, f"runs off the edge of the page: {shown}", location=long.place or None)
