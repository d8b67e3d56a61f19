"""Puts a finished build where readers find it, all or nothing.

Builds work in build/work/; only when every step has passed are HTML and PDF copied to
build/html/ and build/pdf/, so that a failed build leaves the last good ones in place.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from filelock import FileLock

from ..errors import BriefingError

#: How copies begin that readers do not see: not yet whole, or replaced.
_FRESH, _OLD = ".new-", ".old-"


def publish(work: Path, build: Path, language: str) -> None:
    """Publish HTML and PDF of one language; another run that does the same is waited for.

    Raises
    ------
    BriefingError
        If the work folder holds no finished HTML or no PDF, or nothing can be written.
    """
    site = work / "html" / language
    pdfs = sorted((work / "pdf").glob(f"*-{language}.pdf"))
    if not pdfs or not (site / "index.html").exists():
        raise BriefingError(f"no finished build in {language!r}", file=work, do="Build it first.")
    try:
        build.mkdir(parents=True, exist_ok=True)
        with FileLock(build / f".publish-{language}.lock"):
            _replace([(site, build / "html" / language)]
                     + [(pdf, build / "pdf" / pdf.name) for pdf in pdfs])  # fmt: skip
    except OSError as error:
        do = "Make room, or let the build write there."
        raise BriefingError(f"cannot be written: {_reason(error)}", file=build, do=do) from None


def _reason(error: OSError) -> str:
    """Say in one line why a file, or the first of many, cannot be written."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        return str(error.args[0][0][-1])
    return f"{error.strerror or error}"


def _replace(pairs: list[tuple[Path, Path]]) -> None:
    """Copy everything first, then put the copies in place of the old ones by renaming.

    A run that is killed between two renames leaves the old copy, which the next run puts back.
    """
    for _, target in pairs:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear(target)
    try:
        fresh = [(_copy(source, target), target) for source, target in pairs]
        for path, target in fresh:
            if target.exists():
                target.rename(target.with_name(f"{_OLD}{target.name}"))
            path.rename(target)
    finally:
        for _, target in pairs:
            _clear(target)


def _copy(source: Path, target: Path) -> Path:
    place = Path(tempfile.mkdtemp(prefix=f"{_FRESH}{target.name}-", dir=target.parent))
    if source.is_dir():
        ignored = shutil.ignore_patterns(".buildinfo", ".doctrees")
        return Path(shutil.copytree(source, place / target.name, ignore=ignored))
    return Path(shutil.copyfile(source, place / target.name))


def _clear(target: Path) -> None:
    """Remove what is left of copies; if the old one is all that there is, put it back."""
    old = target.with_name(f"{_OLD}{target.name}")
    if old.exists() and not target.exists():
        old.rename(target)
    for path in (old, *target.parent.glob(f"{_FRESH}{target.name}-*")):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    try:
        publish(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
    except BriefingError as error:
        sys.exit(str(error))
