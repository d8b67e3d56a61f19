"""Properties: no loader ends in anything but our message, and what is exported can be read back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rispy
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from briefing.characters import check_words, hidden
from briefing.collation import sort_key
from briefing.errors import BriefingError
from briefing.evidence.observations import read_evidence
from briefing.evidence.sources import read_sources
from briefing.exchange.bib import bibtex
from briefing.exchange.citation import Work, read_citation
from briefing.exchange.creator import Creator
from briefing.exchange.formats import csl, ris
from briefing.ledger.history import thaw
from briefing.quantities.units import Units
from briefing.words.messages import faults, read_catalogue

from .conftest import BIBLIOGRAPHY

USUAL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
#: What breaks parsers: their own marks, other scripts, hidden characters.
MARKS = st.sampled_from(
    ["{", "}", "@", '"', "'", ",", "\n", "\r", "\\", "%", "#", "=", "&", "$", "~", "<", ">", "-", ":",
     "[", "]", "\0", "\ufeff", "\u202e", "\u200b", "é", "한", "😀", "\t", " ", "1", "a", "msgid", "and"]
)  # fmt: skip
NOISE = st.lists(MARKS | st.text(max_size=3), max_size=6).map("".join)
LOADERS: dict[str, tuple[str, Callable[[Path], Any], str]] = {
    "bibliography": ("refs.bib", read_sources, BIBLIOGRAPHY),
    "catalogue": ("words.po", lambda path: read_catalogue(path, "de"),
                  'msgid ""\nmsgstr "charset=utf-8\\n"\n\nmsgid "a {}"\nmsgstr "b {}"\n'),
    "citation": ("CITATION.cff", read_citation,
                 'title: "A"\nversion: "1"\ndate-released: 2026-11-24\nabstract: B\n'
                 "authors:\n  - name: C\n"),
    "edition": ("2026-11-24.json", lambda path: thaw(path, Units()),
                '{"a": {"label": "A", "kind": "observed", "unit": "USD", "low": 1.0,'
                ' "central": null, "high": 2.0, "digits": null}}'),
    "topics": ("analysis/topics.toml", lambda path: read_evidence(path.parents[1]),
               '[munitions]\nlabel = "Munitions"\n'),
    "table": ("evidence/observations.csv", lambda path: read_evidence(path.parents[1]),
              "id,topic,quantity\na,b,c\n"),
}  # fmt: skip


def outcome(load: Callable[[Path], Any], path: Path) -> None:
    """Load; a message of ours is as good as success, and anything else is a failure."""
    try:
        load(path)
    except BriefingError as error:
        assert error.args and str(error)


@pytest.mark.parametrize("loader", LOADERS)
@USUAL
@given(data=st.data())
def test_no_text_breaks_a_loader(tiny: Path, loader: str, data: st.DataObject) -> None:
    """A valid file with noise anywhere is taken, or refused with our message."""
    name, load, valid = LOADERS[loader]
    place = data.draw(st.integers(0, len(valid)))
    upto = data.draw(st.integers(place, min(len(valid), place + 8)))
    path = tiny / name
    path.write_bytes((valid[:place] + data.draw(NOISE) + valid[upto:]).encode("utf-8", "replace"))
    outcome(load, path)


@pytest.mark.parametrize("loader", LOADERS)
@USUAL
@given(raw=st.binary(max_size=60))
def test_no_bytes_break_a_loader(tiny: Path, loader: str, raw: bytes) -> None:
    """Neither does what is no text at all."""
    name, load, _ = LOADERS[loader]
    (tiny / name).write_bytes(raw)
    outcome(load, tiny / name)


def visible(text: str) -> bool:
    """Say whether the border lets a text in."""
    return bool(text) and text == " ".join(text.split()) and not hidden(text)


TITLES = (NOISE | st.text(max_size=30)).map(lambda text: " ".join(text.split())).filter(visible)


@USUAL
@given(title=TITLES, author=TITLES, given=TITLES | st.just(""))
@example(title="0", author=",,,", given="")
@example(title="0", author="Rain, Wind and Snow", given="A, and B")
def test_exported_citation_parses_back(title: str, author: str, given: str) -> None:
    """Any title and author that the border lets in come back whole from all three formats."""
    creator = Creator(author, given)
    work = Work("key", "report", title, (creator,), "2026-11-24", "1", "", ())

    (entry,) = rispy.loads(ris(work))
    assert title == entry["title"]
    assert [creator.listed] == entry["authors"]
    assert title == json.loads(json.dumps(csl(work)))[0]["title"]
    found = parse_string(bibtex(work), "bibtex").entries["key"]
    assert title == from_tex(found.fields["title"])
    (person,) = found.persons["author"]
    if not given:
        assert author == from_tex(str(person))


#: How LaTeX writes the characters that it reads as commands.
COMMANDS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
            "textasciitilde": "~", "textasciicircum": "^"}  # fmt: skip


def from_tex(text: str) -> str:
    """Return a text as LaTeX prints it, but for dashes and quotes; its braces stand around it."""
    command = re.compile(r"\\(\w+)\{\}|\\([%&$#_])")
    return command.sub(lambda match: match[2] or COMMANDS[match[1]], text[1:-1])


@given(english=NOISE, translation=NOISE)
def test_translation_equal_to_its_message_is_never_at_fault(english: str, translation: str) -> None:
    """What is visible and says the same is taken; a lost placeholder never is."""
    if visible(english):
        assert [] == list(faults(english, english))
        assert list(faults(f"{english} {{}}", english))


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_order_is_an_order(a: str, b: str, c: str) -> None:
    """Sorting does not depend on where one begins, and the same words stand together."""
    assert sorted([a, b, c], key=sort_key) == sorted([c, b, a], key=sort_key)


@given(st.text(max_size=20))
def test_words_are_taken_whole_or_refused(text: str) -> None:
    """The border changes nothing."""
    try:
        assert text == check_words(text)
    except ValueError:
        assert not visible(text) or text != text.strip()
