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
#: What is read as one package; in tests, a file is as long as its cases.
PACKAGES = {
    "engine": "src/briefing",
    "in Sphinx": "src/briefing/sphinxext",
    "PDF builder": "packages/sphinx-taggedpdf/src",
    "analysis": "analysis",
    "scripts": "scripts",
}
SUFFIXES = {".py", ".js", ".typ", ".html"}
#: Too long still; each is to be parted, and nothing may be added here.
TOO_LONG = {
    "packages/sphinx-taggedpdf/tests/test_faults.py",
}


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


def modules(folder: str) -> list[Path]:
    """Return the modules of a package."""
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", tracked(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long(path: Path) -> None:
    known = path.relative_to(ROOT).as_posix() in TOO_LONG

    assert known == (lines(path) > LONGEST)


@pytest.mark.parametrize("name", PACKAGES)
def test_the_middle_module_and_function_are_short(name: str) -> None:
    found = modules(PACKAGES[name])

    assert median(map(lines, found)) <= MIDDLE
    assert median(length for path in found for length in functions(path)) <= FUNCTION


def table() -> Iterator[str]:
    """Yield the sizes of each package."""
    yield f"{'':12} modules  median  longest  functions  median"
    for name, folder in PACKAGES.items():
        found = modules(folder)
        sizes, inner = [*map(lines, found)], [n for path in found for n in functions(path)]
        yield (f"{name:12} {len(found):7} {median(sizes):7.0f} {max(sizes):8}"
               f" {len(inner):10} {median(inner):7.0f}")  # fmt: skip


if __name__ == "__main__":
    print("\n".join(table()))
