"""Edits a copy of the briefing at random; after each round an incremental build is a clean build.

``tox -e stale -- --seed 7 --count 48 --round 12``: 48 edits by lot, each kind before a second of any.
After the edits of a round one copy is built again, the other from nothing; then HTML, PDF and data
files of both languages are compared byte by byte. The edits add up.
What is kept by its content (results, drawings) is kept in the clean copy, too; the last clean
build has nothing of the kind, so that something kept under a wrong name is found there.
Each build is a fork of a process that has loaded the libraries but not the engine, which is part
of what is edited.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import io
import os
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from random import Random

from editing import Edit
from edits import GROUPS, UNDONE

ROOT = Path(__file__).resolve().parents[2]
#: What a build reads.
PROJECT = (
    "CITATION.cff", "analysis", "conf.py", "design", "docs", "editions", "evidence", "figures",
    "locales", "packages", "refs.bib", "scripts", "src",
)  # fmt: skip
LIBRARIES = (
    "babel.messages.pofile", "fontTools.subset", "furo", "matplotlib.pyplot", "myst_parser.sphinx_ext.main",
    "notfound.extension", "numpy", "pint", "pybtex.database", "pydantic", "pypdfium2", "scipy.stats",
    "sphinx.cmd.build", "sphinx.ext.doctest", "sphinxcontrib.bibtex", "tex2typst", "typst", "yaml",
)  # fmt: skip
#: As in `tox -e docs`: the options, and the builders in their order.
STRICT = ("-q", "-n", "-W", "--keep-going", "--no-color", "-c", ".")
TAGS = {"en": (), "de": ("-t", "de")}
Named = tuple[str, Edit]


@dataclass(frozen=True)
class Options:
    """What is asked for: how many edits, how many between two comparisons, of which languages."""

    seed: int
    count: int
    size: int
    each: bool
    kinds: list[str]
    languages: list[str]


def copy_project(target: Path) -> None:
    """Copy what a build reads, and results that take minutes to compute."""
    target.mkdir()
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.mo")
            shutil.copytree(source, target / name, ignore=ignored)
        elif source.exists():
            shutil.copy(source, target / name)
    (target / ".cache").mkdir()
    for path in (ROOT / ".cache").glob("*.json"):
        shutil.copy(path, target / ".cache")


def build(root: Path, languages: Sequence[str]) -> int:
    """Build HTML and PDF of each language, all languages at once; return the worst exit code."""
    children = []
    for language in languages:
        children.append(os.fork())
        if not children[-1]:
            os._exit(build_language(root, language))
    return max(os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in children)


def build_language(root: Path, language: str) -> int:
    """Build PDF and HTML of a language; return the worse exit code."""
    from sphinx.cmd.build import build_main

    worst = 0
    for builder, out in (("taggedpdf", "pdf"), ("html", f"html/{language}")):
        doctrees = f"build/work/doctrees/{language}"
        out = f"build/work/{out}"
        words = [*STRICT, *TAGS[language], "-d", doctrees, "-b", builder, "docs", out]
        worst = max(worst, fork(root, lambda: build_main(words)))  # noqa: B023
    return worst


def fork(root: Path, run: Callable[[], int]) -> int:
    """Run in a child that sees the engine of a copy; print what it says if it fails."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.chdir(root)
    sys.path[:0] = [str(root / "src"), str(root / "packages" / "sphinx-taggedpdf" / "src")]
    said, code = io.StringIO(), 1
    try:
        with redirect_stdout(said), redirect_stderr(said):
            code = run()
    finally:
        if code:
            print(said.getvalue()[-3000:], file=sys.stderr, flush=True)
        os._exit(code)


def outputs(root: Path) -> dict[str, bytes]:
    """Return a digest of every file that is published, and its size, as eight bytes before it."""
    work = root / "build" / "work"
    files = [*work.glob("html/**/*"), *work.glob("pdf/*.pdf"), *root.glob("figures/**/*.svg")]
    return {
        path.relative_to(root).as_posix(): path.stat().st_size.to_bytes(8)
        + hashlib.sha256(path.read_bytes()).digest()
        for path in sorted(files)
        if path.is_file() and not path.name.startswith(".")
    }


def compare(incremental: Path, clean: Path, languages: Sequence[str]) -> tuple[list[str], int]:
    """Build both copies at once; return the files in which they differ, and bytes compared."""
    for made in ("build", "figures"):
        shutil.rmtree(clean / made, ignore_errors=True)
    other = os.fork()
    if not other:
        os._exit(build(clean, languages))
    code = build(incremental, languages)
    clean_code = os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])
    if code != clean_code:  # both may warn of an edit that does not fit its page
        return [f"exit codes {code} and {clean_code}"], 0
    here, there = outputs(incremental), outputs(clean)
    assert sum(name.startswith("build/work/pdf/") for name in there) == len(languages)
    size = sum(int.from_bytes(found[:8]) for found in there.values())
    return sorted(n for n in here.keys() | there.keys() if here.get(n) != there.get(n)), size


