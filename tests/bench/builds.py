"""CPU seconds of builds in which little or nothing changed, beside as many empty ones of Sphinx.

Run by `tox -e bench`, after `tox -e docs`, in the folders that it has left; every file is put back.
The clock counts the build alone, whatever else the machine does.
Where a target is missed, a profile of the same build says what the time goes into.
Exit code 1 if a target is missed.
"""

from __future__ import annotations

import pstats
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "method.md"
#: A paragraph that prints no number, before which another is put.
PLACE = "\n```{doctest}\n"
#: An unchanged build takes at most so many times an empty one; a sentence so many seconds more.
TIMES, MORE = 2.0, 1.0
#: What takes time, by the file and the name of the function under which all of it happens.
CAUSES = {
    "modules of Sphinx, its extensions and ours are imported": ("_bootstrap>", "_find_and_load"),
    "data, charts and data files are read and compared": ("sphinxext/loading.py", "load"),
    "refs.bib is checked": ("references/bibliography.py", "hide_what_does_not_hold"),
    "sphinxcontrib-bibtex sets its lists": ("bibtex/domain.py", "env_updated"),
    "Sphinx numbers figures anew, on every page": ("collectors/toctree.py", "assign_figure_numbers"),
    "what was written is compared with what is there": ("sphinxext/stale.py", "rewritten"),
    "pages are read": ("builders/__init__.py", "read_doc"),
    "pages are written": ("builders/__init__.py", "_write_serial"),
    "search, cards and data are made from all pages": ("sphinxext/stale.py", "handler"),
    "the PDF is assembled, to compare what would be printed": ("taggedpdf/builder.py", "write_documents"),
}  # fmt: skip
STRICT = ("-n", "-W", "--keep-going", "-c", ".", "-d", "build/work/doctrees/en")


def seconds(*words: str, folder: Path = ROOT) -> float:
    """Run Sphinx; return the CPU seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "sphinx", "-q", *words], cwd=folder, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build(builder: str, out: str) -> float:
    """Build the English edition as `tox -e docs` does."""
    return seconds(*STRICT, "-b", builder, "docs", f"build/work/{out}")


def causes(builder: str, out: str) -> list[str]:
    """Build once more under a profiler; return lines that say what share of its time goes where."""
    with tempfile.TemporaryDirectory() as folder:
        found = f"{folder}/profile"
        words = [*STRICT, "-b", builder, "docs", f"build/work/{out}"]
        profiled = [sys.executable, "-m", "cProfile", "-o", found, "-m", "sphinx", "-q", *words]
        subprocess.run(profiled, cwd=ROOT, check=True)
        stats = pstats.Stats(found)
    shares = {
        label: sum(
            row[3] for (path, _, function), row in stats.stats.items()  # type: ignore[attr-defined]
            if path.endswith(file) and function == name
        ) / stats.total_tt  # type: ignore[attr-defined]
        for label, (file, name) in CAUSES.items()
    }  # fmt: skip
    ordered = sorted(shares.items(), key=lambda each: -each[1])
    return [f"    {share:5.0%}  {label}" for label, share in ordered if share >= 0.03]


def empty() -> float:
    """Build an empty page a second time, with the theme that Sphinx brings along."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "conf.py").touch()
        (folder / "index.rst").write_text("Title\n=====\n", "utf-8")
        seconds(".", "out", folder=folder)
        return seconds(".", "out", folder=folder)


@contextmanager
def one_sentence() -> Iterator[None]:
    """Put a sentence into a page for a while."""
    text = PAGE.read_text("utf-8")
    try:
        PAGE.write_text(text.replace(PLACE, f"\nOne sentence more.\n{PLACE}", 1), "utf-8")
        yield
    finally:
        PAGE.write_text(text, "utf-8")


def main() -> int:
    """Print a table; say which target is missed."""
    floor = min(empty() for _ in range(3))
    # as tox does: pages say how long the PDF is
    html, pdf = ("html", "html/en"), ("taggedpdf", "pdf")
    build(*pdf), build(*html)
    same = {each: (build(*each), causes(*each)) for each in (html, pdf)}
    with one_sentence():
        edited = build(*html)
    build(*html)
    with one_sentence():
        why = causes(*html)
    build(*html)
    rows = [
        ("an empty page", floor, float("inf"), []),
        ("HTML, nothing changed", same[html][0], TIMES * floor, same[html][1]),
        ("PDF, nothing changed", same[pdf][0], TIMES * floor, same[pdf][1]),
        ("HTML, one sentence edited", edited, same[html][0] + MORE, why),
    ]
    print(f"{'':44}{'CPU s':>9}{'× floor':>9}   target")
    for label, found, most, shares in rows:
        target = f"{most:.1f} s, {'not ' if found > most else ''}met" if shares else ""
        print(f"{label:44}{found:9.2f}{found / floor:9.1f}   {target}")
        if found > most:
            print("\n".join(shares))
    missed = [label for label, found, most, _ in rows if found > most]
    print(f"missed: {'; '.join(missed)}" if missed else "all targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
