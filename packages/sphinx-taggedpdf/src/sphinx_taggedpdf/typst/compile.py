"""Runs Typst: offline, without the machine's fonts, with errors that name the author's file and line.

Not for: deciding whether to run (workspace.py) or what to write (translate/).
"""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import typst

from ..pdf.destinations import Place, query, wanted
from ..warnings import Kind, warn
from . import blame
from .floats import (
    OPENINGS,
    PLACES,
    before_its_chapter,
    first_of_each_chapter,
    moved,
    overtaken,
)
from .images import unreadable
from .positions import origin
from .workspace import Workspace


class TypstFailed(Exception):
    """Typst refused the document.

    Not a SphinxError: Sphinx 9 prints versions, extensions and a traceback with those.
    """

    def __init__(self, message: str, *, bad_images: tuple[str, ...] = (), internal: bool = False):
        super().__init__(message)
        #: the images that it could not read
        self.bad_images = bad_images
        #: whether the fault is in Typst itself
        self.internal = internal


class Settings(NamedTuple):
    """What the PDF depends on besides the workspace."""

    standards: tuple[str, ...]
    timestamp: int
    srcdir: Path
    #: in points
    page_height: float
    #: labels whose pages the index gives
    indexed: tuple[str, ...]


#: how often figures may be moved before the layout is taken as it is
_PASSES = 8
#: where the template says that something is wider than its column
_TOO_WIDE = "query(<too-wide>).map(mark => mark.value)"


class Compiled(NamedTuple):
    """A PDF in which links within the document still lead to names."""

    pdf: bytes
    places: dict[str, Place]


def compile_pdf(workspace: Workspace, settings: Settings, fonts: typst.Fonts) -> Compiled:
    """Return the PDF, and where the targets of its links stand.

    Raise `TypstFailed` with the place in the sources.
    """
    compiler = _compiler(workspace, workspace.main, fonts)
    with suppress(RuntimeError):  # what is wrong, `compile` says better
        _move_figures(compiler, workspace, settings)
        _fill_index(compiler, workspace, settings)
    try:
        pdf, warnings = _pdf(compiler, settings)
    except (typst.TypstError, RuntimeError, ValueError) as error:
        raise _failure(error, workspace, settings, fonts) from error
    for warning in warnings:
        _report(warning, workspace, settings.srcdir)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        places = _places(compiler, wanted(file))
    for place, need, room in _ask(compiler, _TOO_WIDE):
        _too_wide(place, need, room, settings.srcdir)
    return Compiled(pdf, places)


def _compiler(workspace: Workspace, main: Path, fonts: typst.Fonts) -> Any:
    nowhere = str(workspace.folder / "no-packages")
    return typst.Compiler(
        str(main),
        root=str(workspace.folder),
        font_paths=fonts,
        package_path=nowhere,
        package_cache_path=nowhere,
    )


def _pdf(compiler: Any, settings: Settings) -> tuple[bytes, list[Any]]:
    """Return the PDF and what Typst warns of; Typst says which of the standards it knows."""
    content, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards=list(settings.standards), timestamp=settings.timestamp
    )
    return content, warnings


def _move_figures(compiler: Any, workspace: Workspace, settings: Settings) -> None:
    """Lay out, and again with figures moved, until none leaves a gap."""
    floats: dict[str, str] = {}
    for _ in range(_PASSES):
        places, stands = (_ask(compiler, PLACES % label) for label in ("place", "here"))
        above = before_its_chapter(_ask(compiler, OPENINGS), places, stands)
        low = [name for name in above if floats.get(name) == "top"]
        gaps = [*overtaken(stands), *moved(places, stands, settings.page_height)]
        new = first_of_each_chapter(name for name in gaps if name not in floats)
        if not low and not new:
            break
        floats |= dict.fromkeys(new, "top") | dict.fromkeys(low, "bottom")
        workspace.move(floats)


def _fill_index(compiler: Any, workspace: Workspace, settings: Settings) -> None:
    """Lay out, and write down the pages that the index gives; it stands last and moves nothing."""
    if settings.indexed:
        found = zip(settings.indexed, _ask(compiler, query(settings.indexed)), strict=True)
        workspace.set_pages({name: place[0] for name, place in found if place})


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


def _too_wide(place: str, need: float, room: float, srcdir: Path) -> None:
    location = str(srcdir / place) if place else None
    warn(
        Kind.MATH,
        f"formula is wider than the page ({need:.0f} pt for {room:.0f} pt) and set smaller; break it",
        location=location,
    )


def _place(diagnostic: str, workspace: Workspace, srcdir: Path) -> str | None:
    found = origin(workspace.main.read_text("utf-8"), diagnostic)
    return f"{srcdir / found[0]}:{found[1]}" if found else None


def _failure(
    error: Any, workspace: Workspace, settings: Settings, fonts: typst.Fonts
) -> TypstFailed:
    """Return one message: place, what Typst says, what it advises."""
    said, diagnostic = getattr(error, "message", str(error)), getattr(error, "diagnostic", "")
    place = _place(diagnostic, workspace, settings.srcdir) or _blamed(
        said, workspace, settings, fonts
    )
    hints = "".join(f"\n  hint: {hint}" for hint in getattr(error, "hints", ()))
    detail = "" if place else f"\n{diagnostic}"
    message = f"{place or workspace.lasting / 'document.typ'}: {said}{hints}{detail}"
    images = "image" in said or "decode" in said or "SVG" in said
    return TypstFailed(
        message,
        bad_images=tuple(unreadable(workspace.images)) if images else (),
        internal="internal" in said,
    )


def _blamed(said: str, workspace: Workspace, settings: Settings, fonts: typst.Fonts) -> str | None:
    """Return the place of the block that Typst refuses with the same words, by leaving out the others."""
    part = workspace.folder / "part.typ"

    def refuses(code: str) -> bool:
        part.write_text(code, "utf-8")
        try:
            _pdf(_compiler(workspace, part, fonts), settings)
        except (typst.TypstError, RuntimeError, ValueError) as error:
            return getattr(error, "message", str(error)) == said
        return False

    found = blame.find(workspace.main.read_text("utf-8"), refuses)
    part.unlink(missing_ok=True)
    return f"{settings.srcdir / found[0]}:{found[1]}" if found else None


def _report(warning: Any, workspace: Workspace, srcdir: Path) -> None:
    kind = Kind.FONT if "unknown font family" in warning.message else Kind.COMPILE
    hints = "".join(f" ({hint})" for hint in warning.hints)
    place = _place(warning.diagnostic, workspace, srcdir)
    warn(kind, f"{warning.message}{hints}", location=place)
