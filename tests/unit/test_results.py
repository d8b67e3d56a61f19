"""Results: what is taken from the draws, and when they are drawn again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from briefing.evidence.parameters import Parameter
from briefing.files import code_of
from briefing.ledger.ledger import Ledger
from briefing.study.study import Study
from briefing.uncertainty import results
from briefing.uncertainty.cached import ROOMS
from briefing.uncertainty.results import Results, read_results

RANGES: Mapping[str, results.Range] = {"study": ("value.2024", 1.7e9, 5.5e9)}


@pytest.fixture
def parameters(ledger: Ledger) -> Mapping[str, Parameter]:
    """Return the parameters of the briefing."""
    return ledger.parameters


@pytest.fixture
def study(ledger: Ledger) -> Study:
    """Return the study of the briefing."""
    return ledger.study


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the computing, and note that it was asked for."""
    calls: list[str] = []

    def compute(*_: object) -> Results:
        calls.append("computed")
        return Results({}, {}, {"pay": [2000.0]}, {}, {}, {}, {}, {"16": 0.001})

    monkeypatch.setattr(results, "compute_results", compute)
    return calls


def test_results_are_computed_once(
    tmp_path: Path, study: Study, parameters: Mapping[str, Parameter], computed: list[str]
) -> None:
    """The second build reads what the first one kept."""
    first, second = (read_results(study, parameters, RANGES, {}, tmp_path) for _ in range(2))

    assert first == second
    assert ["computed"] == computed
    assert 1 == len(list(tmp_path.iterdir()))


def test_cache_may_be_deleted(
    tmp_path: Path, study: Study, parameters: Mapping[str, Parameter], computed: list[str]
) -> None:
    """Without it, results are computed again."""
    read_results(study, parameters, RANGES, {}, tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()
    read_results(study, parameters, RANGES, {}, tmp_path)

    assert ["computed"] * 2 == computed


@pytest.mark.parametrize(
    ("change", "runs"),
    [({"maximum": 20_000.0}, 2), ({"high": 5000.0}, 2), ({"reason": "Other words."}, 1),
     ({"label": "Other words"}, 1), ({"quality": "good"}, 1)],
    ids=str,
)  # fmt: skip
def test_only_what_matters_makes_results_stale(
    tmp_path: Path,
    study: Study,
    parameters: Mapping[str, Parameter],
    computed: list[str],
    change: dict[str, object],
    runs: int,
) -> None:
    """Bounds count; words do not."""
    changed = {**parameters, "pay": parameters["pay"].model_copy(update=change)}
    read_results(study, parameters, RANGES, {}, tmp_path)
    read_results(study, changed, RANGES, {}, tmp_path)

    assert ["computed"] * runs == computed


def test_order_of_rows_does_not_make_results_stale(
    tmp_path: Path, study: Study, parameters: Mapping[str, Parameter], computed: list[str]
) -> None:
    """Permuting the table changes nothing."""
    read_results(study, parameters, RANGES, {}, tmp_path)
    read_results(study, dict(reversed(list(parameters.items()))), RANGES, {}, tmp_path)

    assert ["computed"] == computed


def test_published_range_makes_results_stale(
    tmp_path: Path, study: Study, parameters: Mapping[str, Parameter], computed: list[str]
) -> None:
    """A changed observation of a published total is compared anew."""
    read_results(study, parameters, RANGES, {}, tmp_path)
    read_results(study, parameters, {"study": ("value.2024", 1.8e9, 5.5e9)}, {}, tmp_path)

    assert ["computed"] * 2 == computed


@pytest.mark.parametrize(
    ("low", "high", "shares"),
    [
        (10.0, 20.0, {"below": 0.1, "within": 0.11, "above": 0.79}),
        (10.0, None, {"below": 0.1, "within": 0.9}),
        (10.0, 10.0, {"below": 0.1, "above": 0.89}),
        (200.0, 300.0, {"below": 1.0, "within": 0.0, "above": 0.0}),
    ],
    ids=["range", "floor", "point", "beyond all draws"],
)
def test_shares_of_draws_by_place(low: float, high: float | None, shares: object) -> None:
    """A floor has no place above, a point none within."""
    assert pytest.approx(shares) == results._odds({"out": np.arange(100.0)}, ("out", low, high))


def test_results_rest_on_every_room_that_computes_them() -> None:
    """A change of any module with which they are computed is a change of their name in the cache."""
    code = """
import importlib, pathlib, sys
import briefing
folder = pathlib.Path(briefing.__file__).parent
for room in ("uncertainty", "ledger"):
    for path in sorted((folder / room).glob("*.py")):
        importlib.import_module(f"briefing.{room}.{path.stem}")
print(*sorted({name.split(".")[1] for name in sys.modules if name.startswith("briefing.")}))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    single = {"characters", "collation", "errors", "files"}  # they compute nothing

    assert {*ROOMS} == {*found.stdout.split()} - single


def test_a_digest_of_code_sees_every_file_of_a_room(tmp_path: Path) -> None:
    """Whoever adds a module to a room need not know what is kept."""
    (tmp_path / "room" / "inner").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    seen = set()
    for name in ("room/a.py", "room/inner/b.py", "room/table.toml"):
        for text in ("1", "2"):
            (tmp_path / name).write_text(text)
            code_of.cache_clear()
            seen.add(code_of("room", engine=tmp_path))
    (tmp_path / "other" / "c.py").write_text("3")
    (tmp_path / "room" / "a.pyc").write_text("4")
    code_of.cache_clear()

    assert 6 == len(seen)
    assert code_of("room", engine=tmp_path) in seen


def test_dots_are_each_one_draw_in_twenty(ledger: Ledger) -> None:
    """As many as the chart says, the tenth and eleventh on both sides of the middle."""
    for total in ledger.study.totals():
        dots = [n.require("central") for n in ledger.values() if n.name.startswith(f"{total}.dot-")]
        assert 20 == len(dots)
        assert dots[9] < ledger[total].require("central") < dots[10]
