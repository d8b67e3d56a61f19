"""The evidence of the briefing: graded, sourced, and its limits as the statements say."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.evidence.observations import read_evidence
from briefing.ledger.ledger import Ledger


def test_evidence_of_the_briefing_is_graded_and_sourced(root: Path) -> None:
    """At least 250 observations, and none without source, locator and grade."""
    evidence = read_evidence(root)
    rows = evidence.observations.values()

    assert len(rows) >= 250
    assert [] == [row.id for row in rows if row.source not in evidence.sources or not row.locator]
    assert {len(row.grade) for row in rows} == {2}


#: Words of a statement that say "no less" and "no more".
FLOOR = (
    r"(?<!no )more than|at least|or more|tens of|upward of|lower bound|the floor"
    r"|over (?=\d|half|a |one)"
)


CEILING = (
    r"up to|at most|no more than|fewer than|upper bound|below|caps deliveries|within this time"
)


def test_limits_say_what_the_statements_say(root: Path) -> None:
    """A floor is called one, and "at least" is never coded as a point; so for ceilings."""
    rows = [r for r in read_evidence(root).observations.values() if r.limit]
    said = {r.id: f"{r.statement} {r.locator}" for r in rows}
    floor = {r.id for r in rows if re.search(FLOOR, said[r.id])}
    ceiling = {r.id for r in rows if re.search(CEILING, said[r.id])}

    assert [] == [r.id for r in rows if r.limit == "floor" and r.id not in floor]
    assert [] == [r.id for r in rows if r.limit == "ceiling" and r.id not in ceiling]
    assert [] == [r.id for r in rows if r.id in floor and r.low is None]
    assert [] == [r.id for r in rows if r.id in ceiling and r.high is None]


def test_rows_that_notes_name_exist(root: Path, ledger: Ledger) -> None:
    """A note that points to another row or number points to one that is there."""
    families = {name.partition(".")[0] for name in ledger}
    named = {
        (row.id, word)
        for row in read_evidence(root).observations.values()
        for word in re.findall(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+", row.note)
        if word.partition(".")[0] in families
    }

    assert set() == {(row, word) for row, word in named if word not in ledger}
    assert len(named) > 50
