"""One edition: parts meet in one ledger; what stands in the evidence decides, not its order."""

from __future__ import annotations

import csv
import dataclasses
import random
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.ledger.assemble import read_ledger
from briefing.ledger.chances import LEAST, chance_ends
from briefing.ledger.history import compare, earlier, freeze, thaw
from briefing.ledger.ledger import Ledger
from briefing.quantities.units import Units
from briefing.study.load import read_study

PUBLISHED = read_study(Path(__file__).parents[2]).published


def shuffle(path: Path) -> None:
    """Put the rows of a table into another order."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    random.Random(3).shuffle(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def test_order_of_rows_changes_nothing(copy: Path, ledger: Ledger) -> None:
    """Permuting observations and parameters gives the same numbers."""
    for name in ("observations", "parameters"):
        shuffle(copy / "evidence" / f"{name}.csv")
    permuted = read_ledger(copy)

    assert list(ledger) != list(permuted)
    assert dict(ledger.numbers) == dict(permuted.numbers)


def test_changed_observation_changes_what_is_computed_from_it(copy: Path, ledger: Ledger) -> None:
    """One cell moves the share, the odds and the way from ours that rest on it."""
    path = copy / "evidence" / "observations.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(",1700000000,,5500000000,USD,", ",1700000000,,6500000000,USD,"))
    changed = read_ledger(copy)

    moved = {change.name for change in compare(ledger.numbers, changed.numbers)}
    assert {"fnf2024.value", "fnf2024.share-nominal-gdp", "fnf2024.spread",
            "probability.fnf2024.within", "reconcile.fnf2024-high.shell-price"} <= moved  # fmt: skip
    assert "value.2024" not in moved


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("observations.csv", "fnf2024.value,study", "fnf2024.worth,study",
         "formula 'fnf2024.share-real-gdp': unknown number 'fnf2024.value'"),
        ("bounds.csv", "pay.nis.2024-10 ×", "pay.nsi.2024-10 ×",
         "formula 'bound.pay.low': unknown number 'pay.nsi.2024-10'"),
        ("parameters.csv", "USD/person/month", "USD/month",
         "formula 'bound.pay.minimum': Cannot convert"),
    ],
    ids=["observation gone", "bound misspelt", "unit changed"],
)  # fmt: skip
def test_parts_that_do_not_fit_are_explained(
    copy: Path, file: str, old: str, new: str, said: str
) -> None:
    """What one part needs of another is missed with one message."""
    path = copy / "evidence" / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    with pytest.raises(BriefingError) as caught:
        read_ledger(copy)

    assert said in str(caught.value)


def test_results_of_the_model_are_in_the_ledger(ledger: Ledger) -> None:
    """Five quantiles of every output, and the odds of every published total."""
    for name in ledger.study.model.outputs:
        outer, inner = ledger[name], ledger[f"{name}.iqr"]
        found = [outer.low, inner.low, outer.central, inner.high, outer.high]
        assert sorted(found) == found  # type: ignore[type-var]
    for name in PUBLISHED:
        assert any(number.startswith(f"probability.{name}.") for number in ledger)


@pytest.mark.parametrize("name", PUBLISHED)
def test_odds_of_a_published_total_sum_to_one(ledger: Ledger, name: str) -> None:
    """Below, within and above are all there is; a tail counts as nothing or all."""
    places = (ledger.numbers.get(f"probability.{name}.{p}") for p in ("below", "within", "above"))
    shares = [
        n.central if n.central is not None else (n.high and 0.0) if n.low is None else 100.0
        for n in places
        if n is not None
    ]

    assert pytest.approx(100, abs=2 * LEAST) == sum(share or 0.0 for share in shares)


@pytest.mark.parametrize(
    ("share", "ends"),
    [
        (0.0, (None, None, LEAST)),
        (0.004, (None, None, LEAST)),
        (1.0, (100 - LEAST, None, None)),
        (0.25, (None, 25.0, None)),
    ],
)
def test_a_tail_of_the_draws_is_no_proof_of_impossibility(share: float, ends: object) -> None:
    """A tail of the draws says only that a probability is below or above a bound."""
    assert ends == chance_ends(share, share, share)


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
        "fnf2024.value": dataclasses.replace(value, high=6e9),
        "value.2024": dataclasses.replace(total, label="Other words"),
        "fnf2024.gdp": ledger.numbers["fnf2024.gdp"],
    }

    assert [("changed", "fnf2024.value"), ("new", "fnf2024.gdp"), ("gone", "pay.wi.2024-11")] == [
        (change.kind, change.name) for change in compare(before, after)
    ]


def test_the_history_of_a_number_names_the_editions_in_which_it_was_another(ledger: Ledger) -> None:
    """An edition without the number, or with the same value, has nothing to say."""
    now = ledger.numbers["fnf2024.value"]
    first, second = (dataclasses.replace(now, high=high) for high in (6e9, 7e9))
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
