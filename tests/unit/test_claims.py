"""Claims and judgements: no verdict without evidence, no evidence that is not in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.evidence.claims import VERDICTS, Claim, Judgement, read_findings
from briefing.ledger.assemble import _verdicts
from briefing.ledger.ledger import Ledger

HEAD = "id,number,phrase,translation,says,verdict,evidence,finding,right,reason_unchecked,note\n"
KNOWN = {"fnf2024.value": None}


def claim(
    name: str = "c01", verdict: str = "wrong", evidence: str = "fnf2024.value", right: str = "So.",
    number: str = "",
) -> str:  # fmt: skip
    """Write a row; without a number it has that of its name."""
    number = number or str(int(name[1:]))
    words = "Satz,Sentence,It says."
    return f"{name},{number},{words},{verdict},{evidence},The evidence says.,{right},,\n"


BROKEN: Mapping[str, tuple[str, str]] = {
    "unknown verdict": (
        claim("c02", "false"),
        "field 'verdict': Input should be 'faithful', 'overstated', 'understated', 'wrong' or "
        "'unverifiable'. "
        "Found 'false'.",
    ),
    "no evidence": (
        claim("c02", evidence=""),
        "a verdict without evidence. Name evidence or say why it cannot be checked.",
    ),
    "unknown evidence": (
        claim("c02", evidence="fnf2024.valu"),
        "field 'evidence': unknown number 'fnf2024.valu' (did you mean 'fnf2024.value'?). Check the name.",
    ),
    "wrong without what is right": (
        claim("c02", right=""),
        "field 'right': missing beside 'wrong'. Say what would have been right.",
    ),
    "faithful and yet corrected": (
        claim("c02", "faithful"),
        "field 'right': too much beside 'faithful'. Leave it empty.",
    ),
    "number of another": (
        claim("c02", number="1"),
        "field 'number': 1 is that of 'c01'. Give each claim a number of its own.",
    ),
    "no number": (
        claim("c02", number="two"),
        "field 'number': Input should be a valid integer, unable to parse string as an integer. "
        "Found 'two'.",
    ),
    "is a duplicate": (claim(), "field 'id': 'c01' is a duplicate. Rename one of them."),
}


@pytest.mark.parametrize(("row", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_claims_are_explained(tmp_path: Path, row: str, said: str) -> None:
    """One message says file, line, field and remedy."""
    path = tmp_path / "claims.csv"
    path.write_text(HEAD + claim() + row, "utf-8")

    with pytest.raises(BriefingError) as caught:
        read_findings(path, Claim, KNOWN)

    assert f"{path}:3: {said}" == str(caught.value)


JUDGEMENT = "id,chapter,statement,likelihood,confidence,chance,word_reason,evidence,reason\n"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("unlikely,high,", "field 'likelihood': 'unlikely' is no more than even. "
         "Turn the statement round, so that it says what is likely."),
        ("likely,high,odds", "field 'chance': unknown number 'odds'. Check the name."),
    ],
    ids=["below even odds", "unknown chance"],
)  # fmt: skip
def test_broken_judgements_are_explained(tmp_path: Path, row: str, said: str) -> None:
    """A judgement says what is likely, and its chance is a number of the ledger."""
    path = tmp_path / "judgements.csv"
    path.write_text(f"{JUDGEMENT}j1,worth,We judge.,{row},,fnf2024.value,Because.\n", "utf-8")

    with pytest.raises(BriefingError) as caught:
        read_findings(path, Judgement, KNOWN)

    assert f"{path}:2: {said}" == str(caught.value)


def test_likelihood_is_said_in_the_words_of_the_yardstick(tmp_path: Path) -> None:
    """'Probable' is no word of ours; 'likely' is."""
    path = tmp_path / "judgements.csv"
    path.write_text(
        f"{JUDGEMENT}j1,worth,We judge.,probable,high,,,fnf2024.value,Because.\n", "utf-8"
    )

    with pytest.raises(BriefingError, match="'very likely' or 'almost certain'"):
        read_findings(path, Judgement, KNOWN)


def test_verdicts_are_counted(ledger: Ledger) -> None:
    """The counts by verdict sum to the number of claims."""
    counted = {number.name: number.central for number in _verdicts(ledger.claims)}

    assert float(len(ledger.claims)) == counted.pop("claims.all")
    assert {f"claims.{verdict}" for verdict in VERDICTS} == set(counted)
    assert len(ledger.claims) == sum(value or 0 for value in counted.values())


def test_every_finding_rests_on_the_ledger(ledger: Ledger) -> None:
    """Claims and judgements name numbers that exist, or say why they cannot."""
    both: list[Claim | Judgement] = [*ledger.claims.values(), *ledger.judgements.values()]
    for found in both:
        assert all(name in ledger for name in found.evidence)
        assert found.evidence or getattr(found, "reason_unchecked", ())
