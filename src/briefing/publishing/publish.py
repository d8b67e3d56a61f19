"""Puts a finished build where readers find it, all or nothing.

Builds work in build/work/; only when every step has passed are HTML and PDF copied to
build/html/ and build/pdf/, so that a failed build leaves the last good ones in place.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def replace_tree(source: Path, target: Path) -> None:
    """Make `target` a copy of `source`; readers see the old tree or the new one, never a mix."""
    fresh, old = (target.with_name(f".{target.name}.{state}") for state in ("new", "old"))
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(".buildinfo", ".doctrees"))
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def publish(work: Path, build: Path, language: str) -> None:
    """Publish HTML and PDF of one language.

    Raises
    ------
    FileNotFoundError
        If the work folder holds no finished HTML or no PDF.
    """
    pdfs = sorted((work / "pdf").glob(f"*-{language}.pdf"))
    if not pdfs or not (work / "html" / language / "index.html").exists():
        raise FileNotFoundError(f"{work} holds no finished build in {language!r}")
    (build / "html").mkdir(parents=True, exist_ok=True)
    (build / "pdf").mkdir(parents=True, exist_ok=True)
    replace_tree(work / "html" / language, build / "html" / language)
    for pdf in pdfs:
        fresh = build / "pdf" / f".{pdf.name}.new"
        shutil.copyfile(pdf, fresh)
        fresh.replace(build / "pdf" / pdf.name)


if __name__ == "__main__":
    publish(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
