"""Catalogues, CITATION.cff, editions and caches: each fault told, each damaged cache made anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.exchange.citation import read_citation
from briefing.files import Cache, write_whole
from briefing.ledger.history import frozen, thaw
from briefing.quantities.units import Units
from briefing.words.messages import read_catalogue

from .conftest import told

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def message(english: str, german: str) -> str:
    """Return a catalogue of one message."""
    return f'{HEAD}msgid "{english}"\nmsgstr "{german}"\n'


SENTENCE = "{num}`total.2024` by {cite:t}`doe2025`, in {}"
#: Name of the fault: catalogue, and what must be said.
CATALOGUES: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "the file is empty"),
    "no header": ('msgid "a"\nmsgstr "b"\n', "the header is missing"),
    "header without charset": ('msgid ""\nmsgstr "Language: de\\n"\n', "the header is missing"),
    "header of latin-1": (HEAD.replace("utf-8", "latin-1"), "the header is missing"),
    "latin-1": ("Stück".encode("latin-1"), "not UTF-8"),
    "quote missing": (HEAD + 'msgid "a\nmsgstr "b"\n', "is not a valid line of a catalogue"),
    "keyword misspelt": (HEAD + 'msgid "a"\nmsgstrr "b"\n', "is not a valid line of a catalogue"),
    "marks of a merge": (HEAD + '<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', "is not a valid line"),
    "page of HTML": ("<!doctype html>\n", "is not a valid line of a catalogue"),
    "message twice": (message("a", "b") + '\nmsgid "a"\nmsgstr "c"\n', "'a' is a duplicate"),
    "translation twice": (message("a", "b") + 'msgstr "c"\n', "msgstr after msgstr"),
    "form twice": (
        HEAD + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n', r"msgstr\[0\] after msgstr\[0\]"),
    "form left out": (
        HEAD + 'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', r"msgstr\[1\] after msgid_plural"),
    "message without a translation": (HEAD + 'msgid "a"\nmsgid "b"\nmsgstr "c"\n', "msgid after msgid"),
    "translation of nothing": ('msgstr "c"\n' + HEAD, "msgstr after nothing"),
    "of another language": (
        HEAD.replace("Content", "Language: fr\\n\"\n\"Content"), "says Language: fr, the folder de"),
    "in another encoding": (message("a", "Gr\u00c3\u00b6\u00c3\u0178e"), "read in another encoding"),
    "number lost": (message(SENTENCE, "{cite:t}`doe2025`, in {}"), "has lost {num}`total.2024`"),
    "number exchanged": (message(SENTENCE, SENTENCE.replace("2024`", "2025`")), "has lost {num}"),
    "citation lost": (message(SENTENCE, "{num}`total.2024` in {}"), "has lost {cite:t}`doe2025`"),
    "role damaged": (message(SENTENCE, SENTENCE.replace("{num}", "{num")), "has lost {num}"),
    "placeholder lost": (message(SENTENCE, SENTENCE.replace(" {}", " x")), "has lost {}"),
    "placeholder too many": (message(SENTENCE, SENTENCE + " {}"), "brought in {}"),
    "placeholder with code": (message("in {}", "in {0.__class__}"), "has lost {}"),
    "term lost": (message("a {term}`shell`", "eine Granate"), "another number of terms"),
    "script": (message("a", "<script>alert(1)</script>"), "a tag of HTML, <script>"),
    "handler": (message("a", "<img src=x onerror=alert(1)>"), "a tag of HTML, <img"),
    "link to a script": (message("a", "[b](javascript:alert(1))"), "a link to 'javascript:'"),
    "link to data": (message("a", "<DATA:text/html,b>"), "a link to 'DATA:'"),
    "remark of HTML": (message("a", "b <!-- c -->"), "a tag of HTML, <!--"),
    "tag left open": (message("a", "b <script"), "a tag of HTML, <script"),
    "writing direction": (message("a", "b\u202ec"), "U\\+202E"),
    "zero width": (message("a", "b\u200bc"), "U\\+200B"),
    "space at the end": (message("a", "b "), "begins or ends with a space"),
}  # fmt: skip


@pytest.mark.parametrize("fault", CATALOGUES)
def test_bad_catalogue_is_told(tmp_path: Path, fault: str) -> None:
    """Each names the file and, for a message, its line."""
    text, says = CATALOGUES[fault]
    path = tmp_path / "words.po"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())

    told(lambda: read_catalogue(path, "de"), path, says)


CITATION = """cff-version: 1.2.0
title: "A briefing"
version: "2026.11"
date-released: 2026-11-24
authors:
  - name: A project
