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
#: what stays written with a backslash: brackets, the backslash itself, and the end of a line, which readers change
_KEPT = re.compile(rb"\\(?:050|051|134|015|[()\\r])")
#: each with its backslashes doubled
_DOUBLED = {
    rb"\050": rb"\\(", rb"\(": rb"\\(", rb"\051": rb"\\)", rb"\)": rb"\\)",
    rb"\134": rb"\\\\", rb"\\": rb"\\\\", rb"\015": rb"\\r", rb"\r": rb"\\r",
}  # fmt: skip
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
    code = _KEPT.sub(lambda kept: _DOUBLED[kept[0]], _TOKEN.sub(_short, content))
    # Python's escapes of bytes are those of PDF
    return code.decode("unicode_escape").encode("latin-1")


def _short(token: re.Match[bytes]) -> bytes:
    said = token[0]
    if said.startswith(b"(") or abs(number := float(said)) < _LEAST:
        return said
    return (b"%.5g" if abs(number) < _LARGE else b"%.2f") % number
