"""Bounds: ends computed from the ledger, and what they must keep to."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.ledger.assemble import read_ledger
from briefing.ledger.bounds import filled
from briefing.ledger.ledger import Ledger
from briefing.ledger.number import Number
from briefing.quantities.evaluation import evaluate
from briefing.quantities.parser import parse

ROWS = {
    "ends that cross": (
        {"containers-2024.maximum": "containers.us.2024-02-23@low-as-point"},
        "bounds cross",
    ),
    "floor as upper end": (
        {"containers-2024.maximum": "containers.rok-dia.2024-10-23"},
        "a floor cannot be the maximum",
    ),
    "ceiling as lower end": (
        {"rounds-per-container.low": "rounds-per-container.ukraine"},
        "a ceiling cannot be the 5 % point",
    ),
    "capacity as lower end": (
        {"rounds-per-container.low": "rounds-per-container.rok-2024-02"},
        "'shell-capacity.rok-mnd.2024-02-26' is a capacity and cannot be the 5 % point",
    ),
    "difference across series": (
        {"containers-later.central": "containers.rok-dia.2025-07-13 - containers.osc.2025-04-15"},
        "a difference across series: osc, rok-dia",
    ),
    "unknown number": (
        {"pay.low": "pay.nsi.2024-10"},
        "unknown number 'pay.nsi.2024-10' (did you mean 'pay.nis.2024-10'?)",
    ),
    "unit that does not fit": ({"pay.low": "containers.osc.2025-04-15"}, "Cannot convert"),
    "no expression": (
        {"pay.low": "pay.nis.2024-10 ×"},
        "is not a valid expression: the end where a name, a number or a bracket was expected",
    ),
    "share above one": ({"unusable.maximum": "1.5"}, "share 1.5 is above 1"),
    "end that the family lacks": (
        {"pay.low": ""},
        "a lognormal parameter with minimum, high, maximum",
    ),
}


def rewrite(path: Path, changes: dict[str, str], column: str = "expression") -> int:
    """Change rows of the bounds, drop those left empty; return the line of the last change."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    line = 0
    kept = [head]
    for row in rows:
        name = f"{row[0]}.{row[1]}"
        if name in changes:
            row[head.index(column)] = changes[name]
        if row[2]:
            kept.append(row)
            line = len(kept) if name in changes else line
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(kept)
    return line


@pytest.mark.parametrize(("changes", "said"), ROWS.values(), ids=ROWS)
def test_ends_that_cannot_be_are_explained(copy: Path, changes: dict[str, str], said: str) -> None:
    """One message says file, line, field and remedy."""
    path = copy / "evidence" / "bounds.csv"
    rewrite(path, changes)

    with pytest.raises(BriefingError) as caught:
        read_ledger(copy)

    assert re.match(rf"{re.escape(str(path))}:\d+: field ", str(caught.value))
    assert said in str(caught.value)


def test_a_reason_cites_only_what_the_row_uses(copy: Path) -> None:
    """A reason that names another observation is refused, with its line."""
    path = copy / "evidence" / "bounds.csv"
    line = rewrite(path, {"pay.low": "As containers.osc.2025-04-15 says."}, "reason")

    with pytest.raises(BriefingError) as caught:
        read_ledger(copy)

    assert (
        f"{path}:{line}: field 'reason': cites 'containers.osc.2025-04-15', "
        "which the row does not use. Use it." == str(caught.value)
    )


def test_every_end_is_a_number_with_its_way_to_the_sources(ledger: Ledger) -> None:
    """What is drawn starts at the ends, and each end at observations, or it is ours."""
    for name, p in ledger.parameters.items():
        for end in ("minimum", "low", "central", "high", "maximum"):
            if (value := getattr(p, end)) is not None:
                number = ledger[f"bound.{name}.{end}"]
                assert value in (number.low, number.central, number.high)
                assert bool(number.inputs) == bool(ledger.observations(number.name))
    assert "bound.containers-2024.minimum" in [n.name for n in ledger.chain("value.2024")]


def test_a_later_count_is_taken_to_the_cut_off(ledger: Ledger) -> None:
    """Between two dates of one series stands the straight line."""
    first, last = ledger["containers.us.2024-09-04"].low, ledger["containers.us.2025-01"].low
    assert first is not None and last is not None
    days, whole = 54, 133  # from 4 September to 28 October, and to 15 January

    line = first + (last - first) * days / whole
    assert pytest.approx(line) == ledger.parameters["containers-2024"].central


def test_a_floor_is_not_overruled_in_silence(copy: Path) -> None:
    """Where most draws lie below a floor, the table must say why."""
    path = copy / "evidence" / "bounds.csv"
    text = path.read_text("utf-8")
    start = text.index("guns-2024,context")
    path.write_text(text[:start] + text[text.index("\n", start) + 1 :], "utf-8")
    rewrite(path, {"guns-2024.minimum": "guns.rok-nsa.2024-11 × 0.1"})

    with pytest.raises(BriefingError, match=r"of the draws lie below the floor 'guns\.rok-nsa"):
        read_ledger(copy)


def test_a_number_in_a_bound_counts_in_base_units(ledger: Ledger) -> None:
    """A share stands in per cent; a name that is no number is a parameter and stays."""
    known = {"share": Number("share", "Share", "observed", "percent", central=25.0)}
    found = filled(parse("1 − share × load"), known, ledger.evidence.vocabularies.units)

    assert 0.5 == evaluate(found, {"load": 2.0})
