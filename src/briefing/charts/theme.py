"""The house style of the charts: colours, fonts, words, and a figure to draw on.

A chart script gets a `Look` and imports nothing of matplotlib, so that a build in which no
chart changed never loads it.
Which colour means whom is said in design/tokens.toml; how values, ranges and bounds are drawn is in
`briefing.charts.primitives`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BriefingError
from ..evidence.vocabularies import Voice
from ..ledger.number import Number
from ..words import numbers as wording
from ..words.catalogue import Language, translate
from ..words.form import Form
from .tokens import OTHERS, OURS, THEMES, Theme, Tokens, read_tokens

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: The house sans, as the files in design/fonts call it.
FAMILY = "Briefing Sans 3"
#: Low, central and high value of a number; None where it has none.
Ends = tuple[float | None, float | None, float | None]
POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class House:
    """What every chart of a briefing shares."""

    tokens: Tokens
    #: Font files: regular, semibold.
    fonts: tuple[Path, ...]
    #: The series of every voice.
    groups: Mapping[str, str]


#: How a TrueType file begins.
_TRUETYPE = (b"\0\1\0\0", b"true")


def read_house(root: Path, voices: Mapping[str, Voice]) -> House:
    """Read tokens and fonts in the folder design/ of a briefing.

    Raises
    ------
    BriefingError
        If the tokens do not hold, if there is no font or a file is none.
    """
    tokens, folder = read_tokens(root), root / "design" / "fonts"
    fonts = tuple(sorted(folder.glob("*.ttf")))
    damaged = [path for path in fonts if path.read_bytes()[:4] not in _TRUETYPE]
    if damaged or not fonts:
        what = "not a TrueType font" if damaged else "no font (*.ttf)"
        do = "Copy design/ from the briefing that you start from."
        raise BriefingError(what, file=damaged[0] if damaged else folder, do=do)
    return House(tokens, fonts, tokens.groups(voices))


@cache
def libraries() -> list[str]:
    """Return everything outside the project that changes a drawing."""
    try:
        return [f"matplotlib {version('matplotlib')}"]
    except PackageNotFoundError:
        return []


def said(row: Mapping[str, Any], language: Language) -> str:
    """Write the value of a row as the text does, with its unit; people are counted without one."""
    unit = "count" if row["unit"] == "person" else row["unit"]
    ends = (row["low"], row["central"], row["high"])
    number = Number("", "", "observed", unit, *ends, digits=row["significant_digits"])
    return wording.in_words(number, language, Form(spelled=True))


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart needs to know of theme, language and width."""

    house: House
    theme: Theme
    language: Language
    narrow: bool = False

    @property
    def colours(self) -> Mapping[str, str]:
        """Colours of the theme by name."""
        return self.house.tokens.of(self.theme)

    @property
    def width(self) -> float:
        """Width of a figure in points."""
        name = "chart-narrow" if self.narrow else "chart-wide"
        return self.house.tokens.measure[name] * POINTS_PER_MM

    def size(self, name: str = "chart") -> float:
        """Return a size of type in points."""
        return self.house.tokens.type[name]

    def series_of(self, voice: str) -> str:
        """Name the series that a voice belongs to; a voice without name is ours."""
        return self.house.groups.get(voice, OTHERS) if voice and voice != OURS else OURS

    def paint(self, series: str) -> str:
        """Return the colour of a series, or another colour by name."""
        known = self.house.tokens.series
        if series not in known:
            return self.colours[series]
        return known[series].colour[THEMES.index(self.theme)]

    def marker(self, series: str) -> str:
        """Return the mark of a series."""
        return self.house.tokens.series[series].marker

    def dashes(self, series: str) -> Any:
        """Return the line style of a series."""
        dashes = self.house.tokens.series[series].dashes
        return (0, dashes) if dashes else "-"

    def figure(self, height: float) -> Figure:
        """Return an empty figure of the house width, height in points."""
        from matplotlib.figure import Figure

        return Figure(figsize=(self.width / 72, height / 72))

    def axes(self, height: float) -> tuple[Figure, Axes]:
        """Return a figure, height in points, with one set of axes that fills it."""
        figure = self.figure(height)
        figure.set_layout_engine("constrained")
        return figure, figure.add_subplot()

    def tr(self, text: str) -> str:
        """Return the words in the language of the build."""
        return translate(text, self.language)

    def amount(self, value: float, unit: str = "count", digits: int | None = None) -> str:
        """Write a value with its unit."""
        return wording.amount(value, unit, self.language, digits)

    def date(self, iso: str) -> str:
        """Write a date of any precision, at most to the month.

        Days would say more than a chart can show.
        """
        return wording.date_in_words(iso[:7], self.language)

    def said(self, row: Mapping[str, Any]) -> str:
        """Write the value of a row as the text does, with its unit."""
        return said(row, self.language)

    def words(self, ends: Ends, decimals: int | None = None, digits: int | None = None) -> str:
        """Write a value, a bound or a range, its ends with the same number of decimals."""
        low, central, high = ends
        if low is not None and high is not None:
            return "–".join(self.figures(end, decimals, digits, high) for end in (low, high))
        if central is not None:
            return self.figures(central, decimals, digits)
        words, end = ("at least {}", low) if low is not None else ("up to {}", high)
        assert end is not None
        return self.tr(words).format(self.figures(end, decimals, digits))

    def figures(
        self,
        value: float,
        decimals: int | None = None,
        digits: int | None = None,
        beside: float = 0,
    ) -> str:
        """Write a value with so many decimals or significant digits, in the way of the language.

        A value in a range is grouped like the one `beside` it.
        """
        exact = wording.rounded(value, digits)
        if decimals is not None:
            exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return wording.digits_in_words(
            exact, self.language, decimals=decimals or 0, beside=wording.rounded(beside, None)
        )

    @contextmanager
    def applied(self, salt: str) -> Iterator[None]:
        """Draw in the house style; `salt` makes the ids of an SVG the same on every run."""
        import matplotlib as mpl
        from matplotlib import font_manager

        mpl.use("agg")
        manager, files = font_manager.fontManager, [str(path) for path in self.house.fonts]
        manager.ttflist = [f for f in manager.ttflist if f.name != FAMILY or f.fname in files]
        for path in sorted({*files} - {font.fname for font in manager.ttflist}):
            manager.addfont(path)
        sizes: Any = {"font.size": self.size(), "svg.hashsalt": salt}
        settings: Any = {**_SETTINGS, **self._colour_settings(), **sizes}
        for axis in ("xtick", "ytick"):
            settings[f"{axis}.labelsize"] = self.size("chart-small")
        with mpl.rc_context(settings):
            yield

    def _colour_settings(self) -> dict[str, Any]:
        ink, muted = self.colours["ink"], self.colours["muted"]
        softer = ("axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color")
        return {
            "text.color": ink, "grid.color": self.colours["grid"], **dict.fromkeys(softer, muted)
        }  # fmt: skip


_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "text.parse_math": False,  # two dollar signs are two dollars
    "font.family": "sans-serif",
    "font.sans-serif": [FAMILY, "Source Sans 3", "sans-serif"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.6,
    "axes.axisbelow": True,
    "grid.linewidth": 0.5,
    "hatch.linewidth": 0.8,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "text.hinting": "no_hinting",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "date.epoch": "1970-01-01T00:00:00",
    "timezone": "UTC",
}
