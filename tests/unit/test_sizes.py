"""How large modules and functions are: one idea each.

``python tests/unit/test_sizes.py`` prints the table.
"""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Most lines of a module, most lines of the middle one, and of the middle function.
LONGEST, MIDDLE, FUNCTION = 250, 90, 8
#: Where packages are; in tests, a file is as long as its cases.
SOURCES = ("src/briefing", "packages/sphinx-taggedpdf/src", "analysis", "scripts")
SUFFIXES = {".py", ".js", ".typ", ".html"}


def tracked() -> list[Path]:
    """Return the files of the project that somebody writes."""
    found = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = found.stdout.split("\0") if found.returncode == 0 else []
    # a copy that is no repository has beside them only what was built
    made = (path for path in ROOT.rglob("*") if not {"build", ".tox"} & set(path.parts))
    paths = [ROOT / name for name in names if name] or made
    return [path for path in paths if path.suffix in SUFFIXES and path.is_file()]


def lines(path: Path) -> int:
    """Return how long a file is."""
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> Iterator[int]:
    """Yield how long the functions of a module are, with their docstrings."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def packages() -> dict[str, list[Path]]:
    """Return the modules of every package, without those of the packages in it."""
    found: dict[str, list[Path]] = {}
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            found.setdefault(path.parent.relative_to(ROOT).as_posix(), []).append(path)
    return found


@pytest.mark.parametrize("path", tracked(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long(path: Path) -> None:
    assert lines(path) <= LONGEST


@pytest.mark.parametrize("name", packages())
def test_the_middle_module_is_short(name: str) -> None:
    assert median(map(lines, packages()[name])) <= MIDDLE


@pytest.mark.parametrize("source", SOURCES)
def test_the_middle_function_is_short(source: str) -> None:
    found = (length for path in (ROOT / source).rglob("*.py") for length in functions(path))

    assert median(found) <= FUNCTION


def table() -> Iterator[str]:
    """Yield the sizes of each package."""
    yield f"{'':60} modules  median  longest  functions  median"
    for name, found in packages().items():
        sizes, inner = [*map(lines, found)], [n for path in found for n in functions(path)]
        yield (f"{name:60} {len(found):7} {median(sizes):7.1f} {max(sizes):8}"
               f" {len(inner):10} {median(inner or [0]):7.1f}")  # fmt: skip


if __name__ == "__main__":
    print("\n".join(table()))
