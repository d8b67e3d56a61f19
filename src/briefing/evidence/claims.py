"""What the briefing concludes: verdicts on the audited news item, and judgements of ours.

Both are data, so that summary, chapters and translations cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar, get_args

from pydantic import Field, PositiveInt, model_validator

from ..errors import BriefingError
from .cells import InputError, Prose
from .keys import Reference, Row, read_named
from .parameters import Names

Verdict = Literal["faithful", "overstated", "understated", "wrong", "unverifiable"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
#: Verdicts that owe the reader what would have been right.
CORRECTED: tuple[Verdict, ...] = ("overstated", "understated", "wrong")
#: The words of the ICD 203 yardstick, from least to most likely.
Likelihood = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even chance",
    "likely", "very likely", "almost certain",
]  # fmt: skip
#: The words for even odds and less: no judgement is given in them.
NOT_LIKELY: tuple[Likelihood, ...] = get_args(Likelihood)[:4]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Finding = TypeVar("Finding", "Claim", "Judgement")


class Claim(Row):
    """One statement of the news item, and what the evidence says of it."""

    id: Key
    #: By which the text names it.
    number: PositiveInt
    #: The words of the news item, in its language …
    phrase: str
    #: … and in English, if that is another.
    translation: str = ""
    says: str
    verdict: Verdict
    evidence: Names = ()
    #: May print numbers of the ledger by role.
    finding: Prose
    #: What the source of the claim could have said instead, if it did not say it right.
    right: Prose = ""
    reason_unchecked: Prose = ""
    note: str = ""

    @model_validator(mode="after")
    def _supported(self) -> Self:
        if not self.evidence and not self.reason_unchecked:
            raise InputError(
                "a verdict without evidence", do="Name evidence or say why it cannot be checked."
            )
        owed = self.verdict in CORRECTED
        if owed != bool(self.right):
            raise InputError(
                f"field 'right': {'missing' if owed else 'too much'} beside {self.verdict!r}",
                do="Say what would have been right." if owed else "Leave it empty.",
            )
        return self


class Judgement(Row):
    """A conclusion of ours: how likely, and how sure we are."""

    id: Key
    #: The chapter that gives the reasons.
    chapter: Key
    #: May print numbers of the ledger by role.
    statement: Prose
    likelihood: Likelihood | None = None
    confidence: Literal["low", "moderate", "high"]
    #: The probability in the ledger that the likelihood rests on, if the model gives one.
    chance: str = ""
    #: Why the word is not the one whose band holds the chance over all choices.
    word_reason: str = ""
    evidence: Names
    reason: Prose

    @model_validator(mode="after")
    def _better_than_even(self) -> Self:
        if self.likelihood in NOT_LIKELY:
            raise InputError(
                f"field 'likelihood': {self.likelihood!r} is no more than even",
                do="Turn the statement round, so that it says what is likely.",
            )
        return self


def read_findings(
    path: Path, record: type[Finding], known: Collection[str], chapters: Collection[str] = ()
) -> dict[str, Finding]:
    """Read claims or judgements; a chapter is one of those that are given, if any are.

    Raises
    ------
    BriefingError
        With file, line and field; also if evidence is named that is not in the ledger, and if
        two claims have one number.
    """
    names = [name for name in ("evidence", "chance") if name in record.model_fields]
    checks = [Reference(name, "number", known) for name in names]
    if chapters and "chapter" in record.model_fields:
        checks.append(Reference("chapter", "chapter", chapters))
    once = [_numbers_once()] if "number" in record.model_fields else []
    return read_named(path, record, *checks, *once)


def _numbers_once() -> Callable[[Any], Iterator[BriefingError]]:
    """Return a check that no claim has the number of one before it."""
    owners: dict[int, str] = {}

    def check(claim: Claim) -> Iterator[BriefingError]:
        owner = owners.setdefault(claim.number, claim.id)
        if owner != claim.id:
            what = f"field 'number': {claim.number} is that of {owner!r}"
            yield BriefingError(what, do="Give each claim a number of its own.")

    return check