abstract: Words.
"""
#: Name of the fault: old text, new text, and what must be said.
CITATIONS = {
    "empty": (CITATION, "", "the file is empty"),
    "no YAML": ("title:", "title: [", "invalid YAML"),
    "without end": ("title:", f"x: {'[' * 3000}\ntitle:", "invalid YAML: brackets in brackets"),
    "a text": (CITATION, "A briefing, 2026", "no mapping of fields to values"),
    "a list": (CITATION, "- title\n", "no mapping"),
    "code": ("title:", "title: !!python/object/apply:os.system ['true']\nother:", "invalid YAML"),
    "no title": ('title: "A briefing"\n', "", "'title': is missing"),
    "title empty": ('"A briefing"', '""', "'title'"),
    "title a number": ('"A briefing"', "5", "'title'"),
    "title a list": ('"A briefing"', "[A, B]", "'title'"),
    "title twice": ("abstract:", "title: B\nabstract:", "field 'title' stands twice"),
    "name twice": ("name: A project", "name: A project\n    name: B", "field 'name' stands twice"),
    "unknown field twice": ("abstract:", "x: B\nx: C\nabstract:", "field 'x' stands twice"),
    "title in another encoding": ("A briefing", "A \u00e2\u20ac\u0153briefing", "read in another encoding"),
    "port that is none": ("abstract:", "repository-code: https://a.org:65536\nabstract:", "not a valid address"),
    "title hidden": ("A briefing", "A \u200bbriefing", "'title': .*U\\+200B"),
    "no version": ('version: "2026.11"\n', "", "'version': is missing"),
    "version with a brace": ('"2026.11"', '"1}"', "'version'"),
    "version a number": ('"2026.11"', "2026.10", "'version'"),
    "no date": ("date-released: 2026-11-24\n", "", "'date-released': is missing"),
    "date of words": ("2026-11-24", "24 November 2026", "'date-released'"),
    "date with a time": ("2026-11-24", "2026-11-24T12:00:00", "'date-released'"),
    "date of a month": ("2026-11-24", "2026-11", "'date-released'"),
    "date that is none": ("2026-11-24", '"2026-02-30"', "'date-released'"),
    "no authors": ("authors:\n  - name: A project\n", "", "'authors': is missing"),
    "authors a text": ("authors:\n  - name: A project", "authors: A project", "'authors'"),
    "authors empty": ("authors:\n  - name: A project", "authors: []", "'authors'"),
    "author a text": ("  - name: A project", "  - A project", "'authors'"),
    "author without a name": ("name: A project", "orcid: x", "'authors': .*an author has a name"),
    "author of two names": ("- name: A project", "- {name: A, family-names: B}", "'authors'"),
    "no abstract": ("abstract: Words.\n", "", "'abstract': is missing"),
    "keywords a text": ("abstract:", "keywords: war\nabstract:", "'keywords'"),
    "keyword a number": ("abstract:", "keywords: [2024]\nabstract:", "'keywords'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", CITATIONS)
def test_bad_citation_is_told(tmp_path: Path, fault: str) -> None:
    """Each names file and field."""
    old, new, says = CITATIONS[fault]
    path = tmp_path / "CITATION.cff"
    assert 1 == CITATION.count(old)
    path.write_text(CITATION.replace(old, new), "utf-8")

    told(lambda: read_citation(path), path, says)


def test_missing_citation_is_told(tmp_path: Path) -> None:
    """The file is named."""
    path = tmp_path / "CITATION.cff"
    told(lambda: read_citation(path), path, "the file is missing")


NUMBER = {"label": "A", "kind": "observed", "unit": "USD", "low": 1.0, "central": None,
          "high": 2.0, "digits": None}  # fmt: skip
EDITIONS = {
    "empty": ("", "the file is empty"),
    "no JSON": ("{", "not a frozen edition"),
    "a list": ("[]", "not a frozen edition"),
    "a number": ("5", "not a frozen edition"),
    "number of words": ({**NUMBER, "low": "1"}, "a.low"),
    "infinite": ('{"a": ' + json.dumps(NUMBER).replace("2.0", "Infinity") + "}", "a.high"),
    "no unit": ({k: v for k, v in NUMBER.items() if k != "unit"}, "a.unit"),
    "field unknown": ({**NUMBER, "colour": "red"}, "a.colour"),
    "kind unknown": ({**NUMBER, "kind": "guessed"}, "a.kind"),
    "ends in the wrong order": ({**NUMBER, "low": 5.0}, "not in order"),
    "label hidden": ({**NUMBER, "label": "A\u202eB"}, "U\\+202E"),
    "label empty": ({**NUMBER, "label": ""}, "a.label"),
    "digits below nothing": ({**NUMBER, "digits": -5}, "a.digits"),
    "digits without end": ({**NUMBER, "digits": 5000}, "a.digits"),
    "field twice": ('{"a": ' + json.dumps(NUMBER).replace("}", ', "low": 0.5}') + "}", "'low' stands twice"),
    "number twice": ('{"a": %s,\n"a": %s}' % ((json.dumps(NUMBER),) * 2), "'a' stands twice"),
    "label in another encoding": ({**NUMBER, "label": "Gr\u00c3\u00b6\u00c3\u0178e"}, "a.label: .*another encoding"),
    "name with a path": ('{"../a": ' + json.dumps(NUMBER) + "}", "not a frozen edition"),
    "name with a tag": ('{"<b>": ' + json.dumps(NUMBER) + "}", "not a frozen edition"),
    "brackets without end": ("[" * 100_000, "not a frozen edition"),
    "cut off": ('{"a": ' + json.dumps(NUMBER), "not a frozen edition"),
}  # fmt: skip


@pytest.mark.parametrize("fault", EDITIONS)
def test_bad_edition_is_told(tmp_path: Path, fault: str) -> None:
    """Each names the file."""
    content, says = EDITIONS[fault]
    path = tmp_path / "2026-11-24.json"
    path.write_text(content if isinstance(content, str) else json.dumps({"a": content}), "utf-8")

    told(lambda: thaw(path, Units()), path, says)


def test_the_line_is_that_of_the_second_of_two_names(tmp_path: Path) -> None:
    path = tmp_path / "2026-11-24.json"
    path.write_text(str(EDITIONS["number twice"][0]), "utf-8")

    with pytest.raises(BriefingError, match=r"\.json:2: not a frozen edition: 'a' stands twice"):
        thaw(path, Units())


@pytest.mark.parametrize("name", ["2026-13-01", "2026-02-30", "latest", "2026-11", "20261124"])
def test_edition_of_an_impossible_day_is_told(tmp_path: Path, name: str) -> None:
    """Editions are named after days; the newest is found by its name."""
    path = tmp_path / f"{name}.json"
    path.write_text("{}")

    told(lambda: frozen(tmp_path), path, "is not a valid day")


#: How what is kept may be damaged.
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda raw: b"",
    "cut off": lambda raw: raw[:-1],
    "lengthened": lambda raw: raw + b" ",
    "exchanged": lambda raw: b"<svg></svg>",
    "one bit": lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
    "seal gone": lambda raw: raw.partition(b"\n")[2],
    "zeros": lambda raw: bytes(len(raw)),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_cache_is_not_taken(tmp_path: Path, damage: str) -> None:
    """It is as if nothing were kept, and what is kept anew is whole."""
    cache = Cache(tmp_path / "cache")
    cache.put("a", b"content\nof two lines")
    path = tmp_path / "cache" / "a"
    path.write_bytes(DAMAGES[damage](path.read_bytes()))

    assert cache.get("a") is None
    cache.put("a", b"content")
    assert b"content" == cache.get("a")


def test_folder_in_the_place_of_what_is_kept_is_no_failure(tmp_path: Path) -> None:
    """Neither is a cache that cannot be written at all."""
    cache = Cache(tmp_path / "cache")
    (tmp_path / "cache" / "a").mkdir(parents=True)
    cache.put("a", b"content")
    assert cache.get("a") is None

    (tmp_path / "file").write_text("")
    none = Cache(tmp_path / "file")
    none.put("a", b"content")
    assert none.get("a") is None


def test_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The old one stays, and nothing is left beside it."""
    (tmp_path / "a").mkdir()
    told(lambda: write_whole(tmp_path / "a", b""), tmp_path / "a", "cannot be written")
    assert ["a"] == [path.name for path in tmp_path.iterdir()]
