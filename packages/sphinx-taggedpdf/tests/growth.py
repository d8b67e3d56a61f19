"""Builds generated projects of growing size and reports time and memory, of a first run and of one without a change.

    python tests/growth.py [--work FOLDER] [CHAPTERS ...]

Each chapter has headings, paragraphs with links, a list, a table, code, a formula, a figure and
index entries, about ten pages.
Not for: pytest; it takes minutes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import pypdfium2
from projects import run  # type: ignore[import-not-found]  # beside this script

CONF = 'project = "Growth"\nextensions = ["sphinx_taggedpdf"]\nnumfig = True\n'
WORDS = ("rain", "hill", "down", "sea", "cloud", "town", "again", "with", "late", "over", "grass")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><rect width="80" height="30"/></svg>'
HEAD = (
    "| chapters | pages | CPU s | MB | file MB | again: CPU s | MB |\n|---|---|---|---|---|---|---|"
)


def paragraph(number: int, letters: int = 600) -> str:
    """Return words that differ from paragraph to paragraph."""
    found: list[str] = []
    while sum(map(len, found)) < letters:
        found.append(WORDS[(number * 7 + len(found) * len(found)) % len(WORDS)] + str(number % 97))
    return " ".join(found)


def section(chapter: int, number: int, chapters: int) -> str:
    """Return a section of about a page."""
    name, other = f"c{chapter}s{number}", f"c{(chapter * 5 + number) % chapters}s{number}"
    rows = "\n".join(f"   * - {paragraph(n, 20)}\n     - {n}" for n in range(6))
    lines = "\n".join(f"   value_{n} = compute({n}, factor={number})" for n in range(8))
    items = "\n".join(f"* {paragraph(chapter + n, 60)}" for n in range(4))
    return f"""
.. _{name}:

Section {number} of {chapter}
{"-" * 30}

.. index:: rain {chapter}; section {number}

{paragraph(chapter * 31 + number)} See :ref:`{other}`.

{items}

.. list-table:: Table of {name}

{rows}

.. code-block:: python

{lines}

.. math:: a_{{{number}}} = \\frac{{b}}{{c}} + \\sum_i x_i

.. figure:: a.svg
   :alt: A bar

   Figure of {name}.

{paragraph(chapter * 17 + number)}
"""


def generate(folder: Path, chapters: int) -> None:
    """Write the sources of a project."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = "\n".join(f"   c{n}" for n in range(chapters))
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "a.svg").write_text(SVG, "utf-8")
    (folder / "index.rst").write_text(f"Growth\n======\n\n.. toctree::\n\n{names}\n", "utf-8")
    for chapter in range(chapters):
        title = f"Chapter {chapter}\n{'=' * 20}\n"
        body = "".join(section(chapter, n, chapters) for n in range(9))
        (folder / f"c{chapter}.rst").write_text(title + body, "utf-8")


def main() -> None:
    """Build a project of each size, and build it again."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--work", type=Path, default=Path("build/growth"))
    parser.add_argument("chapters", nargs="*", type=int, default=[43, 86, 172])
    arguments = parser.parse_args()
    print(HEAD, flush=True)
    for chapters in arguments.chapters:
        folder = arguments.work.resolve() / str(chapters)
        generate(folder / "source", chapters)
        out, log = folder / "out", folder / "log.txt"
        shutil.rmtree(out, ignore_errors=True)
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-W",
            "-b",
            "taggedpdf",
            str(folder / "source"),
            str(out),
        ]
        code, seconds, peak = run(command, folder, log)
        again = run(command, folder, log)
        pdf = out / "growth.pdf"
        if code or again[0]:
            sys.exit(f"{chapters} chapters: exit {code}, {again[0]}; see {log}")
        print(
            f"| {chapters} | {len(pypdfium2.PdfDocument(pdf))} | {seconds:.0f} | {peak:.0f} "
            f"| {pdf.stat().st_size / 1e6:.1f} | {again[1]:.1f} | {again[2]:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
