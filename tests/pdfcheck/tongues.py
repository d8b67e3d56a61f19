"""Which language a PDF says its words are in: of each piece of text that its structure holds.

Not for: pictures, which have an alternative text.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

#: What is written in these letters, or between these signs, is in one of these languages.
FOREIGN = (
    (re.compile(r"[\uac00-\ud7a3]"), ("ko",)),
    (re.compile(r"[\u3040-\u30ff]"), ("ja",)),
    (re.compile(r"[\u4e00-\u9fff]"), ("ko", "ja", "zh")),
    (re.compile(r"[\u0400-\u04ff]"), ("ru", "uk")),
    (re.compile(r"„"), ("de",)),
)


def unmarked(path: Path) -> Iterator[str]:
    """Find words in another language than the structure says."""
    with pikepdf.open(path) as file:
        whole = str(file.Root.get("/Lang", ""))
    document = pypdfium2.PdfDocument(path)
    try:
        for i in range(len(document)):
            for text, language in pieces(document[i], whole):
                for signs, codes in FOREIGN:
                    if signs.search(text) and language not in codes:
                        yield f"page {i + 1}: {text[:40]!r} is marked {language!r}"
                        break
    finally:
        document.close()


def pieces(page: pypdfium2.PdfPage, whole: str) -> Iterator[tuple[str, str]]:
    """Yield each piece of text of a page with the language nearest around it, else of the whole."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    languages: dict[int, str] = {}
    for i in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        _note(pdfium.FPDF_StructTree_GetChildAtIndex(tree, i), whole, languages)
    words = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        if mark >= 0:
            text = _string(pdfium.FPDFTextObj_GetText, thing.raw, words)
            yield text, _own(thing.raw) or languages.get(mark, whole)
    pdfium.FPDF_StructTree_Close(tree)


def _note(element: Any, around: str, languages: dict[int, str]) -> None:
    """Note the language of all marked content below an element."""
    if not element:
        return
    own = _string(pdfium.FPDF_StructElement_GetLang, element) or around
    for i in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)):
        mark = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, i)
        if mark >= 0:
            languages[mark] = own
    for i in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, i)
        if mark >= 0:
            languages[mark] = own
        _note(pdfium.FPDF_StructElement_GetChildAtIndex(element, i), own, languages)


def _own(thing: Any) -> str:
    """Return the language that the mark around a piece of text names."""
    for i in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark = pdfium.FPDFPageObj_GetMark(thing, i)
        size, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(32)
        short = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", short, 32, size):
            return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")
    return ""


def _string(ask: Any, thing: Any, *more: Any) -> str:
    """Ask PDFium for a text, which it gives in UTF-16."""
    size = ask(thing, *more, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1) * 2)
    ask(
        thing, *more, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if more else buffer, size
    )
    return buffer.raw[:size].decode("utf-16-le", "replace").split("\0")[0]
