"""Builds real projects with this builder and with Sphinx's LaTeX, side by side in one run, and reports.

    python tests/latex.py [--work FOLDER] NAME ...

For each project: pages, processor time of the whole build (Sphinx, and latexmk until it is content),
the largest peak of memory of one process, and the size of the file.
The projects and their environments are those of projects.py.
Needs TeX with latexmk, pdflatex and lualatex.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from projects import PROJECTS, prepare, run  # type: ignore[import-not-found]  # beside this script


class Measured(NamedTuple):
    """What one way to print a project took."""

    pages: int
    seconds: float
    megabytes: float
    size: float

    @property
    def row(self) -> str:
        """The measures as cells of a table."""
        return f"{self.pages} | {self.seconds:.0f} | {self.megabytes:.0f} | {self.size:.1f}"


def measured(steps: list[list[str]], docs: Path, out: Path) -> Measured | None:
    """Run the steps, one after the other, and measure them; None if there is no PDF."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    taken = [run(step, docs, out / "log.txt") for step in steps]
    pdf = next(iter(sorted(out.glob("*.pdf"))), None)
    if pdf is None:
        return None
    return Measured(
        len(pypdfium2.PdfDocument(pdf)),
        sum(seconds for _code, seconds, _peak in taken),
        max(peak for _code, _seconds, peak in taken),
        pdf.stat().st_size / 1e6,
    )


def ways(python: Path, docs: Path, out: Path) -> dict[str, list[list[str]]]:
    """Return what to run for each way to print."""
    found = {
        "taggedpdf": [[str(python), "-m", "sphinx", "-E", "-b", "taggedpdf", str(docs), str(out)]]
    }
    for engine, option in (("pdflatex", "-pdf"), ("lualatex", "-pdflua")):
        sphinx = [str(python), "-m", "sphinx", "-E", "-b", "latex", "-D", f"latex_engine={engine}"]
        latexmk = ["latexmk", option, "-cd", "-f", "-interaction=nonstopmode"]
        script = f'{" ".join(latexmk)} "$0"/*.tex'
        found[engine] = [[*sphinx, str(docs), str(out)], ["sh", "-c", script, str(out)]]
    return found


def main() -> None:
    """Build the projects that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--work", type=Path, default=Path("build/projects"))
    parser.add_argument("names", nargs="+", choices=list(PROJECTS))
    arguments = parser.parse_args()
    print("| project | way | pages | CPU s | MB | file MB |\n|---|---|---|---|---|---|", flush=True)
    for name in arguments.names:
        folder = arguments.work.resolve() / name
        docs, python = prepare(name, PROJECTS[name], folder, "sphinx")
        out = folder / "latex"
        for way, steps in ways(python, docs, out).items():
            done = measured(steps, docs, out)
            print(f"| {name} | {way} | {done.row if done else 'no PDF | | |'} |", flush=True)


if __name__ == "__main__":
    main()
