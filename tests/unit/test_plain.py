"""Texts of the evidence folder without their roles."""

from __future__ import annotations

from briefing.ledger.ledger import Ledger
from briefing.words.catalogue import Language
from briefing.words.plain import ROLE, plain_text


def test_numbers_are_printed_and_keys_go(ledger: Ledger, english: Language) -> None:
    text = "It says {num}`fnf2024.value|high,bare` {cite:p}`fnf2024ots`, by {cite:t}`inss2026lim`."

    assert plain_text(text, ledger, english) == "It says 5.5\xa0billion, by Lim 2026."


def test_a_term_stands_without_its_target(ledger: Ledger, english: Language) -> None:
    assert plain_text("The {term}`verdicts <verdict>`.", ledger, english) == "The verdicts."


def test_no_text_of_the_evidence_keeps_a_role(
    ledger: Ledger, german: Language, english: Language
) -> None:
    texts = [claim.finding for claim in ledger.claims.values()]
    texts += [j.statement for j in ledger.judgements.values()]

    assert any(map(ROLE.search, texts))
    for language in (english, german):
        assert not [t for t in texts if "{" in plain_text(t, ledger, language)]
