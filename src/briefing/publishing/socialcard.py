"""The picture that other sites show beside a link to the briefing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst

from ..charts.theme import font_files

#: 1,200 × 630 points, one pixel each.
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set page(width: 1200pt, height: 630pt, margin: 80pt, fill: rgb("#ffffff"))
#set text(font: "Source Sans Pro", fill: rgb("#1d2229"), lang: data.language)
#place(top + left, dx: -80pt, dy: -80pt, rect(width: 1200pt, height: 22pt, fill: rgb("#1b4f72")))
#v(30pt)
#text(size: 84pt, weight: 600, fill: rgb("#1b4f72"), data.title)
#v(18pt)
#block(width: 900pt, text(size: 40pt, data.subtitle))
#place(bottom + left, text(size: 30pt, fill: rgb("#4b5560"), data.line))
"""


def draw(title: str, line: str, language: str) -> bytes:
    """Return the card as PNG: title, subtitle after the colon, and one line below."""
    head, _, subtitle = title.partition(": ")
    data = {"title": head, "subtitle": subtitle, "line": line, "language": language}
    folder: Path = font_files()[0].parent
    compile_any: Any = typst.compile  # its types ask that text and folders be of one type
    made: bytes | list[bytes] = compile_any(
        TEMPLATE.encode(), format="png", ppi=72.0, font_paths=[folder],
        ignore_system_fonts=True, sys_inputs={"data": json.dumps(data)},
    )  # fmt: skip
    return (
        made if isinstance(made, bytes) else made[0]
    )  # a title too long goes on, on a second card
