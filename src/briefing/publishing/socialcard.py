"""The picture that other sites show beside a link to the briefing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from ..charts.theme import FAMILY, House

#: 1,200 × 630 points, one pixel each.
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set page(width: 1200pt, height: 630pt, margin: 80pt, fill: rgb(data.paper))
#set text(font: data.font, fill: rgb(data.ink), lang: data.language)
#place(top + left, dx: -80pt, dy: -80pt, rect(width: 1200pt, height: 22pt, fill: rgb(data.navy)))
#v(30pt)
#if data.finding == "" [
  #text(size: 84pt, weight: 600, fill: rgb(data.navy), data.title)
  #v(18pt)
  #block(width: 900pt, text(size: 40pt, data.subtitle))
] else [
  #text(size: 34pt, weight: 600, fill: rgb(data.grey), data.title)
  #v(14pt)
  #set text(size: if data.finding.len() > 200 { 40pt } else { 48pt }, weight: 600, fill: rgb(data.navy))
  #set par(leading: .5em)
  #data.finding
]
#place(bottom + left, text(size: 30pt, fill: rgb(data.grey), data.line))
"""


def draw(title: str, line: str, language: str, house: House, finding: str = "") -> bytes:
    """Return the card as PNG: title and what is found, or the subtitle; and one line below."""
    head, _, subtitle = title.partition(": ")
    colours = house.tokens.of("light")
    data = {"title": head, "subtitle": subtitle, "line": line, "language": language,
            "font": FAMILY, "finding": finding}  # fmt: skip
    data |= {name: colours[name] for name in ("paper", "ink", "navy", "grey")}
    folder: Path = house.fonts[0].parent
    compile_any: Any = typst.compile  # its types ask that text and folders be of one type
    made: bytes | list[bytes] = compile_any(
        TEMPLATE.encode(), format="png", ppi=72.0, font_paths=[folder],
        ignore_system_fonts=True, sys_inputs={"data": json.dumps(data)},
    )  # fmt: skip
    return (
        made if isinstance(made, bytes) else made[0]
    )  # a title too long goes on, on a second card
