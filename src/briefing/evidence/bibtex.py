r"""The border of refs.bib: which types, fields and forms of value an entry may have.

What can be read without doubt is brought into one form: a biblatex ``date`` becomes year, month
and day, ``mar`` becomes 3, an address loses the escapes of LaTeX, a DOI its resolver.
All else is refused with file, line, entry, field and remedy: a field that is not printed, a date
in words or a command of LaTeX would otherwise be lost or reach the reader as it stands.
How a reference is printed is the style's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pybtex.bibtex.utils import scan_bibtex_string, split_name_list
from pybtex.database import Entry, Person
from pybtex.database.input.bibtex import LowLevelParser, SkipEntry
from pybtex.exceptions import PybtexError

from ..errors import BriefingError, EvidenceErrors, did_you_mean
from .dates import MONTHS, exists
from .fields import FIELDS
from .forms import Refused, words
from .textfile import read_text

#: Types of entries; the type "in" something has a booktitle, an article a journal.
TYPES = (
    "article", "book", "collection", "dataset", "inbook", "incollection", "inproceedings", "manual",
    "mastersthesis", "misc", "online", "phdthesis", "proceedings", "report", "techreport",
    "thesis", "unpublished",
)  # fmt: skip
#: Other names of fields and types, as biblatex and exporters have them.
SAME = {"journaltitle": "journal", "school": "institution", "conference": "inproceedings"}
PERSONS = ("author", "editor")
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9:_-]*")


class _Reader(LowLevelParser):  # type: ignore[misc]  # pybtex has no types
    """Notes the lines of entries and fields, and what stands outside all entries."""

    def __init__(self, text: str) -> None:
        super().__init__(text, macros=dict(MONTHS))
        self.lines: dict[str, int] = {}

    def parse_value(self) -> None:
        self.lines[str(self.current_field_name).lower()] = self.lineno
        super().parse_value()

    def commands(self) -> Iterator[tuple[int, str, Any]]:
        """Yield line, command and content; raise `PybtexError` for what is no BibTeX."""
        while True:
            self.lines = {}
            before, line = self.pos, self.lineno
            more = self.skip_to([self.AT])
            _only_remarks(self.text[before : self.pos - 1 if more else None], line)
            if not more:
                return
            self.command_start, line = self.pos - 1, self.lineno
            try:
                yield (line, *self.parse_command())
            except SkipEntry:  # @comment{…}, of which pybtex has read the first brace
                list(self.parse_string(self.RBRACE))


def _only_remarks(between: str, first: int) -> None:
    """Refuse what BibTeX would pass over in silence, such as an entry without its @."""
    for line, text in enumerate(between.split("\n"), first):
        if text.strip() and not text.lstrip().startswith("%"):
            raise BriefingError("text outside an entry", line=line,
                                do="Begin an entry with @, a remark with %.")  # fmt: skip


def read_entries(path: Path) -> Mapping[str, Entry]:
    """Read and check a BibTeX file; every value has one form afterwards.

    Raises
    ------
    EvidenceErrors
        With file, line, entry, field and remedy, for everything that is refused.
    """
    return _checked(read_text(path), path)


@cache
def _checked(text: str, path: Path) -> Mapping[str, Entry]:
    entries: dict[str, Entry] = {}
    errors: list[BriefingError] = []
    reader = _Reader(text)
    try:
        for line, command, content in reader.commands():
            if command.lower() == "string":
                continue
            found = list(_problems(entries, line, command.lower(), content, reader.lines))
            errors += (BriefingError(e.what, file=path, line=e.line, do=e.do) for e in found)
    except PybtexError as error:
        at = getattr(error, "lineno", None)
        raise BriefingError(str(error), file=path, line=at, do="Correct the entry.") from None
    except BriefingError as error:
        raise BriefingError(error.what, file=path, line=error.line, do=error.do) from None
    if errors:
        raise EvidenceErrors(errors)
    return entries


def _problems(
    entries: dict[str, Entry], line: int, kind: str, content: Any, lines: Mapping[str, int]
) -> Iterator[BriefingError]:
    """Take over one entry; yield what is wrong with it."""
    if kind not in TYPES and kind not in SAME:
        yield BriefingError(f"unknown type @{kind}{did_you_mean(kind, TYPES)}", line=line,
                            do=f"Use one of {', '.join(TYPES)}.")  # fmt: skip
        return
    key, raw = content
    entry = Entry(SAME.get(kind, kind))
    entry.key = key
    if not _KEY.fullmatch(key) or key.lower() in map(str.lower, entries):
        what = "is a duplicate" if _KEY.fullmatch(key) else "is not a valid key"
        yield BriefingError(f"source {key!r} {what}", line=line,
                            do="Name each entry by letters, digits, - and _, once.")  # fmt: skip
    entries[key] = entry
    for field, parts in raw:
        try:
            _take(entry, field.lower(), " ".join("".join(parts).split()))
        except Refused as error:
            yield BriefingError(f"source {key!r}, field {field!r}: {error.what}",
                                line=lines.get(field.lower(), line), do=error.do)  # fmt: skip
    yield from _missing(entry, {field.lower() for field, _ in raw}, line)


def _take(entry: Entry, given: str, value: str) -> None:
    """Put one field into an entry, in its one form."""
    field = SAME.get(given, given)
    if field in entry.fields or field in entry.persons:
        raise Refused("is a duplicate", "Keep one of them.")
    if field in PERSONS:
        entry.persons[field] = _persons(value)
    elif field not in FIELDS:
        raise Refused(f"unknown field{did_you_mean(field, FIELDS)}",
                      f"Nothing would print it. Use {', '.join(FIELDS)}, or remove it.")  # fmt: skip
    else:
        for name, found in FIELDS[field](field, value).items():
            if name in entry.fields:
                raise Refused(f"{name} is a duplicate", "Give 'date', or year, month and day.")
            entry.fields[name] = found


#: What stands between names, or after them, where BibTeX wants "and": all would be one name.
_LISTED = re.compile(r"[;&]|\bet al\b|^and\b|\band$|\band and\b", re.IGNORECASE)


def _persons(value: str) -> list[Person]:
    names = split_name_list(value) or [""]
    # braces hold the name of an institution together, whatever stands in it
    if found := _LISTED.search(
        "".join(word for word, depth in scan_bibtex_string(value) if depth < 1)
    ):
        raise Refused(f"{found[0]!r} is no part of a name",
                      "Write 'and' between names, 'and others' after them, and an institution in "
                      "braces.")  # fmt: skip
    if "others" in names[:-1] or names == ["others"]:
        raise Refused("'others' stands before a name", "Write 'and others' after the names.")
    return [_person(name) for name in names]


def _person(name: str) -> Person:
    words("name", name)
    try:
        return Person(name)
    except PybtexError:
        raise Refused(f"{name!r} is not a valid name", "Write Family, Given; put {{…}} round an "
                      "institution and 'and' between names.") from None  # fmt: skip


#: What an entry needs, and the fields of which one gives it.
_NEEDS = {
    "author": ("author", "editor"),
    "title": ("title",),
    "url": ("url", "doi"),
    "year or urldate": ("year", "date", "urldate"),
}


def _missing(entry: Entry, given: set[str], line: int) -> Iterator[BriefingError]:
    """Yield what an entry lacks; what is there and has been refused is not named twice."""
    fields = entry.fields
    for name, which in _NEEDS.items():
        if not given & set(which):
            yield BriefingError(f"source {entry.key!r} has no {name}", line=line,
                                do="Add it, or use another source.")  # fmt: skip
    for finer, coarser in (("month", "year"), ("day", "month")):
        if finer in given and coarser not in given:
            yield BriefingError(f"source {entry.key!r} has {finer} but no {coarser}", line=line,
                                do="Add it, or write date = {2024-10-28}.")  # fmt: skip
    parts = [fields[name] for name in ("year", "month", "day") if name in fields]
    if len(parts) == 3 and not exists(*parts):
        yield BriefingError(f"source {entry.key!r}: there is no {'-'.join(parts)}", line=line,
                            do="Check year, month and day.")  # fmt: skip
    if fields.get("urldate") and fields.get("urldate", "") < "-".join(p.zfill(2) for p in parts):
        yield BriefingError(f"source {entry.key!r} was read before it was published", line=line,
                            do="Check the date and urldate.")  # fmt: skip
    if "doi" in fields:
        fields.setdefault("url", f"https://doi.org/{fields['doi']}")
