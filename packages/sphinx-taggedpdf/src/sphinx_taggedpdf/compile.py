"""Runs Typst: offline, without the machine's fonts, with errors that name the author's file and line.

Not for: deciding whether to run (workspace.py) or what to write (translator/).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import typst

from .code import string
from .destinations import Place, query, wanted
from .floats import PLACES, first_of_each_chapter, moved
from .positions import last_mark, origin
from .warnings import Kind, warn
from .workspace import Workspace


class TypstFailed(Exception):
    """Typst refused the document.

    Not a SphinxError: Sphinx 9 prints versions, extensions and a traceback with those.
    """


class Settings(NamedTuple):
    """What the PDF depends on besides the workspace."""

    standards: tuple[str, ...]
    timestamp: int
    srcdir: Path
    #: in points
    page_height: float


#: how often figures may be moved before the layout is taken as it is
_PASSES = 5


class Compiled(NamedTuple):
    """A PDF in which links within the document still lead to names."""

    pdf: bytes
    places: dict[str, Place]
    #: the number of Typst's warnings
    complaints: int


def compile_pdf(workspace: Workspace, settings: Settings) -> Compiled:
    """Return the PDF, and where the targets of its links stand.

    Raise `TypstFailed` with the place in the sources.
    """
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(workspace.fonts)])
    nowhere = str(workspace.folder / "no-packages")
    compiler = typst.Compiler(
        str(workspace.main),
        root=str(workspace.folder),
        font_paths=fonts,
        package_path=nowhere,
        package_cache_path=nowhere,
    )
    with suppress(RuntimeError):  # what is wrong, `compile` says better
        _move_figures(compiler, workspace, settings)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=list(settings.standards), timestamp=settings.timestamp
        )
    except typst.TypstError as error:
        raise TypstFailed(_explain(error, workspace, settings.srcdir)) from error
    for warning in warnings:
        _report(warning, workspace, settings.srcdir)
    return Compiled(pdf, _places(compiler, wanted(pdf)), len(warnings))


def _move_figures(compiler: Any, workspace: Workspace, settings: Settings) -> None:
    """Lay out, and again with figures moved, until none leaves a gap."""
    floats: set[str] = set()
    for _ in range(_PASSES):
        workspace.move(floats)
        places, stands = (_ask(compiler, PLACES % label) for label in ("place", "here"))
        gaps = moved(places, stands, settings.page_height)
        new = first_of_each_chapter(name for name in gaps if name not in floats)
        if not new:
            break
        floats |= new


def _places(compiler: Any, names: list[str]) -> dict[str, Place]:
    found = dict(zip(names, _ask(compiler, query(names)), strict=True))
    if lost := [name for name, place in found.items() if place is None]:
        raise TypstFailed(
            f"the template prints nothing that these links lead to: {', '.join(lost)}"
        )
    return {name: Place(*place) for name, place in found.items()}


def _ask(compiler: Any, code: str) -> list[Any]:
    """Return what *code* says about the finished layout; Typst keeps it, so asking costs little."""
    return list(json.loads(compiler.eval(code)))


def _place(diagnostic: str, workspace: Workspace, srcdir: Path) -> str | None:
    code = workspace.main.read_text("utf-8")
    found = origin(code, diagnostic) or _place_of_bad_image(code, workspace)
    return f"{srcdir / found[0]}:{found[1]}" if found else None


def _place_of_bad_image(code: str, workspace: Workspace) -> tuple[str, int] | None:
    """Try each image by itself: Typst does not say which one it could not read."""
    for file in sorted((workspace.folder / "images").glob("*")):
        path = f"/images/{file.name}"
        try:
            typst.Compiler(f"#image({string(path)})".encode(), root=str(workspace.folder)).compile()
        except typst.TypstError:
            return last_mark(code.partition(string(path))[0])
    return None


def _explain(error: Any, workspace: Workspace, srcdir: Path) -> str:
    """Return one message: place, what Typst says, what it advises."""
    place = _place(error.diagnostic, workspace, srcdir)
    hints = "".join(f"\n  hint: {hint}" for hint in error.hints)
    detail = "" if place else f"\n{error.diagnostic}"
    return f"{place or workspace.main}: {error.message}{hints}{detail}"


def _report(warning: Any, workspace: Workspace, srcdir: Path) -> None:
    kind = Kind.FONT if "unknown font family" in warning.message else Kind.COMPILE
    hints = "".join(f" ({hint})" for hint in warning.hints)
    warn(kind, f"{warning.message}{hints}", location=_place(warning.diagnostic, workspace, srcdir))


def replace(target: Path, content: bytes) -> None:
    """Put *content* in the place of *target* at once, or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_bytes(content)
        os.replace(new, target)
    finally:
        new.unlink(missing_ok=True)
