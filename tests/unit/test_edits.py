"""The edits of ``tox -e stale`` still fit the briefing: each of them changes a file."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script that compares."""
    monkeypatch.syspath_prepend(str(ROOT / "tests" / "stale"))
    monkeypatch.delitem(sys.modules, "compare", raising=False)
    return importlib.import_module("compare")


def contents(folder: Path) -> dict[Path, bytes]:
    """Return what stands in every file below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_edit_changes_a_file(compare: ModuleType, tmp_path: Path) -> None:
    compare.copy_project(tmp_path / "copy")
    edits = [edit for group in (*compare.GROUPS, compare.UNDONE) for edit in group]
    for kind, edit in edits:
        before = contents(tmp_path / "copy")
        said = edit(tmp_path / "copy", Random(kind))
        assert before != contents(tmp_path / "copy"), said

    assert 40 <= len(edits)


def test_rounds_hold_each_edit_once_and_take_back_last(compare: ModuleType) -> None:
    every = [edit for group in compare.GROUPS for edit in group]
    rounds = list(compare.rounds(len(every), 5, Random(1)))

    assert sorted(map(id, every)) == sorted(id(edit) for edits in rounds[:-1] for edit in edits)
    assert ["source removed", "page removed"] == [kind for kind, _ in rounds[-1]]
    for edits in rounds[:-1]:
        assert 1 == sum(any(edit in group for edit in edits) for group in compare.GROUPS)


def test_each_kind_is_drawn_before_one_comes_twice(compare: ModuleType) -> None:
    """A run of 48 edits must not leave out a kind that the next seed would have drawn."""
    kinds = {kind for group in compare.GROUPS for kind, _ in group}
    drawn = [kind for kind, _ in compare.drawn(48, Random(3))]

    assert len(kinds) < 48
    assert kinds == set(drawn[: len(kinds)])
