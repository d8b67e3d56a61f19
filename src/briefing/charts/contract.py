"""Draws the charts: one script, one chart, drawn again when its content changed and only then.

A script in scripts/ has two functions: ``rows(ledger)`` returns what is plotted, each row with
the `number` that it comes from, and ``draw(rows, look)`` returns the figure.
A drawing is kept under a digest of script, rows, style, words and libraries; files are
compared by content, never by time.
How a chart stands on a page is not decided here.
"""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ..errors import BriefingError
from ..files import Cache, write_whole
from ..ledger.ledger import Ledger
from ..words import catalogue as translation
from ..words import numbers as wording
from ..words.catalogue import Language
from . import layout, primitives, theme, tokens
from . import rows as row_charts
from .script import inputs, run
from .theme import House, Look, libraries
from .tokens import OURS, THEMES

Row = Mapping[str, Any]
#: The drawings of a chart: for a page and for a phone, each in both themes.
VARIANTS = tuple((narrow, theme) for narrow in (False, True) for theme in THEMES)
#: Columns of a row that say to which series it belongs.
SERIES = ("panel", "group", "kind", "series", "name", "who", "voice")
#: Modules whose code shapes every drawing.
_STYLE = tuple(
    str(m.__file__) for m in (theme, primitives, layout, row_charts, tokens, wording, translation)
)


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its script and what it plots."""

    name: str
    script: Path
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> list[str]:
        """Names of the numbers that are plotted, in order, each once."""
        return list(dict.fromkeys(row["number"] for row in self.rows))

    @property
    def stated(self) -> list[str]:
        """Names of the numbers that rest on what others state, not on a model of ours."""
        return list(dict.fromkeys(r["number"] for r in self.rows if r.get("voice") != OURS))

    @property
    def modelled(self) -> bool:
        """Say whether the chart shows what a model of ours gives."""
        return any(row.get("voice") == OURS for row in self.rows)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a chart that is to be made, and where it goes."""

    chart: Chart
    look: Look
    target: Path

    def key(self) -> str:
        """Return the digest of everything that shapes the drawing."""
        look = self.look
        files: list[Path | str] = [
            self.chart.script,
            *inputs(self.chart.script),
            *_STYLE,
            *look.house.fonts,
        ]
        parts = [Path(path).read_bytes() for path in files]
        words = [sorted(look.language.forms.items()), look.language.units]
        house = [look.house.tokens.model_dump(), sorted(look.house.groups.items())]
        drawn = [look.theme, look.language.code, look.narrow]
        data = [self.chart.rows, drawn, house, libraries(), words]
        parts.append(json.dumps(data, sort_keys=True).encode())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_charts(folder: Path, ledger: Ledger) -> dict[str, Chart]:
    """Return the charts of a folder of scripts, with what each plots now.

    Raises
    ------
    BriefingError
        If a script cannot be loaded or its rows cannot be made: script, line, what is wrong.
    """
    charts = {}
    for script in sorted(folder.glob("[!_]*.py")):
        rows = _rows(script, ledger)
        _check_rows(script, rows, ledger)
        charts[script.stem] = Chart(script.stem, script, rows)
    return charts


def _rows(script: Path, ledger: Ledger) -> tuple[Row, ...]:
    """Return what a script plots: the same on every run, and nothing of the ledger changed."""
    before = dict(ledger.numbers)
    rows, again = (_plain(run(script, "rows", ledger), script) for _ in range(2))
    if dict(ledger.numbers) != before:
        raise BriefingError("rows() has changed the ledger", file=script, do="Only read from it.")
    if rows != again:
        raise BriefingError("rows() returns other rows when called again", file=script,
                            do="Plot the ledger alone: nothing random, no clock, no state.")  # fmt: skip
    if not rows:
        raise BriefingError("rows() returns nothing to plot", file=script,
                            do="Return a row, or remove the script.")  # fmt: skip
    return rows


