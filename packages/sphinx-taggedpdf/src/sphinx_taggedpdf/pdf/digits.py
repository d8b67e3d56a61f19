"""Numbers of the pages with five digits: the others are thousandths of a point, and a twentieth of the file.

Not for: what is drawn within drawings, whose streams stay as they are.
"""

from __future__ import annotations

import re

from pikepdf import Pdf, Stream

#: a string, which is passed over, or a number with more than three decimals
_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|(?<![\w.])-?\d*\.\d{4,}(?![\w.])", re.DOTALL
)
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
    """Return the code of a page with shorter numbers."""
    return _TOKEN.sub(_short, content)


def _short(token: re.Match[bytes]) -> bytes:
    said = token[0]
    if said.startswith(b"(") or abs(float(said)) < _LEAST:
        return said
    return (b"%.5g" if abs(float(said)) < _LARGE else b"%.2f") % float(said)
