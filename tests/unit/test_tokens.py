"""The design tokens: one set of colours, told apart in grey and by colour-blind readers."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from briefing.charts.tokens import OTHERS, OURS, THEMES, Theme, Tokens, read_tokens
from briefing.errors import BriefingError
from briefing.ledger.ledger import Ledger
from briefing.publishing import palette

#: Deuteranopia, severity 1, on linear RGB: Machado, Oliveira and Fernandes 2009, table 1.
DEUTERANOPIA = np.array([
    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
])  # fmt: skip
TO_XYZ = np.array([
    [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
])  # fmt: skip
#: Colours that words are written in.
WORDS = ("ink", "grey", "muted", "navy", "visited", "teal", "rust", "ochre")


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG 2.2."""
    return float(linear(colour) @ TO_XYZ[1])


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB, D65."""
    scaled = TO_XYZ @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str) -> float:
    """CIE76 distance as a reader with deuteranopia sees it."""
    seen = [lab(DEUTERANOPIA @ linear(colour)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def too_close(tokens: Tokens, theme: Theme) -> list[str]:
    """Pairs of series that run into each other in grey print, or for colour-blind readers."""
    colours = {name: series.colour[THEMES.index(theme)] for name, series in tokens.series.items()}
    return [
        f"{a} and {b}"
        for (a, one), (b, other) in itertools.combinations(colours.items(), 2)
        if contrast(one, other) < tokens.apart["grey"]
        or distance(one, other) < tokens.apart["deuteranopia"]
    ]


@pytest.fixture(scope="module")
def tokens(root: Path) -> Tokens:
    return read_tokens(root)


@pytest.mark.parametrize("theme", THEMES)
def test_series_stay_apart_in_grey_and_for_colour_blind_readers(
    tokens: Tokens, theme: Theme
) -> None:
    assert [] == too_close(tokens, theme)


def test_the_check_of_colours_can_fail(tokens: Tokens) -> None:
    same = tokens.series["study"].model_copy(update={"colour": tokens.series["monitor"].colour})
    planted = tokens.model_copy(update={"series": {**tokens.series, "study": same}})

    assert ["study and monitor"] == too_close(planted, "light")
    # orange and green of one lightness: apart in colour, one in grey
    assert contrast("#b75902", "#2f7a3f") < tokens.apart["grey"]


def test_every_series_has_a_mark_of_its_own(tokens: Tokens) -> None:
    marks = [series.marker for series in tokens.series.values()]

    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("theme", THEMES)
def test_series_stand_out_from_the_paper(tokens: Tokens, theme: Theme) -> None:
    paper = tokens.of(theme)["paper"]
    for name, series in tokens.series.items():
        assert contrast(series.colour[THEMES.index(theme)], paper) >= tokens.apart["paper"], name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", WORDS)
def test_words_can_be_read_on_every_ground(tokens: Tokens, theme: Theme, name: str) -> None:
    colours = tokens.of(theme)
    for ground in ("paper", "tint", "pale"):
        assert contrast(colours[name], colours[ground]) >= 4.5


def test_every_voice_has_a_series_and_the_tokens_name_no_unknown_voice(
    tokens: Tokens, ledger: Ledger
) -> None:
    voices = dict(ledger.evidence.vocabularies.voices)
    groups = tokens.groups(voices)
    listed = {voice for series in tokens.series.values() for voice in series.voices}

    assert set(groups) == set(voices)
    assert listed <= set(voices)
    assert set(groups.values()) <= set(tokens.series) - {OURS}
    assert {"fnf": "study", "nis": "south-korea", "osc": "observer"}.items() <= groups.items()


def test_a_new_voice_has_a_series_without_an_edit(tokens: Tokens, ledger: Ledger) -> None:
    known = dict(ledger.evidence.vocabularies.voices)
    stranger = known["osc"].model_copy(update={"label": "Somebody", "side": ""})
    ally = stranger.model_copy(update={"side": "Ukraine"})

    groups = tokens.groups({**known, "stranger": stranger, "ally": ally})

    assert (groups["stranger"], groups["ally"]) == (OTHERS, "ukraine")


def test_the_style_sheet_has_the_colours_of_the_tokens(root: Path, tokens: Tokens) -> None:
    sheet = (root / palette.FILE).read_text("utf-8")

    assert palette.filled(sheet, palette.css(tokens)) == sheet, (
        "run python -m briefing.publishing.palette ."
    )
    for pair in tokens.colour.values():
        elsewhere = sheet.replace(palette.css(tokens), "")
        assert not set(re.findall("#[0-9a-f]{6}", elsewhere)) & {*pair} - {"#ffffff"}


def test_a_style_sheet_without_its_place_is_explained() -> None:
    with pytest.raises(BriefingError, match="the place for the colours is missing"):
        palette.filled("body {}", "x")


def test_the_pdf_has_the_colours_of_the_tokens(root: Path, tokens: Tokens) -> None:
    (file,) = root.glob("packages/*/src/*/template/palette.typ")
    printed = dict(re.findall(r'#let ([\w-]+) = rgb\("(#\w+)"\)', file.read_text("utf-8")))
    shared = set(printed) & set(tokens.colour)

    assert shared == {"ink", "navy", "teal", "rust", "ochre", "grey", "tint"}
    assert {name: printed[name] for name in shared} == {n: tokens.of("light")[n] for n in shared}


BROKEN = {
    "missing": (None, "the file does not exist"),
    "no TOML": ("[colour", "not valid TOML"),
    "no colour": (
        '[colour]\nink = ["blue", "#ffffff"]',
        "field 'colour.ink.0': String should match",
    ),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_tokens_are_explained(tmp_path: Path, text: str | None, said: str) -> None:
    (tmp_path / "design").mkdir()
    if text is not None:
        (tmp_path / "design" / "tokens.toml").write_text(text, "utf-8")

    with pytest.raises(BriefingError, match=re.escape(said)) as caught:
        read_tokens(tmp_path)

    assert "design/tokens.toml" in str(caught.value)
