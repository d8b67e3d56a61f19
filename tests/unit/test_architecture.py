"""The rules of the house: what is documented, what is computed, what is fetched.

Who may import whom is said in pyproject.toml and checked by import-linter.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
BUILDER = ROOT / "packages" / "sphinx-taggedpdf" / "src"
MODULES = sorted([*SOURCE.rglob("*.py"), *BUILDER.rglob("*.py")])
PDF = [p for p in MODULES if p.is_relative_to(BUILDER)]


def name(path: Path) -> str:
    """Name a module for the report of a test."""
    return path.relative_to(BUILDER if path.is_relative_to(BUILDER) else SOURCE).as_posix()


def imports(path: Path) -> set[str]:
    """Return the full names of the modules that a module imports, wherever it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            # a name that is imported may be a module: `from urllib import request`
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", PDF, ids=name)
def test_pdf_builder_knows_nothing_of_the_briefing(path: Path) -> None:
    """Another project could take the builder as it is."""
    assert "price-of-partnership" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_and_public_names_are_documented(path: Path) -> None:
    """A module says what it is for; so does every public class and function."""
    tree = ast.parse(path.read_text("utf-8"))
    bare = [found for found in public(tree) if not ast.get_docstring(found)]

    assert ast.get_docstring(tree)
    assert [] == [found.name for found in bare]


Documented = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(tree: ast.Module | ast.ClassDef) -> Iterator[Documented]:
    """Yield the public classes and functions of a module, and the methods of its classes."""
    for node in tree.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            if not {"overload", "override"} & {decorator(d) for d in node.decorator_list}:
                yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def decorator(node: ast.expr) -> str:
    """Return the name of a decorator."""
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("name", ["formulas", "containers", "proportion"])
def test_formulas_hold_no_number_of_their_own(name: str) -> None:
    """What is computed comes from the ledger: formulas name inputs and type no values."""
    tree = ast.parse((SOURCE.parent / "analysis" / f"{name}.py").read_text("utf-8"))
    digits = {
        keyword.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "digits" and isinstance(keyword.value, ast.Constant)
    }
    typed = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    }

    assert typed <= digits


EXTENSION = sorted((SOURCE / "briefing" / "sphinxext").rglob("*.py"))


@pytest.mark.parametrize("path", EXTENSION, ids=name)
def test_warnings_of_the_extension_have_one_type(path: Path) -> None:
    """They are given by `sphinxext.warnings` alone, each of a kind that can be silenced."""
    called = {node.func.attr for node in ast.walk(ast.parse(path.read_text("utf-8")))
              if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}  # fmt: skip

    assert ("warning" in called) == (path.name == "warnings.py")


#: The subject of this briefing, which another one does not have.
SUBJECT = ("korea", "russia", "fnf", "kida")


def test_the_engine_does_not_name_the_subject_of_this_briefing() -> None:
    """Neither does the PDF builder, its pages for others included."""
    files = [*SOURCE.rglob("*"), *BUILDER.parent.rglob("*")]
    read = [p for p in files if p.suffix in {".py", ".toml", ".typ", ".md", ".html"}
            and "tests" not in p.relative_to(ROOT).parts]  # fmt: skip
    named = [f"{p.name}: {word}" for p in read for word in SUBJECT
             if word in p.read_text("utf-8").casefold()]  # fmt: skip

    assert len(read) > 250
    assert named == []


#: Modules that open connections, and names in them that do not.
CLIENTS = {"urllib", "http", "requests", "httpx", "socket", "ftplib", "aiohttp"}
HARMLESS = ("urllib.parse",)


def fetching(names: set[str]) -> set[str]:
    """Return the imports that can open a connection."""
    clients = {name for name in names if name.partition(".")[0] in CLIENTS}
    return {name for name in clients if not name.startswith(HARMLESS)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_fetched_while_building(path: Path) -> None:
    """No module opens a connection."""
    assert set() == fetching(imports(path))


@pytest.mark.parametrize("line", ["import urllib.request", "from urllib import request, parse"])
def test_a_fetch_would_be_found(line: str, tmp_path: Path) -> None:
    """Whichever way it is imported."""
    (tmp_path / "fetch.py").write_text(f"{line}\n", "utf-8")

    assert "urllib.request" in fetching(imports(tmp_path / "fetch.py"))
