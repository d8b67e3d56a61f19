"""Brings the catalogues of generated words up to date (`tox -e translate`), or says what is missing.

What is asked for while a language is built and its charts are drawn is what needs words; no list
of it is kept by hand.
New words are added at the end of their catalogue, what nothing asks for any more is commented out
and comes back with its translation when it is asked for again.
The text of the chapters is the business of Sphinx and sphinx-intl.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from babel.messages.pofile import escape, read_po
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import docutils_namespace
from sphinx.util.tags import Tags

from ..charts.contract import read_charts
from ..charts.drawing import VARIANTS, Drawing, draw
from ..charts.theme import Look, read_house
from ..files import write_whole
from ..ledger.assemble import read_ledger
from ..ledger.ledger import Ledger
from ..words import catalogue
from ..words.catalogue import Language, known, missed, read_language
from .print.imprint import said
from .state import language_of

#: Context, English words for one, for many.
Words = tuple[str, str, str]
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={plurals}; plural={rule};\\n"
"""
OBSOLETE = "#~ "
#: A language without words: what is known in it needs none.
NONE = Language("zxx")


def asked(root: Path, code: str, *, complete: bool) -> Language:
    """Build a briefing in a language, draw its charts, and return what the language was asked for.

    With `complete`, every sentence and word without a translation is reported with its place.
    """
    language = read_language(root, code)
    with tempfile.TemporaryDirectory() as work:
        for builder in ("html", "taggedpdf"):
            language.asked.update(_build(root, builder, Path(work), code, complete=complete))
    said(_metadata(root, code), language)
    ledger = read_ledger(root)
    house = read_house(root, ledger.evidence.vocabularies.voices)
    for chart in read_charts(root / "scripts", ledger).values():
        for narrow, theme in VARIANTS:
            draw(Drawing(chart, Look(house, theme, language, narrow), Path(os.devnull)))
    return language


def _metadata(root: Path, code: str) -> Mapping[str, Any]:
    """Return what conf.py says of the PDF, in English."""
    config = Config.read(root, overrides={}, tags=Tags([code]))
    config.add("taggedpdf_metadata", {}, "", ())
    found: Mapping[str, Any] = config.taggedpdf_metadata
    return found


def _build(root: Path, builder: str, work: Path, code: str, *, complete: bool) -> set[Words]:
    settings = {"language": code, "briefing_complete": complete}
    with docutils_namespace():
        app = Sphinx(root / "docs", root, work / builder, work / "doctrees", builder, settings,
                     status=None, freshenv=True, warningiserror=complete, tags=(code,))  # fmt: skip
        app.build()
    if app.statuscode:
        raise SystemExit(app.statuscode)  # Sphinx has said why
    return language_of(app.env).asked


def place_of(words: Words, ledger: Ledger) -> str:
    """Return the catalogue in which new words are put."""
    if words[0] == catalogue.UNIT:
        return "units.po"
    rows = ledger.evidence.observations.values()
    stated = {text for row in rows for text in (row.statement, row.locator, row.note)}
    return "observations.po" if words[1] in stated else "generated.po"


def entry(words: Words, plurals: int) -> str:
    """Write a message that has no translation yet.

    >>> print(entry(("unit", "shell", "shells"), 2))
    msgctxt "unit"
    msgid "shell"
    msgid_plural "shells"
    msgstr[0] ""
    msgstr[1] ""
    """
    context, one, many = words
    lines = [f"msgctxt {escape(context)}"] if context else []
    lines.append(f"msgid {escape(one)}")
    if not many:
        return "\n".join([*lines, 'msgstr ""'])
    empty = (f'msgstr[{form}] ""' for form in range(plurals))
    return "\n".join([*lines, f"msgid_plural {escape(many)}", *empty])


def updated(text: str, wanted: set[tuple[str, str]], new: Iterable[str]) -> str:
    """Return a catalogue whose unwanted messages are comments, with new ones at the end."""
    blocks = text.strip("\n").split("\n\n")
    made = blocks[:1]
    for block in blocks[1:]:
        plain = block.replace(OBSOLETE, "")
        key = key_of(plain)
        if key is None or key in wanted:
            made.append(plain)
        else:
            lines = plain.splitlines()
            made.append("\n".join(x if x.startswith("#") else OBSOLETE + x for x in lines))
    return "\n\n".join([*made, *new]) + "\n"


def key_of(block: str) -> tuple[str, str] | None:
    """Return context and English words of a message; none of a comment that stands alone."""
    found = [message for message in read_po(StringIO(block)) if message.id]
    if not found:
        return None
    one = found[0].id if isinstance(found[0].id, str) else found[0].id[0]
    return found[0].context or "", one


def update(root: Path, code: str) -> int:
    """Bring all catalogues of a language up to date; return how many words have none."""
    found = asked(root, code, complete=False).asked
    words = {each for each in found if not known(each[1], NONE, each[0])}
    wanted = {(context, one) for context, one, _ in words}
    folder = root / catalogue.LOCALES / code / catalogue.WORDS
    folder.mkdir(parents=True, exist_ok=True)
    texts = {path.name: path.read_text("utf-8") for path in catalogue.files(root, code)}
    there = {key_of(b.replace(OBSOLETE, "")) for t in texts.values() for b in t.split("\n\n")}
    rules = read_po(StringIO(""), locale=code)
    head = HEADER.format(language=code, plurals=rules.num_plurals, rule=rules.plural_expr)
    new: dict[str, list[str]] = {name: [] for name in texts}
    ledger = read_ledger(root)
    for each in sorted(words):
        if each[:2] not in there:
            new.setdefault(place_of(each, ledger), []).append(entry(each, rules.num_plurals))
    for name, entries in new.items():
        write_whole(folder / name, updated(texts.get(name, head), wanted, entries).encode())
    language = read_language(root, code)
    language.asked.update(words)
    return len(missed(language))


def main(arguments: Sequence[str] | None = None) -> int:
    """Update the languages that are named, or all that there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--check", action="store_true", help="change nothing, name what is missing")
    options, root = parser.parse_args(arguments), Path.cwd()
    there = sorted(path.name for path in (root / catalogue.LOCALES).glob("*") if path.is_dir())
    missing: list[str] = []
    for code in options.languages or there:
        if options.check:
            found = asked(root, code, complete=True)
            missing += (f"{code}: not translated: {words}" for words in missed(found))
        else:
            print(f"{code}: {update(root, code)} generated words have no translation yet")
    print("\n".join(missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
