"""Finds a briefing and its study: `STUDY` of analysis/study.py and the units beside it.

The folder is loaded by its path, never by a name that something installed could have taken;
its modules import each other relatively (``from .model import …``).
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
import traceback
from pathlib import Path
from types import ModuleType

from ..errors import BriefingError, did_you_mean
from .study import Study

FOLDER = "analysis"
#: Begins the names under which such folders are loaded.
PREFIX = "briefing_analysis_"


def read_study(root: Path) -> Study:
    """Load the study of the briefing below a folder, anew on each call.

    Raises
    ------
    BriefingError
        If analysis/study.py is missing or cannot be read, with file and line; if it names an
        output that the model does not have.
    """
    folder = root.resolve() / FOLDER
    file = folder / "study.py"
    if not file.exists():
        what = "the file is missing"
        raise BriefingError(what, file=file, do="Define there: STUDY = Study(…).")
    found = getattr(_load(folder), "STUDY", None)
    if not isinstance(found, Study):
        what = f"STUDY is {type(found).__name__}, not a Study"
        raise BriefingError(what, file=file, do="Define there: STUDY = Study(…).")
    _check_outputs(found, file)
    return found


def _check_outputs(study: Study, file: Path) -> None:
    """See that cut-offs and published totals name outputs of the model."""
    named: dict[tuple[str, str], tuple[str, ...]] = {
        ("published", name): (p.output,) for name, p in study.published.items()
    }
    for name, cutoff in study.cutoffs.items():
        named["cut-off", name] = (cutoff.total, *cutoff.parts, *cutoff.results, *cutoff.shown)
    for (noun, name), outputs in named.items():
        for output in outputs:
            if output not in study.model.outputs:
                hint = did_you_mean(output, study.model.outputs)
                what = f"{noun} {name!r} names the unknown output {output!r}{hint}"
                raise BriefingError(what, file=file, do="Check the name.")


def find_root(start: Path) -> Path:
    """Return the folder of the briefing that a folder lies in: the nearest with evidence/.

    Raises
    ------
    BriefingError
        If there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "evidence").is_dir():
            return folder
    raise BriefingError(
        f"no briefing in {start} or above it: no folder has evidence/",
        do="Change to its folder, or name it with --root.",
    )


def _load(folder: Path) -> ModuleType:
    """Import analysis/study.py as part of a package of its own."""
    package = PREFIX + hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    for name in [n for n in sys.modules if n.partition(".")[0] == package]:
        del sys.modules[name]
    spec = importlib.util.spec_from_loader(package, None, is_package=True)
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    made.__path__ = [str(folder)]
    sys.modules[package] = made
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        importlib.invalidate_caches()
        return importlib.import_module(f"{package}.study")
    except BriefingError:
        raise
    except (Exception, SystemExit) as error:
        file, line = _place(error, folder)
        what = f"{type(error).__name__}: {error}"
        raise BriefingError(what, file=file, line=line, do="Correct the file.") from error
    finally:
        sys.dont_write_bytecode = before


def _place(error: BaseException, folder: Path) -> tuple[str, int | None]:
    """Return file and line of the last step inside the folder."""
    if isinstance(error, SyntaxError) and error.filename:
        return error.filename, error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [(f.filename, f.lineno) for f in frames if Path(f.filename).is_relative_to(folder)]
    return inside[-1] if inside else (str(folder / "study.py"), None)
