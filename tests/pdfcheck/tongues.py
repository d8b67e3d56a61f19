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
        languages = structure(file, whole)
    document = pypdfium2.PdfDocument(path)
    try:
        for i in range(len(document)):
            for text, language in pieces(document[i], languages[i], whole):
                for signs, codes in FOREIGN:
                    if signs.search(text) and language not in codes:
                        yield f"page {i + 1}: {text[:40]!r} is marked {language!r}"
                        break
    finally:
        document.close()


def structure(file: pikepdf.Pdf, whole: str) -> list[dict[int, str]]:
    """Return the language of each piece of marked content, page by page.

    An element may go on over the page, and the numbers of marks begin anew on each.
    """
    found: list[dict[int, str]] = [{} for _ in file.pages]
    places = {page.obj.objgen: i for i, page in enumerate(file.pages)}
    todo = [(file.Root.StructTreeRoot, whole, -1)]
    while todo:
        element, around, at = todo.pop()
        language = str(element.get("/Lang", around))
        page = places[element.Pg.objgen] if "/Pg" in element else at
        kids: Any = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                found[page][kid] = language
            elif "/MCID" in kid and "/Stm" not in kid:
                found[places[kid.Pg.objgen] if "/Pg" in kid else page][int(kid.MCID)] = language
            elif "/S" in kid:
                todo.append((kid, language, page))
    return found


def pieces(
    page: pypdfium2.PdfPage, languages: dict[int, str], whole: str
) -> Iterator[tuple[str, str]]:
    """Yield each piece of text of a page with the language nearest around it, else of the whole."""
    words = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        if mark >= 0:
            text = _text(thing.raw, words)
            yield text, _own(thing.raw) or languages.get(mark, whole)


def _own(thing: Any) -> str:
    """Return the language that the mark around a piece of text names."""
    for i in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark = pdfium.FPDFPageObj_GetMark(thing, i)
        size, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(32)
        short = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Lang", short, 32, size):
            return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")
    return ""


def _text(thing: Any, words: pypdfium2.PdfTextPage) -> str:
    """Ask PDFium for the text of a piece, which it gives in UTF-16."""
    size = pdfium.FPDFTextObj_GetText(thing, words, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1) * 2)
    short = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(thing, words, short, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").split("\0")[0]
