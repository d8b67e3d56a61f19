"""The drawings of all charts of a briefing, drawn again when their content changed and only then.

Files are compared by content, never by time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from ..files import Cache, write_whole
from ..words.catalogue import Language
from .contract import Chart
from .drawing import VARIANTS, Drawing, draw, drawing_name
from .theme import House, Look


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
