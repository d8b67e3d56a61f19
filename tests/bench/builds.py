"""CPU seconds of builds in which little or nothing changed, beside as many empty ones of Sphinx.

Run by `tox -e bench`, after `tox -e docs`, in the folders that it has left; every file is put back.
The clock counts the build alone, whatever else the machine does.
Exit code 1 if a target is missed.
"""

from __future__ import annotations

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


def seconds(*words: str, folder: Path = ROOT) -> float:
    """Run Sphinx; return the CPU seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "sphinx", "-q", *words], cwd=folder, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def build(builder: str, out: str) -> float:
    """Build the English edition as `tox -e docs` does."""
    strict = ("-n", "-W", "--keep-going", "-c", ".", "-d", "build/work/doctrees/en")
    return seconds(*strict, "-b", builder, "docs", f"build/work/{out}")


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
    build("taggedpdf", "pdf"), build("html", "html/en")
    same = {"html": build("html", "html/en"), "taggedpdf": build("taggedpdf", "pdf")}
    with one_sentence():
        edited = build("html", "html/en")
    build("html", "html/en")
    rows = [
        ("an empty page", floor, float("inf")),
        ("HTML, nothing changed", same["html"], TIMES * floor),
        ("PDF, nothing changed", same["taggedpdf"], TIMES * floor),
        ("HTML, one sentence edited", edited, same["html"] + MORE),
    ]
    print(f"{'':44}{'CPU s':>9}{'× floor':>9}   target")
    for label, found, most in rows:
        target = f"{most:.1f} s" if most < float("inf") else ""
        print(f"{label:44}{found:9.2f}{found / floor:9.1f}   {target}")
    missed = [label for label, found, most in rows if found > most]
    print(f"missed: {'; '.join(missed)}" if missed else "all targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
