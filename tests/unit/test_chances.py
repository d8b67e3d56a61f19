"""Chances by rule: which ends are open, and the words that an open end touches."""

from __future__ import annotations

import pytest

from briefing.ledger.chances import LEAST, chance_ends
from briefing.ledger.number import Number
from briefing.ledger.wording import words_of


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


@pytest.mark.parametrize(("high", "last"), [(0.99, 99.0), (0.9902, None)])
def test_an_end_is_open_above_99_per_cent(high: float, last: float | None) -> None:
    """And with it the middle, which a floor does not have."""
    assert (25.0, 50.0 if last else None, last) == pytest.approx(chance_ends(0.25, 0.5, high))


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, 3.0, ("almost no chance",)),
        (97.0, None, ("almost certain",)),
        (60.0, None, ("likely", "very likely", "almost certain")),
    ],
)
def test_an_open_end_runs_to_none_or_all(
    low: float | None, high: float | None, words: tuple[str, ...]
) -> None:
    """The bands at both ends of the scale are open."""
    assert words == words_of(Number("chance", "", "computed", "percent", low=low, high=high))
