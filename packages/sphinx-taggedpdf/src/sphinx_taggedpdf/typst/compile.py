"""Runs the engine, and tells its errors and warnings with the author's file and line.

Offline, and without the machine's fonts.
Not for: deciding whether to run (workspace.py) or what to write (translate/).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from ..pdf.destinations import Place
from ..warnings import Kind, warn
from .engine import Answer, Order, Refusal
from .images import unreadable
from .positions import origin
from .workspace import Workspace

_RUN = "import sys; sys.path.append(sys.argv[1]); from sphinx_taggedpdf.typst.engine import main; main()"
#: where a project's own template stands in the workspace
_TEMPLATE = re.compile(r"/theme/(?P<file>[^\s:]+):(?P<line>\d+)")
_ROOT = Path(__file__).parents[2]


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


class Compiled(NamedTuple):
    """A PDF in which links within the document still lead to names."""

    pdf: bytes
    places: dict[str, Place]


def compile_pdf(workspace: Workspace, order: Order, srcdir: Path) -> Compiled:
    """Return the PDF, and where the targets of its links stand.

    Raise `TypstFailed` with the place in the sources.
    """
    answer = _answer(workspace, order)
    if answer.refusal is not None:
        raise _failure(answer.refusal, workspace, srcdir)
    for message, hints, diagnostic in answer.warnings:
        _report(message, hints, _place(diagnostic, workspace, srcdir))
    if lost := [name for name, place in answer.places.items() if place is None]:
        raise TypstFailed(
            f"the template prints nothing that these links lead to: {', '.join(lost)}"
        )
    for place, need, room in answer.too_wide:
        _too_wide(place, need, room, srcdir)
    places = {name: Place(*place) for name, place in answer.places.items() if place}
    return Compiled(workspace.take_pdf(), places)


def _answer(workspace: Workspace, order: Order) -> Answer:
    # not from the folder where the author works, whose files may have the names of modules
    command = [sys.executable, "-P", "-c", _RUN, str(_ROOT), str(workspace.folder)]
    asked = json.dumps(order._asdict())
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [""]
        reason = f"signal {-done.returncode}" if done.returncode < 0 else last[0]
        raise TypstFailed(
            f"the engine ended before the PDF was made ({reason}); if memory is short, "
            "several PDFs need less each (taggedpdf_documents)"
        )
    found = json.loads(done.stdout)
    refusal = Refusal(**found["refusal"]) if found["refusal"] else None
    return Answer(**{**found, "refusal": refusal})


def _failure(refusal: Refusal, workspace: Workspace, srcdir: Path) -> TypstFailed:
    """Return one message: place, what Typst says, what it advises."""
    said = refusal.message
    place = _place(refusal.diagnostic, workspace, srcdir) or _in_template(refusal.diagnostic)
    if place is None and refusal.blamed is not None:
        place = f"{srcdir / refusal.blamed[0]}:{refusal.blamed[1]}"
    hints = "".join(f"\n  hint: {hint}" for hint in refusal.hints)
    detail = "" if place else f"\n{refusal.diagnostic}"
    images = "image" in said or "decode" in said or "SVG" in said
    return TypstFailed(
        f"{place or workspace.lasting / workspace.main.name}: {said}{hints}{detail}",
        bad_images=tuple(unreadable(workspace.images)) if images else (),
        internal="internal" in said,
    )


def _in_template(diagnostic: str) -> str | None:
    """Return the file and line of the project's own template, if that is where the error is."""
    found = _TEMPLATE.search(diagnostic)
    return f"taggedpdf_template, {found['file']}:{found['line']}" if found else None


def _place(diagnostic: str, workspace: Workspace, srcdir: Path) -> str | None:
    found = origin(workspace.main.read_text("utf-8"), diagnostic)
    return f"{srcdir / found[0]}:{found[1]}" if found else None


def _report(message: str, hints: list[str], place: str | None) -> None:
    kind = Kind.FONT if "unknown font family" in message else Kind.COMPILE
    warn(kind, f"{message}{''.join(f' ({hint})' for hint in hints)}", location=place)


def _too_wide(place: str, need: float, room: float, srcdir: Path) -> None:
    location = str(srcdir / place) if place else None
    warn(
        Kind.MATH,
        f"formula is wider than the page ({need:.0f} pt for {room:.0f} pt) and set smaller; break it",
        location=location,
    )
