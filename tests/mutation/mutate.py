"""Changes one operator, number, name or unit at a time and sees whether a test notices.

``tox -e mutation -- --sample 300 --seed 3 analysis``: 300 changes by lot, of one folder.
Own script because neither mutmut nor cosmic-ray mutates a module that is loaded by its path, as
`analysis/` is; each change is tried in a forked process with the libraries already loaded.
Changes that mean the same are listed in equivalent.toml, each with its reason, and not counted.
Reported: changes tried, noticed, and each one that no test has noticed; of a sample, the interval
of the score as well.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import io
import math
import os
import signal
import sys
import time
import tomllib
import types
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from pathlib import Path
from random import Random

from changes import Change, changes

ROOT = Path(__file__).resolve().parents[2]
#: Folder of modules: files of tests that must notice, the quickest first.
TARGETS = {
    "src/briefing/quantities": (
        "unit/test_expression", "unit/test_interval", "unit/test_units",
        "unit/test_distributions", "unit/test_compute",
        "unit/test_bounds", "unit/test_model", "unit/test_simulation", "unit/test_robustness",
        "unit/test_recomputation", "faults/test_properties", "faults/test_tables",
    ),
    "src/briefing/uncertainty": (
        "unit/test_simulation", "unit/test_sensitivity", "unit/test_results",
        "unit/test_robustness", "unit/test_recomputation",
    ),
    "src/briefing/ledger": (
        "unit/test_ledger", "unit/test_omission", "unit/test_result_numbers", "unit/test_words", "unit/test_bounds",
        "unit/test_compute",
        "unit/test_assemble", "unit/test_robustness", "unit/test_scenario", "unit/test_cli",
        "unit/test_sensitivity", "unit/test_recomputation", "faults/test_others",
        "faults/test_properties", "faults/test_tables",
    ),
    "analysis": (
        "unit/test_formulas", "unit/test_model", "unit/test_study", "unit/test_reconciliation",
        "unit/test_assemble", "unit/test_scenario", "unit/test_recomputation",
    ),
}  # fmt: skip
LIBRARIES = ("numpy", "scipy.stats", "pint", "pydantic", "babel.numbers", "pybtex.database",
             "hypothesis", "yaml", "pytest", "_pytest.doctest", "matplotlib.figure", "SALib",
             "SALib.analyze.sobol", "SALib.sample.sobol")  # fmt: skip
#: Seconds after which a change counts as noticed: it has made something endless.
LONGEST = 600
#: Standard deviations of a 95 % interval.
WIDTH = 1.96


@dataclass(frozen=True)
class Module:
    """A module whose changes are tried, and the tests that must notice."""

    path: Path
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its path in the project."""
        return self.path.relative_to(ROOT).as_posix()


def modules(folder: str) -> list[Module]:
    """Return the modules of a folder that say something; their own tests come first."""
    found = []
    for path in sorted((ROOT / folder).glob("*.py")):
        if len(ast.parse(path.read_text("utf-8")).body) < 2:  # nothing but a docstring
            continue
        own = [str(path)] if ">>>" in path.read_text("utf-8") else []
        names = sorted(TARGETS[folder], key=lambda name: name != f"unit/test_{path.stem}")
        found.append(Module(path, (*own, *(f"tests/{name}.py" for name in names))))
    return found


def start(module: Module, tree: ast.Module | None = None) -> int:
    """Start a process that runs the tests on a changed module; return its id."""
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST)  # ends this process
        os._exit(_try(module, tree))
    return child


def passes(module: Module, tree: ast.Module | None = None) -> bool:
    """Say whether the tests pass on a changed module."""
    return os.waitpid(start(module, tree), 0)[1] == 0


def _try(module: Module, tree: ast.Module | None) -> int:
    usual = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> types.CodeType | None:
        if tree and Path(self.path) == module.path:
            return compile(tree, self.path, "exec", dont_inherit=True)
        return usual(self, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment,method-assign]
    _keep_nothing()
    pytest = sys.modules["pytest"]
    # Plain, because the rewriting of assertions would load modules named here past `get_code`.
    options = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return int(pytest.main([*options, *module.tests]))


