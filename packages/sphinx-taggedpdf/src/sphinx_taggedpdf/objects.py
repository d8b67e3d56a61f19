"""The objects of a PDF as Typst writes it: plain, numbered, with one classic cross-reference table.

Enough to add what Typst cannot say yet (rowheads.py, xmp.py) without a PDF library, and to write
the file again so that
equal input gives equal bytes.
Not for: PDFs of other origin.
"""

from __future__ import annotations

import re

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")
_HEAD = re.compile(rb"\s*(\d+) 0 obj\s")


class Objects:
    """A PDF, taken apart into its objects."""

    def __init__(self, pdf: bytes) -> None:
        start = int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0])
        self._trailer = pdf[pdf.index(b"trailer", start) : pdf.rindex(b"startxref")]
        offsets = sorted(int(m[1]) for m in _ENTRY.finditer(pdf, start))
        ends = [*offsets[1:], start]
        self._header = pdf[: offsets[0]]
        self._bodies = {self._number(pdf, a): pdf[a:b] for a, b in zip(offsets, ends, strict=True)}

    @staticmethod
    def _number(pdf: bytes, offset: int) -> int:
        match = _HEAD.match(pdf, offset)
        if match is None:
            raise ValueError(f"no PDF object at {offset}")
        return int(match[1])

    def __getitem__(self, number: int) -> bytes:
        return self._bodies[number]

    def __setitem__(self, number: int, body: bytes) -> None:
        self._bodies[number] = body

    def items(self) -> list[tuple[int, bytes]]:
        """Return all objects by number."""
        return list(self._bodies.items())

    def find(self, mark: bytes) -> int:
        """Return the number of the first object that contains *mark*."""
        return next(n for n, body in self._bodies.items() if mark in body)

    def save(self) -> bytes:
        """Return the PDF with its objects as they are now."""
        parts, offsets, here = [self._header], {}, len(self._header)
        for number, body in self._bodies.items():
            offsets[number] = here
            parts.append(body)
            here += len(body)
        size = max(offsets) + 1
        rows = [
            b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n"
            for n in range(size)
        ]
        table = b"xref\n0 %d\n" % size + b"".join(rows)
        return b"".join(parts) + table + self._trailer + b"startxref\n%d\n%%%%EOF" % here
