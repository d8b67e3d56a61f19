"""One edition: parts meet in one ledger; what stands in the evidence decides, not its order."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.ledger.assemble import _choices, read_ledger
from briefing.ledger.chances import LEAST
from briefing.ledger.history import compare
from briefing.ledger.ledger import Ledger
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


def test_a_briefing_may_have_no_choices(tmp_path: Path, ledger: Ledger) -> None:
    """Or no parameters to choose for."""
    assert {} == _choices(tmp_path, ledger.parameters, ledger.evidence)
    assert {} == _choices(Path(__file__).parents[2], {}, ledger.evidence)
