"""Tests that cannot fail: there is none.

A test must expect something: assert it, await an error or a warning, or call what does.
What is asserted must depend on what the code does: no constant, no comparison of a thing with
itself, no pair in brackets, which is always true.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("tests", "packages")
#: Calls that fail by themselves: of pytest, playwright, the standard library, and of the model.
EXPECTING = {
    "raises",
    "warns",
    "fail",
    "expect",
    "check_call",
    "check_output",
    "check_returncode",
    "check",
}


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """Yield all calls below a node."""
    return (each for each in ast.walk(node) if isinstance(each, ast.Call))


def name_of(call: ast.Call) -> str:
    """Return the last part of the name that is called."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def is_checked(call: ast.Call) -> bool:
    """Say whether a command that ends badly raises."""
    return any(k.arg == "check" and getattr(k.value, "value", 0) is True for k in call.keywords)


def expects(function: ast.AST, known: set[str]) -> bool:
    """Say whether a function asserts, or calls what raises when something is not as it should."""
    asserts = any(isinstance(node, ast.Assert | ast.Raise) for node in ast.walk(function))
    return asserts or any(
        name_of(call) in EXPECTING | known or is_checked(call) for call in calls(function)
    )


def is_constant(test: ast.expr) -> bool:
    """Say whether what is asserted is the same whatever the code does."""
    if isinstance(test, ast.Tuple | ast.List | ast.Set):
        return not all(isinstance(each, ast.Starred) for each in test.elts)
    if isinstance(test, ast.JoinedStr | ast.Lambda):
        return True
    if isinstance(test, ast.Compare) and not any(calls(test)):  # two calls may differ
        sides = [ast.dump(side) for side in (test.left, *test.comparators)]
        return len(set(sides)) < len(sides) or not has_names(test)
    if isinstance(test, ast.BoolOp):
        return any(map(is_constant, test.values))
    return not has_names(test)


def has_names(node: ast.AST) -> bool:
    """Say whether anything below a node has a name."""
    return any(isinstance(each, ast.Name) for each in ast.walk(node))


def functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """Return all functions of a module."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def cannot_fail(trees: dict[str, ast.Module]) -> list[str]:
    """Name the tests that expect nothing, and assertions of what is always so."""
    every = [function for tree in trees.values() for function in functions(tree)]
    known: set[str] = set()  # helpers that expect something themselves, however deep
    while more := {f.name for f in every if expects(f, known)} - known:
        known |= more
    return [
        f"{name}:{found.lineno}"
        for name, tree in trees.items()
        for found in [
            *(f for f in functions(tree) if f.name.startswith("test_") and f.name not in known),
            *(n for n in ast.walk(tree) if isinstance(n, ast.Assert) and is_constant(n.test)),
        ]
    ]


def test_no_test_is_unable_to_fail() -> None:
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))
             if "roots" not in path.parts and "tests" in path.parts]  # fmt: skip
    trees = {str(p.relative_to(ROOT)): ast.parse(p.read_text("utf-8")) for p in paths}

    assert 60 < len(trees)
    assert [] == cannot_fail(trees)


@pytest.mark.parametrize(
    "body",
    [
        "pass", "print(result())", "assert True", "assert 1 == 1", "assert found == found",
        "assert (found, 'a reason')", "assert [found]", "assert f'{found}'", "assert found or True",
        "subprocess.run(found)", "subprocess.run(found, check=False)", "helper()",
    ],
)  # fmt: skip
def test_a_test_that_cannot_fail_is_found(body: str) -> None:
    assert ["t:2"] == [
        place.replace(":1", ":2")
        for place in cannot_fail({"t": ast.parse(f"def test_it():\n    {body}")})
    ]


@pytest.mark.parametrize(
    "body",
    ["assert found", "assert 1 == found", "subprocess.run(found, check=True)", "helper(found)",
     "assert [*found]", "assert found() == found()", "with pytest.raises(ValueError): found()",
     "expect(page).to_be_visible()"],
)  # fmt: skip
def test_a_test_that_can_fail_is_none(body: str) -> None:
    text = f"def test_it():\n    {body}\n\ndef helper(found):\n    assert found\n"

    assert [] == cannot_fail({"t": ast.parse(text)})
