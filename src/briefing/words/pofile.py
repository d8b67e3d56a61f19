"""The form of a catalogue: lines of gettext, in their order, each message once, in its language.

What babel and gettext pass over in silence is refused here, since its words would be lost.
What the messages say is the business of `messages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from ..errors import BriefingError

#: Line, what is wrong, what to do.
Faults = Iterator[tuple[int, str, str]]
_LINE = re.compile(
    r'(?:#.*|(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?"(?:[^"\\]|\\.)*")?\s*'
)
#: Context and English words, which may go over several lines.
_ENTRY = re.compile(r'^(?:msgctxt (".*")\n)?msgid ((?:".*"\s*)+)$', re.M)
_HEADER = re.compile(r'\A(?:#.*\n|\n)*msgid ""\nmsgstr "(?:.*"\n")*?.*charset=utf-8\\n', re.I)
_LANGUAGE = re.compile(r"^(?:msgstr )?\"Language:\s*(\S*?)\\n", re.M)
#: What may stand after a keyword; a translation ends a message, its forms come in their order.
_NEXT = {"": {"msgctxt", "msgid"}, "msgctxt": {"msgid"}, "msgid": {"msgid_plural", "msgstr"},
         "msgid_plural": {"msgstr[0]"}}  # fmt: skip


def check_form(text: str, path: Path, language: str) -> None:
    """Check a catalogue as a file.

    Raises
    ------
    BriefingError
        If a line is none of gettext, a keyword stands where another is due, the header is missing
        or of another language, or a message comes twice; names the line.
    """
    for line, what, do in chain(_of_lines(text), _of_header(text, language), _of_messages(text)):
        raise BriefingError(what, file=path, line=line, do=do)


def _of_lines(text: str) -> Faults:
    before = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not (found := _LINE.fullmatch(line)):
            what = f"{line[:40]!r} is not a valid line of a catalogue"
            yield number, what, "Check its keyword and quotes."
        elif word := found[1]:
            if word not in _follows(before):
                yield (
                    number,
                    f"{word} after {before or 'nothing'}",
                    "Give each message one of each.",
                )
            before = word


def _of_header(text: str, language: str) -> Faults:
    header = _HEADER.search(text)
    if not header:
        do = 'Begin with msgid "" and a msgstr that says charset=utf-8.'
        yield 1, "the header is missing", do
        return
    said = _LANGUAGE.search(text[: text.find("\nmsgid", header.end())])
    if said and said[1] and not _alike(said[1], language):
        what = f"the header says Language: {said[1]}, the folder {language}"
        yield _line(text, said.start(1)), what, "Check that the file is in its place."


def _of_messages(text: str) -> Faults:
    known: set[tuple[str | None, str]] = set()
    for entry in _ENTRY.finditer(text):
        key = entry[1], "".join(re.findall(r'"(.*)"', entry[2]))
        if key in known:
            what = f"message {key[1][:40]!r} is a duplicate"
            yield _line(text, entry.start()), what, "Remove one of them: its words would be lost."
        known.add(key)


def _follows(word: str) -> set[str]:
    """Return the keywords that may follow one.

    >>> sorted(_follows("msgstr[0]")), sorted(_follows("msgstr"))
    (['msgctxt', 'msgid', 'msgstr[1]'], ['msgctxt', 'msgid'])
    """
    form = re.search(r"\d", word)
    more = {f"msgstr[{int(form[0]) + 1}]"} if form else set()
    return _NEXT.get(word, _NEXT[""] | more)


def _alike(said: str, language: str) -> bool:
    return said.replace("-", "_").lower() == language.replace("-", "_").lower()


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
