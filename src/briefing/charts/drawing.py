"""One drawing of a chart: what shapes it, its name, and its bytes.

A drawing is kept under a digest of script, rows, style, words and libraries.
"""

from __future__ import annotations

import hashlib
import io
import json
import warnings
from dataclasses import dataclass
from pathlib import Path

from ..errors import BriefingError
from ..files import code_of
from .contract import Chart
from .script import inputs, run
from .theme import Look, libraries
from .tokens import THEMES

#: The drawings of a chart: for a page and for a phone, each in both themes.
VARIANTS = tuple((narrow, theme) for narrow in (False, True) for theme in THEMES)
#: Rooms of the engine that shape every drawing; what comes from others is in its rows.
ROOMS = ("charts", "words", "ledger")


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing of a chart that is to be made, and where it goes."""

    chart: Chart
    look: Look
    target: Path

    def key(self) -> str:
        """Return the digest of everything that shapes the drawing."""
        look = self.look
        script = self.chart.script
        files = (script, *inputs(script), *look.house.fonts)
        parts = [path.read_bytes() for path in files]
        words = [sorted(look.language.forms.items()), look.language.units]
        house = [look.house.tokens.model_dump(), sorted(look.house.groups.items())]
        drawn = [look.theme, look.language.code, look.narrow]
        data = [self.chart.rows, drawn, house, libraries(), words, code_of(*ROOMS)]
        parts.append(json.dumps(data, sort_keys=True).encode())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


def drawing_name(name: str, theme: str, narrow: bool = False) -> str:
    """Return the file name of a drawing.

    >>> drawing_name("shells", "dark", narrow=True)
    'shells-narrow-dark.svg'
    """
    return f"{name}{'-narrow' if narrow else ''}-{theme}.svg"


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
