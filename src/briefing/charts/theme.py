"""The house style of the charts: theme, fonts, words, marks, and a figure to draw on.

A chart script gets a `Look` and imports nothing of matplotlib, so that a build in which no
chart changed never loads it.
Orange is the study under review, ink is our own model, blue and the other colours are other
authors. How values, ranges and bounds are drawn is in `briefing.charts.primitives`.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from ..ledger.number import Number
from ..words import numbers as wording
from ..words.catalogue import translate
from . import primitives as marks
from .primitives import Ends, Marks

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Theme = Literal["light", "dark"]
FONT = "Source Sans Pro"
#: Five inches: the text stays readable on a phone of 390 px.
WIDTH = 5.0
#: Colours that stay apart for colour-blind readers (after Okabe and Ito) and in grey print.
COLOURS: Mapping[Theme, Mapping[str, str]] = MappingProxyType({
    "light": MappingProxyType({
        "ink": "#22272e", "muted": "#5b6470", "grid": "#dfe3e8", "paper": "#ffffff",
        "tint": "#eceff3", "blue": "#1b5e91", "orange": "#ad4c08", "green": "#0b6b52",
        "purple": "#7a3e82", "grey": "#626b76",
    }),
    "dark": MappingProxyType({
        "ink": "#e8eaed", "muted": "#aab2bd", "grid": "#363c44", "paper": "#131416",
        "tint": "#262b31", "blue": "#7fb8e6", "orange": "#f0a060", "green": "#63c9a5",
        "purple": "#cf9ad6", "grey": "#9aa4b0",
    }),
})  # fmt: skip
#: Everything outside the data that changes a drawing.
LIBRARIES = (
    *(f"{name} {version(name)}" for name in ("matplotlib", "font-source-sans-pro")),
    Path(marks.__file__).read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Look(Marks):
    """What a chart needs to know of theme and language."""

    theme: Theme
    language: str

    @property
    def colours(self) -> Mapping[str, str]:
        """Colours of the theme by name."""
        return COLOURS[self.theme]

    def colour_of(self, author: str) -> str:
        """Name the colour of an author: the study, our model, or another.

        >>> [Look("light", "en").colour_of(who) for who in ("Study of 2024", "Our model", "INSS")]
        ['orange', 'ink', 'blue']
        """
        return {"Study": "orange", "Our": "ink"}.get(author.split()[0], "blue")

    def figure(self, height: float) -> tuple[Figure, Axes]:
        """Return an empty figure of the house width, height in inches, and its axes."""
        made, (axes,) = self.panels(height, 1)
        return made, axes

    def panels(
        self, height: float, *sizes: float, side: bool = False, apart: bool = False
    ) -> tuple[Figure, list[Axes]]:
        """Return a figure with panels of these relative sizes, one below or beside the other.

        Panels that stand apart have left edges of their own.
        """
        from matplotlib.figure import Figure

        made = Figure(figsize=(WIDTH, height), layout="constrained")
        ratios: Any = {"width_ratios" if side else "height_ratios": sizes}
        shape = (1, len(sizes)) if side else (len(sizes), 1)
        if apart:
            return made, [part.add_subplot() for part in made.subfigures(*shape, **ratios).flat]
        grid = made.add_gridspec(*shape, **ratios)
        return made, [made.add_subplot(grid[place]) for place in range(len(sizes))]

    def tr(self, text: str) -> str:
        """Return the words in the language of the build."""
        return translate(text, self.language)

    def amount(self, value: float, unit: str, digits: int | None = None) -> str:
        """Write a value with its unit."""
        return wording.amount(value, unit, self.language, digits)

    def words(self, ends: Ends, unit: str = "count", digits: int | None = 3) -> str:
        """Write a value, a bound or a range; where there is a middle, the range in brackets.

        >>> look = Look("light", "en")
        >>> look.words((1.7, None, 5.5)), look.words((18, None, None)), look.words((1, 2, 4))
        ('1.7–5.5', 'at least 18', '2 (1–4)')
        """
        low, central, high = ends
        text = wording.in_words(
            Number("", "", "observed", unit, low, central, high, digits=digits), self.language
        )
        ranged = low is not None and high is not None and central is not None
        return f"{self.amount(central, unit, digits)} ({text})" if ranged and central else text

    @contextmanager
    def applied(self, salt: str) -> Iterator[None]:
        """Draw in the house style; `salt` makes the ids of an SVG the same on every run."""
        import matplotlib as mpl
        from matplotlib import font_manager

        mpl.use("agg")
        manager, files = font_manager.fontManager, [str(path) for path in font_files()]
        manager.ttflist = [f for f in manager.ttflist if f.name != FONT or f.fname in files]
        for path in {*files} - {font.fname for font in manager.ttflist}:
            manager.addfont(path)
        settings: Any = {**_SETTINGS, **self._colour_settings(), "svg.hashsalt": salt}
        with mpl.rc_context(settings):
            yield

    def _colour_settings(self) -> dict[str, Any]:
        ink, muted = self.colours["ink"], self.colours["muted"]
        softer = ("axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")
        return {
            "text.color": ink, "grid.color": self.colours["grid"], **dict.fromkeys(softer, muted)
        }  # fmt: skip


def font_files() -> list[Path]:
    """Return the static weights of the house sans that charts use."""
    spec = importlib.util.find_spec("font_source_sans_pro")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "files"
    return [folder / f"SourceSansPro-{style}.ttf" for style in ("Regular", "Semibold")]


_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,  # two dollar signs are two dollars
    "font.family": "sans-serif",
    "font.sans-serif": [FONT, "Source Sans 3", "sans-serif"],
    "font.size": 9.5,
    "axes.labelsize": 9.5,
    "xtick.labelsize": 9.5,
    "ytick.labelsize": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.axisbelow": True,
    "grid.linewidth": 0.5,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "date.epoch": "1970-01-01T00:00:00",
    "timezone": "UTC",
}
