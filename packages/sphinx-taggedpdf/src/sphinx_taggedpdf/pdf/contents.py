"""The contents of the pages, written shorter: a twelfth of the file.

Numbers get five digits; the others are thousandths of a point.
Strings get their bytes as they are, where Typst writes a backslash and three digits for most.
Not for: what is drawn within drawings, whose streams stay as they are.
"""

from __future__ import annotations

import re

from pikepdf import Pdf, Stream

#: a string, which is passed over, or a number with more than three decimals
_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|(?<![\w.])-?\d*\.\d{4,}(?![\w.])", re.DOTALL
)
#: a byte of a string that is written with a backslash
_ESCAPED = re.compile(rb"\\(?:[0-7]{3}|.)", re.DOTALL)
#: those that must be
_MUST = {b"\\": b"\\\\", b"(": b"\\(", b")": b"\\)", b"\r": b"\\r"}
_BYTES = {b"\\%03o" % n: _MUST.get(bytes([n]), bytes([n])) for n in range(256)} | {
    b"\\b": b"\b",
    b"\\t": b"\t",
    b"\\n": b"\n",
    b"\\f": b"\f",
}
#: numbers nearer to zero may be factors of a scale
_LEAST = 0.001
#: five digits of a number beyond this would be less than a hundredth
_LARGE = 1000.0


def shorten(pdf: Pdf, /) -> None:
    """Amend the contents of all pages."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        if isinstance(contents, Stream):
            contents.write(shortened(contents.read_bytes()))


def shortened(content: bytes, /) -> bytes:
    """Return the code of a page with shorter numbers and strings; a backslash stands in strings only."""
    code = _TOKEN.sub(_short, content)
    return _ESCAPED.sub(lambda byte: _BYTES.get(byte[0], byte[0]), code)


def _short(token: re.Match[bytes]) -> bytes:
    said = token[0]
    if said.startswith(b"(") or abs(float(said)) < _LEAST:
        return said
    return (b"%.5g" if abs(float(said)) < _LARGE else b"%.2f") % float(said)
