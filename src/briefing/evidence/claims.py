"""What the briefing concludes: verdicts on the audited news item, and judgements of ours.

Both are data, so that summary, chapters and translations cannot differ.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar, get_args

from pydantic import Field, model_validator

from .observations import InputError
from .parameters import Names
from .tables import Reference, Row, read_named

Verdict = Literal["faithful", "overstated", "wrong", "unverifiable"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
#: The words of the ICD 203 yardstick, from least to most likely.
Likelihood = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even chance",
    "likely", "very likely", "almost certain",
]  # fmt: skip
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Finding = TypeVar("Finding", "Claim", "Judgement")


class Claim(Row):
    """One statement of the news item, and what the evidence says of it."""

    id: Key
    phrase_de: str
    phrase_en: str
    says: str
    verdict: Verdict
    evidence: Names = ()
    #: May print numbers of the ledger by role.
    finding: str
    reason_unchecked: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _supported(self) -> Self:
        if not self.evidence and not self.reason_unchecked:
            raise InputError(
                "a verdict without evidence", do="Name evidence or say why it cannot be checked."
            )
        return self


class Judgement(Row):
    """A conclusion of ours: how likely, and how sure we are."""

    id: Key
    #: The chapter that gives the reasons.
    chapter: str
    #: May print numbers of the ledger by role.
    statement: str
    likelihood: Likelihood | None = None
    confidence: Literal["low", "moderate", "high"]
    evidence: Names
    reason: str


def read_findings(path: Path, record: type[Finding], known: Collection[str]) -> dict[str, Finding]:
    """Read claims or judgements.

    Raises
    ------
    BriefingError
        With file, line and field; also if evidence is named that is not in the ledger.
    """
    return read_named(path, record, Reference("evidence", "number", known))
