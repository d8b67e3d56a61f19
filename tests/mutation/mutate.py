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
import importlib
import math
import os
import sys
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path
from random import Random

from changes import Change, changes
from trial import ROOT, Module, outcomes, passes

#: Folder of modules: files of tests that must notice, the quickest first.
TARGETS = {
    "src/briefing/quantities": (
        "unit/test_expression", "unit/test_interval", "unit/test_units",
        "unit/test_distributions", "unit/test_compute", "unit/test_parser", "faults/test_units",
        "unit/test_bounds", "unit/test_model", "unit/test_simulation", "unit/test_robustness",
        "unit/test_recomputation", "faults/test_properties", "faults/test_tables",
    ),
    "src/briefing/uncertainty": (
        "unit/test_simulation", "unit/test_sensitivity", "unit/test_results",
        "unit/test_robustness", "unit/test_robust_numbers", "unit/test_recomputation", "unit/test_recomputed_drivers",
    ),
    "src/briefing/ledger": (
        "unit/test_ledger", "unit/test_omission", "unit/test_result_numbers", "unit/test_words",
        "unit/test_bounds", "unit/test_compute", "unit/test_chances", "unit/test_floors",
        "unit/test_history",
        "unit/test_assemble", "unit/test_robustness", "unit/test_robust_numbers",
        "unit/test_scenario", "unit/test_cli",
        "unit/test_sensitivity", "unit/test_recomputation", "unit/test_recomputed_drivers",
        "unit/test_hindcast", "faults/test_others", "faults/test_estimate",
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
#: Standard deviations of a 95 % interval.
WIDTH = 1.96


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
    """Try all changes; return those that nothing has noticed."""
    lost = []
    cases = ((change, module, change.tree()) for module, change in chosen)
    for number, (change, passed) in enumerate(outcomes(cases, jobs), 1):
        if passed:
            lost.append(change)
            print(f"{change.module}:{change.number}: not noticed: {change.what}\n"
                  f"    {change.line}", flush=True)  # fmt: skip
        if number % 50 == 0:
            print(f"… {number} of {len(chosen)} tried, {len(lost)} not noticed", flush=True)
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


def check(folders: list[str], jobs: int) -> None:
    """See that the tests pass without a change, and that each module is loaded as changed."""
    every = [module for folder in folders for module in modules(folder)]
    tests = {test: None for module in every for test in module.tests}
    if not passes(Module(ROOT, tuple(tests))):
        sys.exit(f"the tests fail without any change: {' '.join(tests)}")
    broken = ((module, module, ast.parse("raise RuntimeError")) for module in every)
    for module, passed in outcomes(broken, jobs):
        if passed:
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
    check(options.folders, options.jobs)
    chosen, total = choose(options.folders, options.sample, options.seed)
    begun = time.perf_counter()
    lost = run(chosen, options.jobs)
    print(f"\n{'room':32} noticed  tried")
    for folder in options.folders:
        room = [change for _, change in chosen if change.module.startswith(f"{folder}/")]
        missed = sum(change in room for change in lost)
        print(f"{folder:32} {len(room) - missed:7} {len(room):6}")
    found, count = len(chosen) - len(lost), len(chosen)
    score = 100 * found / count
    low, high = (100 * end for end in interval(found, count))
    ends = f", 95 % interval {low:.1f} to {high:.1f}" if count < total else ""
    print(f"{found} of {count} changes noticed, of {total} that there are: {score:.1f} %{ends}"
          f" ({time.perf_counter() - begun:.0f} s)")  # fmt: skip
    return int(score < options.least)


if __name__ == "__main__":
    sys.exit(main())
