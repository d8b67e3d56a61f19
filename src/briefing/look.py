"""The house style of the charts: theme, fonts, words, and a figure to draw on.

A chart script gets a `Look` and imports nothing of matplotlib, so that a build in which no
chart changed never loads it.
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

from . import wording
from .translation import translate

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
        "ink": "#22272e", "muted": "#5b6470", "grid": "#d5dae0", "paper": "#ffffff",
        "blue": "#1b4f72", "orange": "#b3530f", "green": "#0b6b52", "purple": "#7a3e82",
        "grey": "#6b7480",
    }),
    "dark": MappingProxyType({
        "ink": "#e8eaed", "muted": "#aab2bd", "grid": "#3d444d", "paper": "#131416",
        "blue": "#7fb8e6", "orange": "#f0a060", "green": "#63c9a5", "purple": "#cf9ad6",
        "grey": "#9aa4b0",
    }),
})  # fmt: skip
#: Everything outside the data that changes a drawing.
LIBRARIES = tuple(f"{name} {version(name)}" for name in ("matplotlib", "font-source-sans-pro"))


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart needs to know of theme and language."""

    theme: Theme
    language: str

    @property
    def colours(self) -> Mapping[str, str]:
        """Colours of the theme by name."""
        return COLOURS[self.theme]

    def figure(self, height: float) -> tuple[Figure, Axes]:
        """Return an empty figure of the house width, height in inches, and its axes."""
        from matplotlib.figure import Figure

        made = Figure(figsize=(WIDTH, height), layout="constrained")
        return made, made.add_subplot()

    def tr(self, text: str) -> str:
        """Return the words in the language of the build."""
        return translate(text, self.language)

    def amount(self, value: float, unit: str, digits: int | None = None) -> str:
        """Write a value with its unit."""
        return wording.amount(value, unit, self.language, digits)

    def span(self, low: float, high: float, unit: str, digits: int | None = None) -> str:
        """Write a range with its unit."""
        return wording.span(low, high, unit, self.language, digits)

    def date(self, iso: str) -> str:
        """Write a date."""
        return wording.date_in_words(iso, self.language)

    @contextmanager
    def applied(self, salt: str) -> Iterator[None]:
        """Draw in the house style; `salt` makes the ids of an SVG the same on every run."""
        import matplotlib as mpl
        from matplotlib import font_manager

        mpl.use("agg")
        known = {font.name for font in font_manager.fontManager.ttflist}
        if FONT not in known:
            for path in font_files():
                font_manager.fontManager.addfont(path)
        settings: Any = {**_SETTINGS, **self._colour_settings(), "svg.hashsalt": salt}
        with mpl.rc_context(settings):
            yield

    def _colour_settings(self) -> dict[str, Any]:
        ink, grid = self.colours["ink"], self.colours["grid"]
        inks = ("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")
        return {**dict.fromkeys(inks, ink), "grid.color": grid}


def font_files() -> list[Path]:
    """Return the static weights of the house sans that charts use."""
    spec = importlib.util.find_spec("font_source_sans_pro")
    assert spec is not None and spec.origin is not None
    folder = Path(spec.origin).parent / "files"
    return [folder / f"SourceSansPro-{style}.ttf" for style in ("Regular", "Semibold")]


_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": [FONT, "Source Sans 3", "sans-serif"],
    "font.size": 9.5,
    "axes.labelsize": 9.5,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
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
