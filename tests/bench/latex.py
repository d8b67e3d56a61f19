"""CPU seconds of the English PDF from nothing: this project's builder beside Sphinx's LaTeX and LuaLaTeX.

Run by `tox -e bench`; says so where TeX (lualatex, latexmk, the GNU FreeFonts) is not installed.
The work is not the same, so that there is no target: LaTeX prints the long tables that ours leaves to
the web, but no drawing, which is SVG, and it tags nothing.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[2]
#: It goes on after what it cannot set, as a reader of the log would let it.
LATEXMK = ("latexmk", "-pdflua", "-f", "-silent", "-interaction=nonstopmode")


def sphinx(builder: str, out: Path, *words: str) -> list[str]:
    """Return how Sphinx is asked for an output, all pages read anew."""
    return [sys.executable, "-m", "sphinx", "-q", "-E", "-c", ".", *words,
            "-d", f"{out}/.doctrees", "-b", builder, "docs", str(out)]  # fmt: skip


def measured(out: Path, *steps: tuple[list[str], Path]) -> tuple[float, int]:
    """Run commands, each in a folder; return CPU seconds of all, and the pages of the PDF, if any."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for command, folder in steps:
        subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, sum(len(pypdfium2.PdfDocument(pdf)) for pdf in out.glob("*.pdf"))


def main() -> int:
    """Print a table of both ways."""
    if not (shutil.which("lualatex") and shutil.which("latexmk")):
        print("LuaLaTeX: not on this machine")
        return 0
    with tempfile.TemporaryDirectory() as name:
        ours, latex = Path(name, "ours"), Path(name, "latex")
        engine = sphinx("latex", latex, "-D", "latex_engine=lualatex")
        rows = {
            "the PDF from nothing, this builder": measured(ours, (sphinx("taggedpdf", ours), ROOT)),
            "the PDF from nothing, LuaLaTeX": measured(latex, (engine, ROOT), ([*LATEXMK], latex)),
        }
    (mine, printed), (theirs, also) = rows.values()
    for label, (seconds, pages) in rows.items():
        print(f"{label:44}{seconds:9.2f} CPU s, {pages} pages")
    if not (printed and also):
        print("one of them made no PDF")
        return 1
    print(f"{mine / theirs:.2f} × LuaLaTeX")
    return 0


if __name__ == "__main__":
    sys.exit(main())
