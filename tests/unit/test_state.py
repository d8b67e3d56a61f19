"""No state of the process: what a build knows is in records that are passed along.

Two briefings, or two languages, can be built in one process.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (ROOT / "src", ROOT / "packages" / "sphinx-taggedpdf" / "src")
MODULES = sorted(path for source in SOURCES for path in source.rglob("*.py"))
#: Methods that change what they are called on.
CHANGES = {
    "add", "append", "cache_clear", "clear", "discard", "extend", "insert", "pop", "popitem",
    "remove", "setdefault", "update", "appendleft",
}  # fmt: skip
#: State that is not ours, or is complete once the module is imported; and why.
ALLOWED = {
    "script.py: sys": "no bytecode is written beside the scripts; set back at once",
    "load.py: sys": "an analysis is imported as Python imports: into sys.modules",
    "registry.py: RULES": "filled while the modules of rules are imported",
    "common.py: RULES": "filled while the modules of rules are imported",
}


def changed(tree: ast.Module) -> Iterator[str]:
    """Yield the names outside of functions that a function of the module changes."""
    outer = {name for node in tree.body for name in bound(node)}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            own = {a.arg for a in ast.walk(function.args) if isinstance(a, ast.arg)}
            own |= {n.id for n in ast.walk(function)
                    if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}  # fmt: skip
            for node in ast.walk(function):
                if isinstance(node, ast.Global):
                    yield from node.names
                yield from {root(target) for target in targets(node)} & (outer - own)


def bound(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement of a module binds, those that it imports included."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from ((alias.asname or alias.name).partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ClassDef | ast.FunctionDef):
        yield node.name
    else:
        yield from (n.id for n in ast.walk(node)
                    if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))  # fmt: skip


def targets(node: ast.AST) -> Iterator[ast.expr]:
    """Yield what a node changes in place: items, attributes, and by the methods that change."""
    match node:
        case ast.Assign(targets=found) | ast.Delete(targets=found):
            yield from (t for t in found if isinstance(t, ast.Subscript | ast.Attribute))
        case ast.AugAssign(target=ast.Subscript() | ast.Attribute() as target):
            yield target
        case ast.Call(func=ast.Attribute(value=value, attr=name)) if name in CHANGES:
            yield value


def root(expression: ast.expr) -> str:
    """Return the name at the root of ``name.attribute[item]``."""
    while isinstance(expression, ast.Attribute | ast.Subscript):
        expression = expression.value
    return expression.id if isinstance(expression, ast.Name) else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_changes_what_outlives_a_build(path: Path) -> None:
    found = {f"{path.name}: {name}" for name in changed(ast.parse(path.read_text("utf-8")))}

    assert set() == found - ALLOWED.keys()


PLANTED = [
    "kept = {}\ndef note(key):\n    kept[key] = 1",
    "from .words import catalogue\ndef use():\n    catalogue.asked.clear()",
    "count = 0\ndef more():\n    global count\n    count += 1",
    "class Count:\n    given = 0\ndef more():\n    Count.given += 1",
    "@cache\ndef table(): ...\nregistry = table\ndef again():\n    registry.cache_clear()",
]


@pytest.mark.parametrize("text", PLANTED)
def test_the_check_can_fail(text: str) -> None:
    assert 1 == len(set(changed(ast.parse(text))))


def test_what_is_allowed_is_still_there() -> None:
    found = {f"{path.name}: {name}" for path in MODULES
             for name in changed(ast.parse(path.read_text("utf-8")))}  # fmt: skip

    assert ALLOWED.keys() == found
