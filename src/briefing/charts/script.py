"""Calls a function of a chart script, and says on which line of the script it failed.

What a script must give is in `briefing.charts.contract`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from ..errors import BriefingError

#: What Python says of a NUL in a script: a SyntaxError, and a ValueError before 3.11.4.
_NUL = "source code string cannot contain null bytes"


def inputs(script: Path) -> list[Path]:
    """Return files beside a script that it alone draws, such as a coastline: same stem."""
    return sorted(path for path in script.parent.glob(f"{script.stem}.*") if path != script)


def run(script: Path, function: str, *arguments: Any) -> Any:
    """Call a function of a chart script; report what it raises with the script's own line.

    Raises
    ------
    BriefingError
        If the script cannot be loaded or its function raises: script, line, what is wrong.
    """
    here = Path.cwd()
    try:
        found: Callable[..., Any] = getattr(_module(script), function)
        return found(*arguments)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a script that exits would end the build unfinished
        said = _said(error)
        kind = "SyntaxError" if said == _NUL else type(error).__name__
        what, do = f"{kind} in {function}(): {said}", "Correct the chart script."
        if isinstance(error, BriefingError):
            what, do = error.what, error.do
        raise BriefingError(what, file=script, line=_line(error, script), do=do) from error
    finally:
        os.chdir(here)  # a script may have gone elsewhere


def _said(error: BaseException) -> str:
    """Return the message of an error on one line."""
    try:
        return " ".join(str(error).split())
    except Exception:  # it may be one of the script's own
        return "without a message"


def _line(error: BaseException, script: Path) -> int | None:
    """Return the line of a script on which an error was raised, or which Python cannot read."""
    if isinstance(error, SyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(script)]
    return lines[-1] if lines else None


def _module(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"briefing_chart_{script.stem}", script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module
