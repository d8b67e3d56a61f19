"""Changes one operator, number, name or unit at a time and sees whether a test notices.

Run by `tox -e mutation`; `--sample 10` takes every n-th change so that ten a module are tried.
Own script because neither mutmut nor cosmic-ray mutates a module that is loaded by its path, as
`analysis/` is; each change is tried in a forked process with the libraries already loaded.
Reported: changes tried, noticed, and each one that no test has noticed.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import io
import os
import signal
import sys
import types
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).resolve().parents[2]
#: Folder of modules: tests that must notice, the quickest first.
TARGETS = {
    "src/briefing/quantities": ("expression", "interval", "units", "formulas", "compute", "model"),
    "src/briefing/uncertainty": ("simulation", "sensitivity", "results", "parameters",
                                 "robustness", "recomputation"),
    "src/briefing/ledger": ("ledger", "compute", "bounds", "assemble", "robustness", "cli",
                            "recomputation"),
    "analysis": ("formulas", "study", "model", "reconciliation", "recomputation"),
}  # fmt: skip
LIBRARIES = ("numpy", "scipy.stats", "pint", "pydantic", "babel.numbers", "pybtex.database",
             "hypothesis", "yaml", "pytest", "_pytest.doctest", "matplotlib.figure")  # fmt: skip
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
#: Seconds after which a change counts as noticed: it has made something endless.
LONGEST = 240


def changes(tree: ast.Module, *, names: bool) -> Iterator[tuple[int, str, ast.Module]]:
    """Yield line, description and tree of each change."""
    words = sorted(
        {str(getattr(n, "value", "")) for n in ast.walk(tree) if _is_name(n)} if names else ()
    )
    for index, node in enumerate(ast.walk(tree)):
        for what in _possible(node, words):
            changed = copy.deepcopy(tree)
            line = _change(list(ast.walk(changed))[index], what)
            yield line or getattr(node, "lineno", 0), what, ast.fix_missing_locations(changed)


def _is_name(node: ast.AST) -> bool:
    """Say whether a node names a number, a parameter or a unit."""
    text = getattr(node, "value", None)
    return (
        isinstance(node, ast.Constant) and isinstance(text, str) and " " not in text and text != ""
    )


def _is_number(value: object) -> TypeGuard[float]:
    return type(value) in (int, float)


def _possible(node: ast.AST, words: list[str]) -> Iterator[str]:
    if isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPS:
        yield f"{type(node.op).__name__} → {SWAPS[type(node.op)].__name__}"
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        yield f"{type(node.ops[0]).__name__} → {SWAPS[type(node.ops[0])].__name__}"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not → nothing"
    elif isinstance(node, ast.Constant) and _is_number(node.value):
        yield f"{node.value} → {node.value + 1}"
    elif _is_name(node) and len(words) > 1:
        word = str(getattr(node, "value", ""))
        yield f"{word!r} → {words[(words.index(word) + 1) % len(words)]!r}"


def _change(node: ast.AST, what: str) -> int:
    if isinstance(node, ast.BinOp | ast.BoolOp):
        node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
    elif isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[call-overload]
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Constant):
        node.value = ast.literal_eval(what.partition(" → ")[2])
    return int(getattr(node, "lineno", 0))


def noticed(path: Path, tree: ast.Module, tests: list[str]) -> bool:
    """Say whether the tests fail when a module is what the tree says."""
    child = os.fork()
    if child == 0:
        os._exit(_try(path, tree, tests))
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(LONGEST)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    return status != 0


def _try(path: Path, tree: ast.Module, tests: list[str]) -> int:
    usual = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> types.CodeType | None:
        if Path(self.path) == path:
            return compile(tree, self.path, "exec", dont_inherit=True)
        return usual(self, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]
    pytest = sys.modules["pytest"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]))


def main() -> int:
    """Try all changes; the exit code is 1 if fewer are noticed than asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=list(TARGETS))
    parser.add_argument("--sample", type=int, default=0, help="changes a module; all if 0")
    parser.add_argument("--least", type=float, default=90.0, help="per cent to be noticed")
    options = parser.parse_args()
    os.chdir(ROOT)
    for name in LIBRARIES:
        importlib.import_module(name)
    tried = found = 0
    for folder in options.folders:
        tests = [f"tests/unit/test_{name}.py" for name in TARGETS[folder]]
        for path in sorted((ROOT / folder).glob("*.py")):
            own = [str(path)] if ">>>" in path.read_text("utf-8") else []
            tree = ast.parse(path.read_text("utf-8"))
            if noticed(path, tree, [*own, *tests]):
                sys.exit(f"{path.relative_to(ROOT)}: the tests fail without any change")
            every = list(changes(tree, names=folder == "analysis"))
            step = max(1, len(every) // options.sample) if options.sample else 1
            for line, what, changed in every[::step]:
                tried += 1
                if noticed(path, changed, [*own, *tests]):
                    found += 1
                else:
                    print(f"{path.relative_to(ROOT)}:{line}: not noticed: {what}", flush=True)
        print(f"{folder}: {found} of {tried} so far", flush=True)
    score = 100 * found / tried if tried else 0.0
    print(f"{found} of {tried} changes noticed: {score:.1f} %")
    return 0 if tried and score >= options.least else 1


if __name__ == "__main__":
    sys.exit(main())
