"""Editions: what is frozen comes back, and what changed between two is told once each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.ledger.history import compare, earlier, freeze, frozen, thaw
from briefing.ledger.number import Number
from briefing.quantities.units import Units

OLD = Number("pay", "Pay then", "observed", "USD", low=1.0, high=3.0, digits=2)
NEW = replace(OLD, label="Pay now", high=4.0)
OTHER = Number("guns", "Guns", "computed", "gun", central=7.0)


def test_what_is_frozen_comes_back(tmp_path: Path, units: Units) -> None:
    """In the order of the names, one number a line."""
    path = tmp_path / "2024-10-28.json"
    path.write_text(freeze({"pay": OLD, "guns": OTHER}), "utf-8")

    assert list(thaw(path, units).items()) == [("guns", OTHER), ("pay", OLD)]
    assert path.read_text("utf-8").count("\n") == 4


def test_each_change_is_told_with_its_latest_words() -> None:
    """What is new or changed in the order of the later edition, then what is gone."""
    found = list(compare({"pay": OLD, "guns": OTHER}, {"ships": OTHER, "pay": NEW}))

    assert [(change.kind, change.name, change.label) for change in found] == [
        ("new", "ships", "Guns"), ("changed", "pay", "Pay now"), ("gone", "guns", "Guns"),
    ]  # fmt: skip
    assert [] == list(compare({"pay": OLD}, {"pay": replace(OLD, note="other words")}))


def test_earlier_values_are_told_once_and_newest_first() -> None:
    """An edition that printed the same, or not yet the number, tells nothing."""
    oldest = replace(OLD, low=0.5)
    editions = {"2024-01-01": {"pay": oldest}, "2024-02-01": {"pay": OLD}, "2024-03-01": {"pay": OLD},
                "2024-04-01": {"guns": OTHER}, "2024-05-01": {"pay": NEW}}  # fmt: skip

    assert [("2024-03-01", OLD), ("2024-01-01", oldest)] == list(earlier(NEW, editions))


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
