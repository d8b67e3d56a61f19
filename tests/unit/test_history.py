"""Editions: what is frozen comes back, and what changed between two is told once each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.ledger.history import compare, earlier, freeze, frozen, thaw
from briefing.ledger.ledger import Ledger
from briefing.ledger.number import Number
from briefing.quantities.units import Units

OLD = Number("pay", "Pay then", "observed", "USD", low=1.0, high=3.0, digits=2)
NEW = replace(OLD, label="Pay now", high=4.0)
OTHER = Number("guns", "Guns", "computed", "gun", central=7.0)


def test_a_change_has_the_latest_words() -> None:
    """Of what is gone, the last that it had."""
    found = compare({"pay": OLD, "guns": OTHER}, {"ships": OTHER, "pay": NEW})

    assert ["Guns", "Pay now", "Guns"] == [change.label for change in found]


def test_frozen_edition_is_the_ledger(tmp_path: Path, ledger: Ledger) -> None:
    """Freezing and thawing loses nothing that a reader may have quoted; bytes are the same."""
    path = tmp_path / "2026-11-23.json"
    path.write_text(freeze(ledger.numbers), "utf-8")
    numbers = thaw(path, ledger.evidence.vocabularies.units)

    assert [] == list(compare(numbers, ledger.numbers))
    assert freeze(ledger.numbers) == freeze(dict(reversed(list(ledger.numbers.items()))))


def test_changes_between_editions_are_named(ledger: Ledger) -> None:
    """New, changed and gone, number by number; new words alone are no change."""
    before = {
        name: ledger.numbers[name] for name in ("fnf2024.value", "value.2024", "pay.wi.2024-11")
    }
    value, total = before["fnf2024.value"], before["value.2024"]
    after = {
        "fnf2024.value": replace(value, high=6e9),
        "value.2024": replace(total, label="Other words"),
        "fnf2024.gdp": ledger.numbers["fnf2024.gdp"],
    }

    assert [("changed", "fnf2024.value"), ("new", "fnf2024.gdp"), ("gone", "pay.wi.2024-11")] == [
        (change.kind, change.name) for change in compare(before, after)
    ]


def test_the_history_of_a_number_names_the_editions_in_which_it_was_another(ledger: Ledger) -> None:
    """An edition without the number, or with the same value, has nothing to say."""
    now = ledger.numbers["fnf2024.value"]
    first, second = (replace(now, high=high) for high in (6e9, 7e9))
    editions = {
        "2026-01-01": {now.name: first}, "2026-02-01": {now.name: second}, "2026-03-01": {},
        "2026-04-01": {now.name: second}, "2026-05-01": {now.name: now},
    }  # fmt: skip

    assert list(earlier(now, editions)) == [("2026-04-01", second), ("2026-01-01", first)]
    assert list(earlier(now, {"2026-05-01": {now.name: now}})) == []


@pytest.mark.parametrize("content", ["[1]", "{", '{"n": {"colour": "red"}}'])
def test_broken_edition_is_explained(tmp_path: Path, content: str) -> None:
    """A file that is no frozen edition is named."""
    path = tmp_path / "2026-11-23.json"
    path.write_text(content, "utf-8")

    with pytest.raises(BriefingError, match=r"2026-11-23\.json: not a frozen edition"):
        thaw(path, Units())


def test_a_name_that_stands_twice_is_told_with_its_line(tmp_path: Path, units: Units) -> None:
    """As a field on one line, or as a number on two."""
    path = tmp_path / "2024-10-28.json"
    text = freeze({"pay": OLD, "guns": OTHER})
    path.write_text(text.replace('"pay"', '"guns"'), "utf-8")
    with pytest.raises(BriefingError, match=r"2024-10-28.json:3: .*'guns' stands twice"):
        thaw(path, units)
    path.write_text(text.replace('"label": "Pay', '"unit": "USD", "label": "Pay'), "utf-8")
    with pytest.raises(BriefingError, match=r"2024-10-28.json:3: .*'unit' stands twice"):
        thaw(path, units)


def test_editions_are_named_after_days(tmp_path: Path) -> None:
    """The oldest first; another name is refused."""
    for name in ("2024-10-28", "2024-01-31"):
        (tmp_path / f"{name}.json").touch()
    assert ["2024-01-31", "2024-10-28"] == [path.stem for path in frozen(tmp_path)]
    (tmp_path / "2024-02-30.json").touch()
    with pytest.raises(BriefingError, match="'2024-02-30' is not a valid day"):
        frozen(tmp_path)
