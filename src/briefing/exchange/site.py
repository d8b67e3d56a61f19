"""Files that other programs read: numbers by address, a feed of editions, robots.txt, llms.txt.

Plain texts only; where they stand is decided by whoever writes them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from ..ledger.history import compare
from ..ledger.ledger import Ledger
from ..ledger.number import Number
from ..quantities.units import FACT
from ..words.catalogue import Language, translate
from ..words.numbers import date_in_words, in_words
from .citation import LICENCE, Work
from .formats import in_text

ATOM = "http://www.w3.org/2005/Atom"


def number_record(number: Number, ledger: Ledger, work: Work) -> str:
    """Return one number as JSON: value, words, sources, citation.

    `work` is the number as a work to be cited.
    """
    language = work.language
    rows = ledger.observations(number.name)
    record: dict[str, Any] = {
        "name": number.name,
        "label": translate(number.label, language),
        "kind": number.kind,
        "unit": number.unit,
        "low": number.low,
        "central": number.central,
        "high": number.high,
        "text": None if number.unit == FACT else in_words(number, language),
        "edition": work.version,
        "date": work.date,
        "inputs": list(number.inputs),
        "sources": list(dict.fromkeys(ledger.evidence.sources[row.source].url for row in rows)),
        "citation": in_text(work),
        "url": work.url,
        "license": LICENCE,
    }
    return json.dumps(record, indent=1, ensure_ascii=False) + "\n"


def feed(
    work: Work, editions: Mapping[str, Mapping[str, Number]], root: str, now: Ledger, page: str
) -> str:
    """Return an Atom feed: this edition and the frozen ones, each with how many numbers moved.

    `root` is the address of the site; without one, addresses are relative and the ids are not.
    `page` is the page of the changes.
    """
    say, language = translate, work.language
    top = ET.Element("feed", {"xmlns": ATOM, "xml:lang": language.code})
    _put(top, "title", f"{work.title.partition(': ')[0]}: {say('editions', language)}")
    _put(top, "id", f"urn:briefing:{work.slug}:{language}")
    _put(top, "updated", f"{work.date}T00:00:00Z")
    ET.SubElement(ET.SubElement(top, "author"), "name").text = "; ".join(work.names)
    for rel, file in (("self", "feed.xml"), ("alternate", page)):
        ET.SubElement(top, "link", {"rel": rel, "href": root + file})
    known = {day: numbers for day, numbers in editions.items() if day < work.date}
    days = [*sorted(known), work.date]
    for day, before in reversed(list(zip(days, [None, *days], strict=False))):
        entry = ET.SubElement(top, "entry")
        _put(entry, "title", f"{say('Edition', language)} {date_in_words(day, language)}")
        _put(entry, "id", f"urn:briefing:{work.slug}:edition:{day}:{language}")
        _put(entry, "updated", f"{day}T00:00:00Z")
        ET.SubElement(entry, "link", {"href": f"{root}{page}"})
        _put(entry, "summary", _moved(known.get(before or ""), known.get(day, now), language))
    ET.indent(top)
    return ET.tostring(top, encoding="unicode", xml_declaration=False) + "\n"


def _put(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _moved(
    before: Mapping[str, Number] | None, after: Mapping[str, Number], language: Language
) -> str:
    if before is None:
        return translate("First edition.", language)
    count = sum(1 for _ in compare(before, after))
    return translate("Numbers that changed: {}.", language).format(count)


def robots(root: str) -> str:
    """Return robots.txt: everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n"


def llms(
    work: Work, pages: Iterable[tuple[str, str, str]], files: Iterable[tuple[str, str]]
) -> str:
    """Return llms.txt (https://llmstxt.org): what the site is, its pages and its data.

    Pages are given by title, address and first sentence, files by address and what they hold.
    """
    title, _, subtitle = map(markdown, work.title.partition(": "))
    lines = [
        f"# {title}",
        "",
        f"> {subtitle}. {markdown(work.abstract)}",
        "",
        f"## {_say('Pages', work)}",
        "",
    ]
    lines += [f"- [{markdown(name)}]({url}): {markdown(text)}" for name, url, text in pages]
    lines += ["", f"## {_say('Data', work)}", ""]
    lines += [f"- [{markdown(url)}]({url}): {markdown(text)}" for url, text in files]
    return "\n".join([*lines, "", f"{_say('Cite:', work)} {markdown(in_text(work))}", ""])


def markdown(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is.

    >>> markdown("<b> [x](y) a_b")
    '\\<b> \\[x\\](y) a_b'
    """
    return re.sub(r"([\\`*<\[\]&]|\b_|_\b)", r"\\\1", text)


def _say(text: str, work: Work) -> str:
    return markdown(translate(text, work.language))
