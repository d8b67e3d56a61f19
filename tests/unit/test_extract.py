"""Catalogues are brought up to date: nothing that was translated is lost."""

from __future__ import annotations

from io import StringIO

import pytest
from babel.messages.pofile import read_po

from briefing.ledger.ledger import Ledger
from briefing.sphinxext.extract import OBSOLETE, entry, key_of, place_of, updated

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"'
GRADE = '#. Of a source\nmsgid "grade"\nmsgstr "Note"'
SHELL = 'msgctxt "unit"\nmsgid "shell"\nmsgid_plural "shells"\nmsgstr[0] "Granate"\nmsgstr[1] "Granaten"'
TEXT = f"{HEAD}\n\n{GRADE}\n\n{SHELL}\n"
BOTH = {("", "grade"), ("unit", "shell")}


def test_what_is_up_to_date_stays_as_it_is() -> None:
    assert TEXT == updated(TEXT, BOTH, [])


def test_unused_words_are_comments_and_come_back_with_their_translation() -> None:
    without = updated(TEXT, {("unit", "shell")}, [])

    assert f'{OBSOLETE}msgid "grade"' in without
    assert [("unit", "shell")] == [(m.context, m.id[0]) for m in read_po(StringIO(without)) if m.id]
    assert TEXT == updated(without, BOTH, [])


def test_new_words_stand_at_the_end_without_a_translation() -> None:
    more = updated(TEXT, BOTH, [entry(("", 'a "new" word', ""), 2)])

    found = read_po(StringIO(more)).get('a "new" word')

    assert more.startswith(TEXT)
    assert found is not None and found.string == ""


@pytest.mark.parametrize(("block", "key"), [(SHELL, ("unit", "shell")), ("# a comment", None)])
def test_a_message_is_known_by_context_and_words(block: str, key: object) -> None:
    assert key == key_of(block)


def test_words_are_sorted_into_their_catalogues(ledger: Ledger) -> None:
    row = next(iter(ledger.evidence.observations.values()))

    assert "units.po" == place_of(("unit", "shell", "shells"), ledger)
    assert "observations.po" == place_of(("", row.statement, ""), ledger)
    assert "generated.po" == place_of(("", "grade", ""), ledger)
