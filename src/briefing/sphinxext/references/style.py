"""How the list of references is printed: author and year, titles as typed, dates in words.

A small pybtex style, because the built-in ones lower-case titles, crash on ``@report`` and
say "visited on 2025-11-02".
How a reference is cited in the text is `citing`'s business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pybtex.plugin
from pybtex.database import Entry
from pybtex.richtext import Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style as Unsrt
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.template import href, join, node, sentence, tag
from sphinx.application import Sphinx
from sphinx.config import Config

from ...evidence.sources import Order, letters, rich, who
from ...words.numbers import NBSP, date_in_words

NAME = "briefing"
WORDS = {
    "en": {"accessed": "accessed", "undated": "n.d.", "English": "English",
           "langid": "english"},
    "de": {"accessed": "abgerufen am", "undated": f"o.{NBSP}J.",
           "English": "englisch", "langid": "german"},
}  # fmt: skip
#: Styles are made by pybtex without arguments, so the language of the build is kept here.
_build = {"language": "en"}


def word(key: str) -> str:
    """Return a word in the language of the build."""
    return WORDS[_build["language"]][key]


class Labels(BaseLabelStyle):
    """Author and year, with a letter where an author has two works in a year."""

    def format_labels(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Yield a label for each entry, in the order of the list."""
        stems = [f"{who(e)} {e.fields.get('year', word('undated'))}" for e in entries]
        yield from map("".join, zip(stems, letters(stems), strict=True))


@node
def date_of(children: list[Any], data: dict[str, Any], name: str = "date") -> str:
    """Write the date of publication, as precisely as it is known."""
    fields = data["entry"].fields
    parts = [fields.get("year"), fields.get("month"), fields.get("day")]
    known = parts[: parts.index(None)] if None in parts else parts
    return (
        date_in_words("-".join(part.zfill(2) for part in known), _build["language"])
        if known
        else ""
    )


@node
def accessed(children: list[Any], data: dict[str, Any]) -> str:
    """Write the day on which the source was read."""
    day = data["entry"].fields["urldate"]
    return f" ({word('accessed')} {date_in_words(day, _build['language'])})"


@node
def text_of(children: list[Any], data: dict[str, Any], name: str) -> Text:
    """Write a field as it was typed."""
    return rich(data["entry"].fields[name])


@node
def addition(children: list[Any], data: dict[str, Any]) -> Text:
    """Write the English translation of a title, with the name of that language in the build's."""
    return rich(data["entry"].fields["titleaddon"].replace("English:", f"{word('English')}:", 1))


class Style(Unsrt):
    """One template for every kind of source: who, what, where, when, address."""

    default_label_style = NAME
    default_sorting_style = NAME

    def get_online_template(self, entry: Entry) -> Any:
        """Return the template of every entry."""
        title = tag("em")[text_of(name="title")]
        if "titleaddon" in entry.fields and entry.fields.get("langid") != word("langid"):
            title = join[title, " [", addition(), "]"]
        place = self._place(entry)
        names = self.format_names("author") if self._names_add(entry) else ""
        where = sentence[text_of(name=place), date_of()] if place else sentence[date_of()]
        return toplevel[names, sentence[title], where, self._address(entry)]

    get_misc_template = get_report_template = get_article_template = get_online_template
    get_book_template = get_techreport_template = get_dataset_template = get_online_template
    get_inproceedings_template = get_incollection_template = get_online_template
    get_phdthesis_template = get_manual_template = get_unpublished_template = get_online_template

    @staticmethod
    def _names_add(entry: Entry) -> bool:
        """Say whether the names tell more than the label that stands before them."""
        persons = entry.persons.get("author", ())
        return [str(Text.from_latex(str(person))) for person in persons] != [who(entry)]

    @staticmethod
    def _place(entry: Entry) -> str | None:
        """Return the field that says where it appeared, unless that only repeats the author."""
        fields, author = entry.fields, who(entry)
        places = ("howpublished", "institution", "journal", "publisher")
        known = (p for p in places if p in fields)
        return next((p for p in known if str(Text.from_latex(fields[p])) != author), None)

    def _address(self, entry: Entry) -> Any:
        url = entry.fields.get("url", "")
        if "doi" in entry.fields:
            url = f"https://doi.org/{entry.fields['doi']}"
        if not url:
            return ""
        when = accessed() if "urldate" in entry.fields else ""
        return sentence(sep="")[href(url)[url], when]


def register_style() -> None:
    """Register the style with pybtex."""
    remember_backends()
    pybtex.plugin.register_plugin("pybtex.style.formatting", NAME, Style)
    pybtex.plugin.register_plugin("pybtex.style.labels", NAME, Labels)
    pybtex.plugin.register_plugin("pybtex.style.sorting", NAME, Order)


def choose_language(app: Sphinx, config: Config) -> None:
    """Take the language of the build, English where we have no words for it."""
    _build["language"] = config.language if config.language in WORDS else "en"


def remember_backends() -> None:
    """Look up pybtex's backends once.

    Otherwise it searches all installed packages for every reference that it writes, which took
    half of a build; it does not do so for plug-ins registered at run time.
    """
    for name in ("plaintext", "text", "html", "docutils"):
        backend = pybtex.plugin.find_plugin("pybtex.backends", name)
        pybtex.plugin.register_plugin("pybtex.backends", name, backend, force=True)
