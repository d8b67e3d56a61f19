"""Edits a copy of the briefing at random; after each edit an incremental build is a clean build.

``python tests/stale/compare.py [number of edits] [seed]``, or ``tox -e stale`` for all.
HTML, PDF and data files of both languages are compared byte by byte.
One copy is built again and again, the other from nothing; the edits add up.
Each build is a fork of a process that has loaded the libraries but not the engine, which is part
of what is edited.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from edits import EDITS

ROOT = Path(__file__).resolve().parents[2]
#: What a build reads.
PROJECT = (
    "CITATION.cff", "analysis", "conf.py", "design", "docs", "editions", "evidence", "figures",
    "locales", "packages", "refs.bib", "scripts", "src",
)  # fmt: skip
LIBRARIES = (
    "babel.messages.pofile", "fontTools.subset", "furo", "matplotlib.pyplot", "myst_parser.sphinx_ext.main",
    "notfound.extension", "numpy", "pint", "pybtex.database", "pydantic", "pypdf", "scipy.stats",
    "sphinx.cmd.build", "sphinx.ext.doctest", "sphinxcontrib.bibtex", "tex2typst", "typst", "yaml",
)  # fmt: skip
LANGUAGES = ("en", "de")
#: Of the options of `tox -e docs`, in the same order of builders.
STRICT = ("-q", "-n", "-W", "--keep-going", "--no-color", "-c", ".")


def copy_project(target: Path) -> None:
    """Copy what a build reads, and results and drawings that are kept by content."""
    target.mkdir()
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.mo")
            shutil.copytree(source, target / name, ignore=ignored)
        elif source.exists():
            shutil.copy(source, target / name)
    (target / ".cache").mkdir()
    for path in (ROOT / ".cache").glob("results-*.json"):
        shutil.copy(path, target / ".cache")


def build(root: Path) -> int:
    """Build HTML and PDF of both languages, as `tox -e docs` does; return the worst exit code."""
    from sphinx.cmd.build import build_main

    worst = 0
    for language in LANGUAGES:
        tags = ("-t", "de") if language == "de" else ()
        for builder, out in (("taggedpdf", "pdf"), ("html", f"html/{language}")):
            folders = (
                "-d",
                f"build/work/doctrees/{language}",
                "-b",
                builder,
                "docs",
                f"build/work/{out}",
            )
            worst = max(worst, fork(root, lambda: build_main([*STRICT, *tags, *folders])))  # noqa: B023
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


def outputs(root: Path) -> dict[str, str]:
    """Return a digest of every file that is published."""
    work = root / "build" / "work"
    files = [*work.glob("html/**/*"), *work.glob("pdf/*.pdf"), *root.glob("figures/**/*.svg")]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
        if path.is_file() and not path.name.startswith(".")
    }


def both(incremental: Path, clean: Path) -> list[str]:
    """Build both copies at once; return the files in which they differ."""
    shutil.rmtree(clean / "build", ignore_errors=True)
    other = os.fork()
    if not other:
        os._exit(build(clean))
    code = build(incremental)
    clean_code = os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])
    if code or clean_code:
        return [f"exit codes {code} and {clean_code}"]
    here, there = outputs(incremental), outputs(clean)
    assert any(name.endswith(".pdf") for name in there)
    return sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))


def sample(count: int, random: Random) -> list[int]:
    """Return the places of the edits that are tried; a page is removed only after it was added."""
    return sorted(random.sample(range(len(EDITS)), min(count, len(EDITS))))


def main(count: int, seed: int) -> int:
    """Try the edits; return how many left a difference."""
    for name in LIBRARIES:
        importlib.import_module(name)
    random, stale = Random(seed), 0
    with tempfile.TemporaryDirectory() as folder:
        copies = Path(folder, "incremental"), Path(folder, "clean")
        for each in copies:
            copy_project(each)
        assert not both(*copies), "two clean builds differ"
        for number, place in enumerate(sample(count, random), start=1):
            kind, edit = EDITS[place]
            start, choice = time.perf_counter(), random.random()
            try:
                what, _ = [edit(each, Random(choice)) for each in copies]
            except (FileNotFoundError, AssertionError):
                continue  # the page or source to be removed was never added
            found = both(*copies)
            stale += bool(found)
            result = "STALE " + " ".join(found[:8]) if found else "same"
            took = time.perf_counter() - start
            print(f"{number:2} {kind}: {what}\n   {result} ({took:.0f} s)", flush=True)
            if found:  # so that one fault is not counted twice
                shutil.rmtree(copies[0] / "build")
                shutil.copytree(copies[1] / "build", copies[0] / "build")
    print(f"{stale} stale", flush=True)
    return stale


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(bool(main(*(arguments + [len(EDITS), 1][len(arguments) :]))))
