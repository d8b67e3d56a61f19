"""Reads a file of text, or says exactly what is wrong with it as a file."""

from __future__ import annotations

from pathlib import Path

from ..characters import garbled
from ..errors import BriefingError


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises
    ------
    BriefingError
        If the file is missing, empty, cannot be opened or lies outside its folder, if its text
        is not UTF-8, was once read in another encoding or has lines that end as on old Macs;
        names the line of the first bad byte.
    """
    raw = _bytes_of(path)
    if not raw.strip():
        raise BriefingError("the file is empty", file=path, do="Restore its content.")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        bad = raw[error.start : error.start + 1].hex()
        raise BriefingError(
            f"byte 0x{bad} is not UTF-8", file=path, line=line, do="Save the file as UTF-8."
        ) from None
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        do = "Save the file with line ends of Unix or Windows."
        raise BriefingError("a line ends in CR alone", file=path, line=line, do=do)
    if letters := garbled(text):
        line = text[: text.index(letters)].count("\n") + 1
        what = f"{letters!r} is text that was saved as UTF-8 and read in another encoding"
        raise BriefingError(what, file=path, line=line, do="Write the letters that were meant.")
    return text


def _bytes_of(path: Path) -> bytes:
    """Return the content of a file; a link may not lead out of its folder, or a copy lacks it."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise BriefingError("the file is missing", file=path, do="Restore it.") from None
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise BriefingError(what, file=path, do="Put a readable file there.") from None
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        what = "a link to a file outside the folder"
        raise BriefingError(what, file=path, do="Put the file itself there.")
    return raw