def _plain(rows: Any, script: Path) -> tuple[Row, ...]:
    """Return rows of plain values, as data files and digests need them."""
    try:
        found = tuple(dict(row) for row in rows)
        json.dumps(found, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise BriefingError(f"rows() returns no rows of plain values: {error}", file=script,
                            do="Return mappings of names to text and finite numbers.") from None  # fmt: skip
    return found


def _check_rows(script: Path, rows: Sequence[Row], ledger: Ledger) -> None:
    """Each row has its number; the numbers of a series can be compared with each other."""
    first: dict[tuple[Any, ...], str] = {}
    for row in rows:
        if row.get("number", "") not in ledger:
            what = f"a row names the unknown number {row.get('number', '')!r}"
            raise BriefingError(what, file=script, do="Give each row its `number`.")
        unit, series = ledger[row["number"]].unit, tuple(row.get(key) for key in SERIES)
        known = first.setdefault(series, unit)
        if not ledger.evidence.vocabularies.units.fit(unit, known):
            name = ", ".join(str(part) for part in series if part) or "the only one"
            raise BriefingError(
                f"mixed units in one series ({name}): {known} and {unit} of {row['number']!r}",
                file=script, do="Convert one of them, or make it a series of its own.",
            )  # fmt: skip


def drawing_name(name: str, theme: str, narrow: bool = False) -> str:
    """Return the file name of a drawing.

    >>> drawing_name("shells", "dark", narrow=True)
    'shells-narrow-dark.svg'
    """
    return f"{name}{'-narrow' if narrow else ''}-{theme}.svg"


def draw_charts(
    charts: Mapping[str, Chart],
    house: House,
    folder: Path,
    cache: Path,
    language: Language,
    jobs: int = 2,
) -> list[str]:
    """Bring the drawings of all charts up to date; return the names of those drawn anew.

    Writes every variant as ``<folder>/<language>/<name>[-narrow]-<theme>.svg``; keeps each drawing
    in `cache`, which may be deleted at any time.

    Raises
    ------
    BriefingError
        If a script raises: script, line, what is wrong. Drawings of before stay.
    """
    drawings = [
        Drawing(
            chart,
            Look(house, theme, language, narrow),
            folder / language.code / drawing_name(chart.name, theme, narrow),
        )
        for chart in charts.values()
        for narrow, theme in VARIANTS
    ]
    kept = Cache(cache)
    names = [f"{d.target.stem}-{language}-{d.key()[:24]}.svg" for d in drawings]
    found = [kept.get(name) for name in names]
    missing = [drawing for drawing, svg in zip(drawings, found, strict=True) if svg is None]
    drawn = iter(_draw_all(missing, jobs))
    for drawing, name, svg in zip(drawings, names, found, strict=True):
        if svg is None:
            svg = next(drawn)
            kept.put(name, svg)
        write_whole(drawing.target, svg)
        kept.drop(f"{drawing.target.stem}-{language}-*", but=name)
    _remove_others(folder / language.code, {drawing.target for drawing in drawings})
    return sorted({drawing.chart.name for drawing in missing})


def _remove_others(folder: Path, wanted: Collection[Path]) -> None:
    """Remove the drawings of charts that are gone."""
    for path in set(folder.glob("*.svg")) - set(wanted):
        path.unlink(missing_ok=True)


def _draw_all(drawings: Sequence[Drawing], jobs: int) -> list[bytes]:
    if len(drawings) <= len(VARIANTS) or jobs == 1:
        return [draw(drawing) for drawing in drawings]
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        return list(pool.map(draw, drawings))


def draw(drawing: Drawing) -> bytes:
    """Return one drawing as SVG, the same bytes on every run.

    Raises
    ------
    BriefingError
        If the script raises or returns no figure, or if no font has a character of its words.
    """
    from matplotlib.figure import Figure

    buffer, script = io.BytesIO(), drawing.chart.script
    with drawing.look.applied(drawing.chart.name), warnings.catch_warnings():
        warnings.filterwarnings("error", "Glyph .* missing from font")
        figure = run(script, "draw", drawing.chart.rows, drawing.look)
        if not isinstance(figure, Figure):
            what = f"draw() returns {type(figure).__name__}, not a figure"
            raise BriefingError(what, file=script, do="Return the figure.")
        try:
            figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        except UserWarning as error:
            do = "Write it in letters that the fonts of design/ have."
            raise BriefingError(f"{error}".rstrip("."), file=script, do=do) from None
    return buffer.getvalue()
