"""The border of the catalogues: a translation says what its English message says, and no more.

A message that loses a number, a citation or a placeholder would state something else in its
language; one with a tag of HTML or a hidden character is not a translation.
Messages without a translation are in order: their words stay English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from ..characters import hidden
from ..errors import BriefingError, EvidenceErrors
from ..evidence.textfile import read_text
from .pofile import check_form

#: Roles that stay as they are; `term` names an entry of the translated glossary.
_ROLE = re.compile(r"\{(?!term\})[a-z:]+\}`[^`]*`")
_TERM = re.compile(r"\{term\}`[^`]*`")
#: The words of a link within the briefing, which are translated; its target stays.
_WORDS = re.compile(r"(?<=\{(?:doc|ref)\}`)[^`<]*<([^`>]*)>")
_PLACEHOLDER = re.compile(r"\{\w*\}(?!`)")
#: A tag, a closing tag or a comment; an address in angle brackets is none.
_SCHEME = re.compile(r"[(<]\s*((?:javascript|vbscript|data|file):)", re.IGNORECASE)
_TAG = re.compile(r"<(?!https?:)[A-Za-z/!?][^>]*>?")


def read_catalogue(path: Path, language: str) -> Catalog:
    """Return the messages of a catalogue, each with its line.

    Raises
    ------
    EvidenceErrors
        With file and line of every message that says something else than its English words.
    BriefingError
        If the file is missing, empty, not UTF-8 or no catalogue.
    """
    text = read_text(path)
    check_form(text, path, language)
    found = read_po(StringIO(text), locale=language)
    errors = [
        BriefingError(f"message {english[:40]!r}: {what}", file=path, line=message.lineno,
                      do="Say in the translation what the message says.")
        for message in found
        if message.id and not message.fuzzy
        for english, words in _pairs(message)
        for what in faults(english, words)
    ]  # fmt: skip
    if errors:
        raise EvidenceErrors(errors)
    return found


def _pairs(message: Message) -> list[tuple[str, str]]:
    """Return English words and translation, for each form that a message has."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))] if message.string else []
    return [(str(message.id[-1]), str(form)) for form in message.string or () if form]


def faults(english: str, translation: str) -> Iterator[str]:
    """Yield what a translation has lost or brought in.

    >>> list(faults("{num}`a` of {}", "{num}`b` von <b>{}</b>"))
    ['it has lost {num}`a` and brought in {num}`b`', 'a tag of HTML, <b>', 'a tag of HTML, </b>']
    >>> list(faults("{ref}`the figure <f>`", "{ref}`die Abbildung <f>`"))
    []
    """
    targets = [_WORDS.sub(r"\1", text) for text in (english, translation)]
    for pattern in (_ROLE, _PLACEHOLDER):
        before, after = (Counter(pattern.findall(text)) for text in targets)
        if before != after:
            yield f"it has lost {_named(before - after)} and brought in {_named(after - before)}"
    if len(_TERM.findall(english)) != len(_TERM.findall(translation)):
        yield "it explains another number of terms"
    yield from _markup(english, translation)
    if character := hidden(translation):
        yield f"a character that nobody sees, {character}"
    if translation != translation.strip() and english == english.strip():
        yield "it begins or ends with a space"


def _markup(english: str, translation: str) -> Iterator[str]:
    for tag in _TAG.findall(_TERM.sub("", _ROLE.sub("", translation))):
        if tag not in english:
            yield f"a tag of HTML, {tag}"
    for scheme in _SCHEME.findall(translation):
        if scheme not in english:
            yield f"a link to {scheme!r}"


def _named(found: Counter[str]) -> str:
    return ", ".join(found.elements()) or "nothing"
