"""Numbers over all choices: what the ledger prints of the results, and how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.evidence.likelihood import words_for
from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger
from briefing.ledger.robustness import _changes
from briefing.uncertainty.robust import Robust

EMPTY = Robust(0, {}, {}, {}, [], [], [], {}, {})


def test_ours_is_one_of_the_specifications(ledger: Ledger) -> None:
    """Our own options, on the points of the factorial, give our own result."""
    for choice in ledger.choices:
        first = ledger.choices[choice][0].name
        number = ledger[f"robust.{choice}.{first}.value.2024"]
        for end in ("low", "central", "high"):
            assert pytest.approx(getattr(ledger["value.2024"], end), rel=0.02) == getattr(
                number, end
            )


def test_the_curve_rises_by_the_middle_of_each_specification(ledger: Ledger) -> None:
    curve = [ledger[name].require("central") for name in ledger if ".curve-" in name]

    assert len(curve) > 20
    assert sorted(curve) == curve


def test_every_printed_chance_has_its_range(ledger: Ledger) -> None:
    """No chance stands alone, and none is more certain than the draws can tell."""
    for name in (n for n in ledger if n.startswith("probability.")):
        assert f"robust.{name}" in ledger
        for number in (ledger[name], ledger[f"robust.{name}"]):
            ends = [v for v in (number.low, number.central, number.high) if v is not None]
            assert all(1 <= value <= 99 for value in ends), number


def test_a_word_without_its_chance_needs_a_reason(copy: Path) -> None:
    """A word whose band does not hold the chance over all choices is refused."""
    path = copy / "evidence" / "judgements.csv"
    lines = path.read_text("utf-8").splitlines()
    ledger = read_ledger(copy)
    judgement = ledger.judgements["first-range-holds"]
    assert judgement.word_reason
    path.write_text("\n".join(
        line.replace(f'"{judgement.word_reason}"', "") for line in lines
    ) + "\n", "utf-8")  # fmt: skip
    chance = ledger[f"robust.{judgement.chance}"]
    first, *_, last = words_for(chance.require("low"), chance.require("high"))

    said = f"not the word for '{first} to {last}', the chance of 'first-range-holds' over all"
    with pytest.raises(BriefingError, match=said):
        read_ledger(copy)


def test_leaving_out_nothing_changes_nothing(ledger: Ledger) -> None:
    """An origin that sets no end moves nothing; one that sets one does."""
    assert pytest.approx(0, abs=1e-9) == ledger["without.rand.value.2024.change"].central
    moved = ledger["without.stangarone.value.2024.change"].central
    assert moved is not None and abs(moved) > 5


def test_a_change_is_the_share_by_which_the_middle_moves(ledger: Ledger) -> None:
    """All origins move the same middle, so that each gives it back."""
    changes = [
        n
        for n in ledger.values()
        if n.name.startswith("without.") and n.name.endswith(".value.2024.change")
    ]
    middles = [
        ledger[n.name.removesuffix(".change")].require("central") / (1 + n.require("central") / 100)
        for n in changes
    ]
    assert len(changes) > 5
    assert middles == pytest.approx([middles[0]] * len(middles))


def test_shares_are_printed_in_per_cent(ledger: Ledger) -> None:
    """As the sampler gives them, nine parts of a hundred are 9 %."""
    robust = replace(EMPTY, shares={"price": 0.09})
    (found,) = _changes(robust, ledger.study, {})

    assert ("robust.price.share", 9.0) == (found.name, found.central)


def test_what_is_compared_is_printed_alike(ledger: Ledger) -> None:
    """Each output under other choices has as many digits as under ours."""
    for output in ledger.study.totals():
        others = [
            number for number in ledger.values()
            if number.name.startswith(("robust.", "without.")) and number.name.endswith(f".{output}")
        ]  # fmt: skip
        assert len(others) > 5
        assert {ledger[output].digits} == {number.digits for number in others}
    chances = [n for n in ledger.values() if n.name.endswith(".within") and "probability" in n.name]
    assert len(chances) > 20
    assert {2} == {number.digits for number in chances}
