"""Charts to take along: a drawing with finding, subtitle, sources, licence and address in the picture.

The words around a drawing become outlines and the drawing carries its fonts, so that the picture looks
the same in any browser; the words stand in the metadata of the SVG as well.
Where the words come from is not decided here.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import typst

from ..charts.theme import FAMILY, POINTS_PER_MM, House
from .webfonts import embed

#: Pixels of an inch of a PNG: twice a screen's.
RESOLUTION = 192.0
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set page(width: data.width * 1pt + 28pt, height: auto, margin: 14pt, fill: rgb(data.paper))
#set text(font: (data.font, "Source Sans 3"), size: 8.5pt, fill: rgb(data.ink), lang: data.language, hyphenate: false)
#set par(leading: .45em, spacing: .55em)
#text(size: 12pt, weight: 600, fill: rgb(data.navy), data.finding)

#text(size: 9.5pt, fill: rgb(data.grey), data.subtitle)
#v(5pt)
#image(bytes(sys.inputs.svg), format: "svg", width: data.width * 1pt)
#v(3pt)
#line(length: 100%, stroke: .5pt + rgb(data.line))
#set text(fill: rgb(data.grey))
#data.sources

#data.credit
"""
Format = Literal["png", "svg"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a drawing."""

    finding: str
    subtitle: str
    sources: str
    #: Title of the work, licence and address.
    credit: str
    language: str


def framed(frame: Frame, svg: str, house: House, kind: Format) -> bytes:
    """Return a light drawing with the words around it.

    Raises
    ------
    typst.TypstError
        If the drawing is no SVG.
    """
    colours = house.tokens.of("light")
    data = {**asdict(frame), "font": FAMILY, "width": _width(svg)}
    data |= {name: colours[name] for name in ("paper", "ink", "navy", "grey", "line")}
    compile_any: Any = typst.compile  # its types ask that text and folders be of one type
    made: bytes = compile_any(
        TEMPLATE.encode(), format=kind, ppi=RESOLUTION, font_paths=_fonts(house),
        ignore_system_fonts=True, sys_inputs={"data": json.dumps(data), "svg": embed(svg, house.fonts)},
    )  # fmt: skip
    return made if kind == "png" else _described(made.decode(), frame).encode()


def _width(svg: str) -> float:
    """Return the width of a drawing in points."""
    found = re.search(r'width="([\d.]+)pt"', svg)
    return float(found[1]) if found else 170 * POINTS_PER_MM


def _fonts(house: House) -> list[Path]:
    """Return the folders of the fonts of the charts and of names in other scripts."""
    return [house.fonts[0].parent, _package("fontpkg_source_sans_3")]


@cache
def _package(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent


def _described(svg: str, frame: Frame) -> str:
    """Put the words into the SVG, for readers and for those who hear it."""
    title = f"<title>{escape(frame.finding)}</title>"
    words = " ".join((frame.subtitle, frame.sources, frame.credit))
    described, count = re.subn(
        r"(<svg[^>]*)>", rf'\1 role="img">{title}<desc>{escape(words)}</desc>', svg, count=1
    )
    assert count == 1, "Typst writes one <svg> tag first"
    return described
