"""Each room of the engine imports with what its extra declares, and nothing else is installed."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

SOURCE = Path(__file__).resolve().parents[2] / "src" / "briefing"
NAME = "price-of-partnership"
CORE = ("errors", "files", "characters", "collation", "quantities", "evidence", "study",
        "uncertainty", "ledger", "words", "cli")  # fmt: skip
#: Extra: the rooms that it is for.
ROOMS = {
    "": CORE,
    "charts": ("charts",),
    "exchange": ("exchange",),
    "lint": ("lint",),
    "docs": ("publishing", "sphinxext"),
}
IMPORT = """
import importlib, importlib.abc, sys
class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"{name} is not declared", name=name)
sys.meta_path.insert(0, Absent())
for name in MODULES:
    importlib.import_module(name)
"""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(distribution: str, extras: frozenset[str]) -> set[str]:
    """Return what is installed with a distribution and its extras."""
    found: set[str] = set()
    todo = [(distribution, extras)]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        name, wanted = each = todo.pop()
        if each in seen:
            continue
        seen.add(each)
        found.add(normal(name))
        for line in requires(name) or ():
            needed = Requirement(line)
            marks = ({"extra": extra} for extra in wanted or ("",))
            if needed.marker is None or any(map(needed.marker.evaluate, marks)):
                todo.append((needed.name, frozenset(needed.extras)))
    return found


def modules(room: str) -> list[str]:
    """Return the modules of a room."""
    base = SOURCE / room
    paths = base.rglob("*.py") if base.is_dir() else [base.with_suffix(".py")]
    names = (path.relative_to(SOURCE.parent).with_suffix("").parts for path in paths)
    return sorted(".".join(p for p in parts if p != "__init__") for parts in names)


def test_every_room_has_its_extra() -> None:
    there = {path.stem for path in SOURCE.iterdir() if not path.name.startswith(("_", "py."))}

    assert there == {room for rooms in ROOMS.values() for room in rooms}


def test_the_extension_shares_no_name_with_the_engine() -> None:
    every = [name for rooms in ROOMS.values() for room in rooms for name in modules(room)]
    names = [{name.rpartition(".")[2] for name in every if ("sphinxext" in name) == bridge}
             for bridge in (True, False)]  # fmt: skip

    assert min(map(len, names)) > 40
    assert names[0] & names[1] == set()


@pytest.mark.parametrize("extra", ROOMS)
def test_a_room_imports_with_what_its_extra_declares(extra: str) -> None:
    declared = closure(NAME, frozenset({extra} - {""}))
    blocked = {
        package for package, owners in packages_distributions().items()
        if declared.isdisjoint(map(normal, owners))
    }  # fmt: skip
    names = [name for room in ROOMS[extra] for name in modules(room)]
    code = f"BLOCKED, MODULES = {blocked!r}, {names!r}\n{IMPORT}"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert names
    assert "pytest" in blocked
    assert (0, "") == (found.returncode, found.stderr)


def test_the_check_can_fail() -> None:
    code = f"BLOCKED, MODULES = {{'numpy'}}, ['briefing.uncertainty.simulation']\n{IMPORT}"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert "numpy is not declared" in found.stderr
