"""How the list of references is printed: author and year, titles as typed, dates in words.

A small pybtex style, because the built-in ones lower-case titles, crash on ``@report`` and
say "visited on 2025-11-02".
How a reference is cited in the text is `citing`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pybtex.plugin
from babel.lists import format_list
from pybtex.database import Entry, Person
from pybtex.richtext import HRef, String, Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting import BaseStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle

from ...evidence.forms import language_codes
from ...evidence.labels import in_list, letters, others, who
from ...evidence.latex import plain
from ...evidence.sources import published
from ...words.catalogue import Language, known, translate
from ...words.numbers import date_in_words

NAME = "briefing"
#: Words that name a type of source, where it has one.
TYPES = {
    "thesis": "Thesis",
    "mastersthesis": "Master’s thesis",
    "phdthesis": "Doctoral thesis",
}
#: What is more than a name in the words for a place: how the work was read there.
REMARK = re.compile(
    r"\b(?:abstract|[Bb]log|carrying|copy|coverage|edition|interview|manual|on|preview|printed|quot(?:es|ing)|read"
    r"|reflecting|release|report|republishing|service|[Tt]ext|via)\b|, (?:at|featured in|in) "
)
#: The longest address in print: a line of its column.
LONGEST = 58


def said(words: str, language: Language, *gaps: str) -> str:
    """Say words in a language, with what belongs in their gaps."""
    return translate(words, language).format(*gaps)


class Order(BaseSortingStyle):  # type: ignore[misc]  # pybtex has no types
    """The order of the printed labels."""

    def sorting_key(self, entry: Entry) -> Any:
        """Return the key by which an entry is listed."""
        return in_list(entry)


class Labels(BaseLabelStyle):  # type: ignore[misc]
    """Author and year, with a letter where an author has two works in a year."""

    def format_labels(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Yield a label for each entry, in the order of the list."""
        stems = [f"{who(e)} {e.fields.get('year', said('n.d.', e.language))}" for e in entries]
        yield from map("".join, zip(stems, letters(stems), strict=True))


class Style(BaseStyle):  # type: ignore[misc]
    """One form for every type of source: who, what, where, when, address."""

    default_label_style = NAME
    default_sorting_style = NAME

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> FormattedEntry:
        """Return the reference, each part a sentence."""
        parts = (Text(_names(entry)), _title(entry), Text(_where(entry)), _address(entry))
        return FormattedEntry(entry.key, Text(" ").join(part for part in parts if str(part)), label)


def people(persons: Iterable[Person], language: Language) -> str:
    """Write names with the connectives of a language."""
    listed = list(persons)
    names = [plain(_name(person)) for person in listed if not others(person)]
    if len(names) < len(listed):
        return f"{', '.join(names)} et al."
    return format_list(names, locale=language.spoken)


def _name(person: Person) -> str:
    first = [*person.first_names, *person.middle_names]
    names = [*first, *person.prelast_names, *person.last_names]
    return ", ".join([" ".join(names), *person.lineage_names])


def _sentence(text: str) -> str:
    return f"{text}{_stop(text)}"


def _stop(text: str) -> str:
    """Return the full stop that a text lacks."""
    return "" if not text or text.endswith((".", "?", "!")) else "."


def _names(entry: Entry) -> str:
    """Return the names, if they tell more than the label that stands before them."""
    persons = entry.persons.get("author") or entry.persons["editor"]
    names = people(persons, entry.language)
    if "author" not in entry.persons:
        names = said("edited by {}", entry.language, names)
    return "" if names == who(entry) else _sentence(names)


def _title(entry: Entry) -> Text:
    """Return the title as typed, with its translation for readers of another language."""
    title = plain(entry.fields["title"])
    code = language_codes().get(entry.fields.get("langid", ""))
    if "titleaddon" not in entry.fields or code == entry.language.spoken:
        return Text(Tag("em", title), _stop(title))
    added = plain(entry.fields["titleaddon"])
    meaning = added.removeprefix("English: ")
    language = entry.language
    if known(meaning, language) and not language.english:
        return Text(Tag("em", title), f" [{translate(meaning, language)}].")
    if meaning != added:
        added = said("English: {}", language, meaning)
    return Text(Tag("em", title), f" [{added}].")


def _where(entry: Entry) -> str:
    """Return all that one needs to find the work: where it appeared, and when."""
    fields = {name: plain(value) for name, value in entry.fields.items()}
    parts = [said(TYPES.get(entry.type, ""), entry.language)]
    if "journal" in fields:
        issue = f"({fields['number']})" if "number" in fields else ""
        parts.append(f"{fields['journal']} {fields.get('volume', '')}{issue}".strip())
    else:
        parts += [_within(entry, fields), *_outlets(entry, fields), fields.get("volume", "")]
        parts.append(fields.get("number", ""))
    if "edition" in fields:
        parts.append(said("edition {}", entry.language, fields["edition"]))
    parts += [fields.get("pages", ""), _date(published(entry), entry.language)]
    return _sentence(", ".join(part for part in parts if part))


def _within(entry: Entry, fields: dict[str, str]) -> str:
    """Return the book that a chapter stands in."""
    if "booktitle" not in fields:
        return ""
    language = entry.language
    editors = entry.persons.get("editor", ()) if "author" in entry.persons else ()
    edited = f", {said('edited by {}', language, people(editors, language))}" if editors else ""
    return said("In: {}", language, f"{fields['booktitle']}{edited}")


def _outlets(entry: Entry, fields: dict[str, str]) -> list[str]:
    """Return who published it, unless that only repeats the author."""
    known = (fields.get(place) for place in ("howpublished", "institution", "publisher"))
    names = people(entry.persons.get("author", ()), entry.language)
    places = [place for place in known if place and place not in (who(entry), names)]
    return [said(p, entry.language) if REMARK.search(p) else p for p in places]


def _date(day: str, language: Language) -> str:
    return date_in_words(day, language) if day else ""


def _address(entry: Entry) -> Text:
    url = entry.fields["url"]
    if "doi" in entry.fields:
        url = f"https://doi.org/{entry.fields['doi']}"
    if entry.printed:  # the web says when it was read
        return Text(HRef(url, String(_short(url))), ".")
    day = _date(entry.fields.get("urldate", ""), entry.language)
    when = f" ({said('accessed {}', entry.language, day)})" if day else ""
    return Text(HRef(url, String(url)), when, ".")


def _short(url: str) -> str:
    """Return what print shows of an address: a long one is its site, to which the link adds the rest.

    >>> _short("https://www.freiheit.org/new-ties"), _short(f"https://example.org/{'a' * 60}")
    ('freiheit.org/new-ties', 'example.org')
    """
    shown = url.partition("://")[2].removeprefix("www.")
    return shown if len(shown) <= LONGEST else shown.partition("/")[0]


def register_style() -> None:
    """Register the style with pybtex."""
    remember_backends()
    pybtex.plugin.register_plugin("pybtex.style.formatting", NAME, Style)
    pybtex.plugin.register_plugin("pybtex.style.labels", NAME, Labels)
    pybtex.plugin.register_plugin("pybtex.style.sorting", NAME, Order)


def remember_backends() -> None:
    """Look up pybtex's backends once.

    Otherwise it searches all installed packages for every reference that it writes, which took
    half of a build; it does not do so for plug-ins registered at run time.
    """
    for name in ("plaintext", "text", "html", "docutils"):
        backend = pybtex.plugin.find_plugin("pybtex.backends", name)
        pybtex.plugin.register_plugin("pybtex.backends", name, backend, force=True)
