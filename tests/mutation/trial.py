"""Tries a changed module: its tests run in a forked process in which it is loaded as changed."""

from __future__ import annotations

import ast
import contextlib
import io
import os
import resource
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

Case = TypeVar("Case")
ROOT = Path(__file__).resolve().parents[2]
#: Tests that compute all results anew, which takes half a minute: last.
SLOWEST = ("test_changed_observation_changes_what_is_computed_from_it",
           "test_a_floor_is_not_overruled_in_silence")  # fmt: skip
#: Rooms with whose code results are computed.
COMPUTING = ("quantities", "uncertainty")
#: Seconds of a processor after which a change counts as noticed: it has made something endless.
LONGEST = 300


@dataclass(frozen=True)
class Module:
    """A module whose changes are tried, and the tests that must notice."""

    path: Path
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its path in the project."""
        return self.path.relative_to(ROOT).as_posix()


class SlowestLast:
    """A plugin of pytest: what notices most changes in no time goes first."""

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Move the slowest tests to the end."""
        items.sort(key=lambda item: item.name in SLOWEST)


def start(module: Module, tree: ast.Module | None = None) -> int:
    """Start a process that runs the tests on a changed module; return its id."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))  # ends this process
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
    path = module.path
    _keep_nothing(own="" if path.parent.name in COMPUTING else f"{path.stem}-")
    pytest = sys.modules["pytest"]
    # Plain, because the rewriting of assertions would load modules named here past `get_code`.
    options = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return int(pytest.main([*options, *module.tests], plugins=[SlowestLast()]))


def _keep_nothing(own: str) -> None:
    """Let no changed module put its results where later ones would take them.

    Nor may one take what it computes itself, with `own` before its name: by the rest of the name,
    which comes of the files, it is that of the unchanged module. All names have "" before them.
    """
    from briefing.files import Cache

    def elsewhere(usual: Callable[..., None]) -> Callable[..., None]:
        def change(cache: Cache, *given: object, **named: object) -> None:
            if cache.folder != ROOT / ".cache":
                usual(cache, *given, **named)

        return change

    def get(
        cache: Cache, name: str, usual: Callable[..., bytes | None] = Cache.get
    ) -> bytes | None:
        changed = cache.folder == ROOT / ".cache" and name.startswith(own)
        return None if changed else usual(cache, name)

    Cache.get = get  # type: ignore[assignment,method-assign]
    Cache.put, Cache.drop = elsewhere(Cache.put), elsewhere(Cache.drop)  # type: ignore[method-assign]
    for name in [name for name in sys.modules if name.partition(".")[0] == "briefing"]:
        if name not in ("briefing", "briefing.files", "briefing.errors"):
            del sys.modules[name]


def outcomes(waiting: Iterable[tuple[Case, Module, ast.Module | None]],
             jobs: int) -> Iterator[tuple[Case, bool]]:  # fmt: skip
    """Try changed modules, a few at a time; yield each as it ends, and whether its tests passed."""
    running: dict[int, Case] = {}
    rest = iter(waiting)
    while True:
        for case, module, tree in islice(rest, jobs - len(running)):
            running[start(module, tree)] = case
        if not running:
            return
        child, status = os.wait()
        yield running.pop(child), status == 0
