"""The text of a finished PDF, how far it has been read, and what of it is cut off by the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import pypdfium2

from ..letters import joined, letters

#: a passage of so many letters stands in one place
LONG = 40
#: how many letters ahead a passage may begin: a short one, and a long one
_NEAR, _FAR = 800, 4000
#: how many letters may stand between the words of a passage: feet, heads, notes, line numbers
_BETWEEN = 1200
#: how many pages away a passage may stand
PAGES = 4
#: what PDFium reads for a hyphen at the end of a line
_HYPHEN = re.compile("[\x02\ufffe]")
#: how near to the edge of the page nothing may be printed, in points
_EDGE = 4.0


class Printed:
    """The text of a PDF, page by page."""

    def __init__(self, content: bytes) -> None:
        #: page, from 0, and letters of each line that runs off it
        self.cut_off: list[tuple[int, str]] = []
        #: page by page, the letters before each hyphen at the end of a line
        self._hyphened: list[list[str]] = []
        document = pypdfium2.PdfDocument(content)
        try:
            pages = [self._text(document[number], number) for number in range(len(document))]
        finally:
            document.close()
        self._starts: list[int] = []
        length = 0
        for page in pages:
            self._starts.append(length)
            length += len(page)
        self.text = "".join(pages)
        self.here = 0

    def _text(self, page: pypdfium2.PdfPage, number: int) -> str:
        text = page.get_textpage()
        try:
            self.cut_off += [(number, line) for line in _beyond(text, page.get_width())]
            pieces = _HYPHEN.split(text.get_text_bounded().replace("\u00ad", ""))
            heads = (piece.split() for piece in pieces[:-1])
            self._hyphened.append([letters(words[-1]) for words in heads if words])
            return letters("".join(pieces))
        finally:
            text.close()
            page.close()

    def skip(self, words: list[str]) -> bool:
        """Find a passage where the reading has come to, or soon behind, and go on behind it."""
        joined = "".join(words)
        room = _FAR if len(joined) >= LONG else _NEAR
        found = self.text.find(joined, self.here, self.here + room + len(joined))
        if found >= 0:
            self.here = found + len(joined)
            return True
        return self._skip_words(words, len(joined)) or self._jump(joined)

    def _jump(self, joined: str) -> bool:
        """Find a long passage that stands in one place only: the reading had lost its way."""
        found = self._only(joined)
        self.here = found + len(joined) if found >= 0 else self.here
        return found >= 0

    def seek(self, joined: str) -> None:
        """Go to where the first or the last letters of a passage stand, if that is one place only."""
        starts = filter(lambda at: at >= 0, map(self._only, (joined[:LONG], joined[-LONG:])))
        self.here = next(starts, self.here)

    def _only(self, said: str) -> int:
        """Return where something long stands, or -1 if that is nowhere, or not the only place."""
        found = self.text.find(said) if len(said) >= LONG else -1
        return found if found >= 0 and self.text.find(said, found + 1) < 0 else -1

    def _skip_words(self, words: list[str], length: int) -> bool:
        """Find the words of a passage one by one, with little between them."""
        start = self.text.find(words[0], self.here, self.here + _NEAR + len(words[0]))
        end = start + length + _BETWEEN
        here = start
        for word in words:
            here = self.text.find(word, here, end) if here >= 0 else here
            if here < 0:
                return False
            here += len(word)
        self.here = here
        return True

    def lacking(self, words: list[str]) -> list[str]:
        """Return those *words* that stand nowhere."""
        if "".join(words) in self.text:
            return []
        return [w for w in words if not (w in self.text or self._has_letters(w))]

    def _has_letters(self, word: str) -> bool:
        return joined(word) and all(letter in self.text for letter in word)

    def page(self) -> int:
        """Return the page, from 0, that the reading has come to."""
        return bisect_right(self._starts, self.here) - 1

    def around(self) -> str:
        """Return the text of the pages around where the reading has come to."""
        page = self.page()
        after = page + PAGES + 1
        last = self._starts[after] if after < len(self._starts) else len(self.text)
        return self.text[self._starts[max(page - PAGES, 0)] : last]

    def parted(self, word: str, nearby: str) -> bool:
        """Say whether a hyphen parts a word near here: foot and head stand between at a page's end."""
        page = self.page()
        pages = self._hyphened[max(page - PAGES, 0) : page + PAGES + 1]
        heads = (head for found in pages for head in found if head and word.startswith(head))
        return any(word[len(head) :] in nearby for head in heads)


def _beyond(text: pypdfium2.PdfTextPage, width: float) -> Iterator[str]:
    """Yield the lines of a page that reach over its left or right edge."""
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        if left < _EDGE or right > width - _EDGE:
            yield letters(text.get_text_bounded(left, bottom, right, top))
