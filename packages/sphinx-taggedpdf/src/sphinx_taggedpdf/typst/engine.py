"""The engine, in a process of its own: lays out the pages and leaves the PDF in the workspace.

Its memory then does not come on top of that of Sphinx and the doctrees, and goes when it is done;
and if it crashes, that is a message.
Not for: Sphinx, which is not imported here; what the answer means is compile.py's business.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, cast

import pikepdf
import typst

from ..pdf.destinations import query, wanted
from . import blame
from .floats import (
    OPENINGS,
    PLACES,
    before_its_chapter,
    first_of_each_chapter,
    moved,
    overtaken,
)
from .workspace import DOCUMENT, FLOATS, PAGES, PDF, write_down

#: how often figures may be moved before the layout is taken as it is
_PASSES = 8
#: what is not used within ten compilations Typst forgets: after so many of nothing, all but the last layout
#: or that as well; the next layout is then slower, and memory holds one layout and not nearly two
_OLD, _ALL = 6, 11
#: from how many pages on memory is worth the time: below, a machine of 4 GB has room for two layouts
_MANY = 1200
#: where the template says that something is wider than its column
_TOO_WIDE = "query(<too-wide>).map(mark => mark.value)"
#: what Typst raises; the last two without a place
_ERRORS = (typst.TypstError, RuntimeError, ValueError)


class Order(NamedTuple):
    """What the PDF depends on besides the workspace."""

    standards: list[str]
    timestamp: int
    #: in points
    page_height: float
    #: labels whose pages the index gives
    indexed: list[str]


class Refusal(NamedTuple):
    """What Typst says against a document."""

    message: str
    hints: list[str]
    diagnostic: str
    #: file and line of the block, if Typst names none
    blamed: tuple[str, int] | None


class Answer(NamedTuple):
    """What came of it."""

    refusal: Refusal | None
    #: message, hints and diagnostic
    warnings: list[tuple[str, list[str], str]]
    #: name of a place → page, and points from the left and from the top, or nothing
    places: dict[str, tuple[int, float, float] | None]
    #: place in the sources, width and room in points
    too_wide: list[tuple[str, float, float]]


class Engine:
    """Typst and one workspace."""

    def __init__(self, folder: Path, order: Order) -> None:
        self.folder, self.order = folder, order
        self._fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder / "fonts")])
        self._compiler = self._opened(DOCUMENT)

    def _opened(self, name: str) -> Any:
        nowhere = str(self.folder / "no-packages")
        return typst.Compiler(
            str(self.folder / name),
            root=str(self.folder),
            font_paths=self._fonts,
            package_path=nowhere,
            package_cache_path=nowhere,
        )

    def run(self) -> Answer:
        """Write the PDF and return what is to be said of it."""
        with suppress(RuntimeError):  # what is wrong, `compile` says better
            self._move_figures()
            self._fill_index()
        try:
            pdf, warnings = self._pdf(self._compiler)
        except _ERRORS as error:
            return Answer(self._refusal(error), [], {}, [])
        (self.folder / PDF).write_bytes(pdf)
        with pikepdf.open(io.BytesIO(pdf)) as file:
            names = wanted(file)
        return Answer(
            None,
            [(w.message, list(w.hints), w.diagnostic) for w in warnings],
            dict(zip(names, self._ask(query(names)), strict=True)),
            self._ask(_TOO_WIDE),
        )

    def _pdf(self, compiler: Any) -> tuple[bytes, list[Any]]:
        """Return the PDF and what Typst warns of; Typst says which of the standards it knows."""
        return cast(
            "tuple[bytes, list[Any]]",
            compiler.compile_with_warnings(
                format="pdf",
                pdf_standards=self.order.standards,
                timestamp=self.order.timestamp,
            ),
        )

    def _ask(self, code: str) -> list[Any]:
        """Return what *code* says about the finished layout; Typst keeps it, so asking costs little."""
        return list(json.loads(self._compiler.eval(code)))

    def _move_figures(self) -> None:
        """Lay out, and again with figures moved, until none leaves a gap."""
        floats: dict[str, str] = {}
        for _ in range(_PASSES):
            places, stands = (self._ask(PLACES % label) for label in ("place", "here"))
            openings = self._ask(OPENINGS)
            above = before_its_chapter(openings, places, stands)
            low = [name for name in above if floats.get(name) == "top"]
            gaps = [*overtaken(stands), *moved(places, stands, self.order.page_height)]
            new = first_of_each_chapter(name for name in gaps if name not in floats)
            if not low and not new:
                break
            floats |= dict.fromkeys(new, "top") | dict.fromkeys(low, "bottom")
            write_down(self.folder / FLOATS, floats)
            last = max(page for _, page, _ in (*openings, *stands))
            self._forget(_ALL if last > _MANY else _OLD)

    def _forget(self, ages: int) -> None:
        """Make Typst forget layouts by compiling nothing: each takes as much memory as the pages."""
        (self.folder / "nothing.typ").write_text("", "utf-8")
        nothing = self._opened("nothing.typ")
        for _ in range(ages):
            nothing.compile(format="svg")

    def _fill_index(self) -> None:
        """Lay out, and write down the pages that the index gives; it stands last and moves nothing."""
        if names := self.order.indexed:
            found = zip(names, self._ask(query(names)), strict=True)
            write_down(self.folder / PAGES, {name: place[0] for name, place in found if place})

    def _refusal(self, error: Any) -> Refusal:
        message = str(getattr(error, "message", error))
        diagnostic = str(getattr(error, "diagnostic", ""))
        placed = f"{DOCUMENT}:" in diagnostic or "image" in message
        blamed = None if placed else self._blamed(message)
        return Refusal(message, list(getattr(error, "hints", ())), diagnostic, blamed)

    def _blamed(self, message: str) -> tuple[str, int] | None:
        """Return the place of the block that Typst refuses with the same words, by leaving out the others."""

        def refuses(code: str) -> bool:
            (self.folder / "part.typ").write_text(code, "utf-8")
            try:
                self._pdf(self._opened("part.typ"))
            except _ERRORS as error:
                return bool(getattr(error, "message", str(error)) == message)
            return False

        return blame.find((self.folder / DOCUMENT).read_text("utf-8"), refuses)


def main() -> None:
    """Read an order, carry it out, and write the answer; the folder is the last argument."""
    order = Order(**json.load(sys.stdin))
    answer = Engine(Path(sys.argv[-1]), order).run()
    refusal = answer.refusal._asdict() if answer.refusal else None
    json.dump({**answer._asdict(), "refusal": refusal}, sys.stdout)