def drawn(count: int, random: Random, kinds: Sequence[str] = ()) -> list[Named]:
    """Draw edits by lot, of some kinds or of all, one of each kind before a second of any."""
    every = [edit for group in GROUPS for edit in group if not kinds or edit[0] in kinds]
    times: Counter[str] = Counter()
    turns: list[tuple[int, int, Named]] = []
    for edit in random.sample(every, len(every)):
        turns.append((times[edit[0]], len(turns), edit))
        times[edit[0]] += 1
    return [edit for _, _, edit in sorted(turns)[:count]]


def rounds(
    count: int, size: int, random: Random, kinds: Sequence[str] = ()
) -> Iterator[list[Named]]:
    """Yield the edits of each round: by lot, of one group, what takes back an earlier one last."""
    chosen = drawn(count, random, kinds)
    for group in GROUPS:
        edits = [edit for edit in chosen if edit in group]
        yield from (edits[start : start + size] for start in range(0, len(edits), size))
    added = {kind.replace("added", "removed") for kind, _ in chosen}
    if undone := [edit for edit in UNDONE if edit[0] in added]:
        yield undone


def edited(copies: Sequence[Path], number: int, seed: int, named: Named) -> None:
    """Make the same edit in both copies."""
    kind, edit = named
    what, _ = [edit(each, Random(f"{seed} {kind} {number}")) for each in copies]
    print(f"{number:2} {kind}: {what}", flush=True)


def round_of(copies: tuple[Path, Path], edits: Sequence[Named], first: int, options: Options,
             ) -> tuple[list[str], int]:  # fmt: skip
    """Make the edits, build one copy after each or after the last; return as `compare` does."""
    for number, edit in enumerate(edits, first):
        edited(copies, number, options.seed, edit)
        if options.each and number < first + len(edits) - 1:
            build(copies[0], options.languages)
    return compare(*copies, options.languages)


def used() -> float:
    """Return the seconds of a processor that all builds have taken until now."""
    times = resource.getrusage(resource.RUSAGE_CHILDREN)
    return times.ru_utime + times.ru_stime


def report(same: Counter[str], different: Counter[str]) -> None:
    """Print how often each kind of edit was compared, and how often in a round that differed."""
    print(f"\n{'kind':24} compared  same")
    for kind in sorted(same | different):
        print(f"{kind:24} {same[kind] + different[kind]:8} {same[kind]:5}")


def main(options: Options) -> int:
    """Try the edits; return how many rounds left a difference."""
    for name in LIBRARIES:
        importlib.import_module(name)
    number, compared, stale = 1, 0, 0
    kinds = Counter[str](), Counter[str]()
    every = [*rounds(options.count, options.size, Random(options.seed), options.kinds)]
    with tempfile.TemporaryDirectory() as folder:
        copies = Path(folder, "incremental"), Path(folder, "clean")
        for each in copies:
            copy_project(each)
        assert not build(copies[0], options.languages), "the briefing cannot be built as it stands"
        print(f"the first build: {used():.0f} s of a processor", flush=True)
        for edits in every:
            start, before = time.perf_counter(), used()
            if edits is every[-1]:  # whatever is kept by its content is made anew
                shutil.rmtree(copies[1] / ".cache")
            found, size = round_of(copies, edits, number, options)
            number += len(edits)
            stale += bool(found)
            compared += size
            kinds[bool(found)].update(kind for kind, _ in edits)
            result = "DIFFERENT " + " ".join(found[:8]) if found else "same"
            took = f"{time.perf_counter() - start:.0f} s, {used() - before:.0f} s of a processor"
            print(f"   {result} ({took}); {number - 1} edits until now", flush=True)
            if found:  # so that one fault is not counted twice
                shutil.rmtree(copies[0] / "build")
                build(copies[0], options.languages)
    report(*kinds)
    print(f"{number - 1} edits, {compared:,} bytes compared, {stale} rounds with a difference")
    return stale


if __name__ == "__main__":
    most = sum(map(len, GROUPS))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    parser.add_argument("--count", type=int, default=most, help=f"edits, at most {most}")
    parser.add_argument(
        "--round", type=int, default=4, help="edits between two comparisons", dest="size"
    )
    parser.add_argument("--each", action="store_true", help="build after each edit of a round, too")
    parser.add_argument(
        "--kinds", nargs="+", default=[], choices=sorted({k for g in GROUPS for k, _ in g})
    )
    parser.add_argument("--languages", nargs="+", choices=list(TAGS), default=list(TAGS))
    sys.exit(bool(main(Options(**vars(parser.parse_args())))))