def _keep_nothing() -> None:
    """Let no changed module put its results where later ones would take them."""
    from briefing.files import Cache

    def elsewhere(usual: Callable[..., None]) -> Callable[..., None]:
        def change(cache: Cache, *given: object, **named: object) -> None:
            if cache.folder != ROOT / ".cache":
                usual(cache, *given, **named)

        return change

    Cache.put, Cache.drop = elsewhere(Cache.put), elsewhere(Cache.drop)  # type: ignore[method-assign]
    for name in [name for name in sys.modules if name.partition(".")[0] == "briefing"]:
        if name not in ("briefing", "briefing.files", "briefing.errors"):
            del sys.modules[name]


def equivalent(change: Change, listed: Iterable[dict[str, str]]) -> bool:
    """Say whether a change is listed among those that mean the same."""
    keys = {"module": change.module, "line": change.line, "change": change.what}
    return any({key: each[key] for key in keys} == keys for each in listed)


def interval(found: int, tried: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, by Wilson's formula.

    >>> [round(end, 3) for end in interval(90, 100)]
    [0.826, 0.945]
    """
    share, square = found / tried, WIDTH**2 / tried
    half = WIDTH * math.sqrt(share * (1 - share) / tried + square / tried / 4)
    return tuple((share + square / 2 + sign * half) / (1 + square) for sign in (-1, 1))  # type: ignore[return-value]


def run(chosen: list[tuple[Module, Change]], jobs: int) -> list[Change]:
    """Try all changes, a few at a time; return those that nothing has noticed."""
    running: dict[int, Change] = {}
    lost: list[Change] = []
    waiting = list(reversed(chosen))
    while waiting or running:
        while waiting and len(running) < jobs:
            module, change = waiting.pop()
            running[start(module, change.tree())] = change
        child, status = os.wait()
        change = running.pop(child)
        if len(waiting) % 50 == 0:
            print(f"… {len(waiting)} of {len(chosen)} left, {len(lost)} not noticed", flush=True)
        if status == 0:
            lost.append(change)
            print(f"{change.module}:{change.number}: not noticed: {change.what}\n"
                  f"    {change.line}", flush=True)  # fmt: skip
    return lost


def choose(folders: list[str], sample: int, seed: int) -> tuple[list[tuple[Module, Change]], int]:
    """Return the changes that are tried, and how many there are but for equivalent ones."""
    listed = tomllib.loads(Path(__file__).with_name("equivalent.toml").read_text("utf-8"))
    every = [
        (module, change)
        for folder in folders
        for module in modules(folder)
        for change in changes(module.path, module.name, names=folder == "analysis")
        if not equivalent(change, listed["equivalent"])
    ]
    if sample and sample < len(every):
        return Random(seed).sample(every, sample), len(every)
    return every, len(every)


def fill_cache() -> None:
    """Compute the results of the unchanged briefing once, for every process that reads them."""
    child = os.fork()
    if child == 0:
        from briefing.ledger.assemble import read_ledger

        read_ledger(ROOT)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit("the briefing's ledger cannot be read")


def check(folder: str) -> None:
    """See that the tests pass without a change, and that each module is loaded as changed."""
    every = {test: None for module in modules(folder) for test in module.tests}
    if not passes(Module(ROOT, tuple(every))):
        sys.exit(f"{folder}: the tests fail without any change: {' '.join(every)}")
    for module in modules(folder):
        if passes(module, ast.parse("raise RuntimeError")):
            sys.exit(f"{module.name}: no test loads it as changed")


def main() -> int:
    """Try the changes; the exit code is 1 if fewer are noticed than asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=list(TARGETS))
    parser.add_argument("--sample", type=int, default=0, help="changes by lot; all if 0")
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--least", type=float, default=90.0, help="per cent to be noticed")
    options = parser.parse_args()
    os.chdir(ROOT)
    for name in LIBRARIES:
        importlib.import_module(name)
    fill_cache()
    for folder in options.folders:
        check(folder)
    chosen, total = choose(options.folders, options.sample, options.seed)
    begun = time.perf_counter()
    lost = run(chosen, options.jobs)
    for module, count in Counter(change.module for _, change in chosen).items():
        print(f"{module}: {count - sum(c.module == module for c in lost)} of {count}")
    found, tried = len(chosen) - len(lost), len(chosen)
    score = 100 * found / tried
    low, high = (100 * end for end in interval(found, tried))
    ends = f", 95 % interval {low:.1f} to {high:.1f}" if tried < total else ""
    print(f"{found} of {tried} changes noticed, of {total} that there are: {score:.1f} %{ends}"
          f" ({time.perf_counter() - begun:.0f} s)")  # fmt: skip
    return int(score < options.least)


if __name__ == "__main__":
    sys.exit(main())
