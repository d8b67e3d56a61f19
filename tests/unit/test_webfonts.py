"""Fonts for pages and charts."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

from fontTools.ttLib import TTFont

from briefing.charts.theme import FAMILY
from briefing.publishing.webfonts import (
    CHARACTERS,
    EAST_ASIAN,
    FACES,
    STATIC,
    east_asian,
    embed,
    reduced,
)

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "docs" / "_static" / "fonts"
CHARTS = [ROOT / "design" / "fonts" / f"{face.name}.ttf" for face in STATIC]
SVG = (
    '<svg><style type="text/css">*{{}}</style>'
    f'<text style="{{}}font-family: \'{FAMILY}\'" x="1">{{}}</text></svg>'
)


def test_the_fonts_of_the_site_hold_the_letters_of_the_text() -> None:
    for face in FACES:
        letters = set(TTFont(FONTS / f"{face.name}.woff2").getBestCmap())

        assert {ord(c) for c in "AZaz09äöüßÄÖÜ€–—“”„‘’×÷−"} <= letters


def test_an_altered_font_does_not_carry_the_reserved_name() -> None:
    for face in FACES:
        names = TTFont(FONTS / f"{face.name}.woff2")["name"]

        assert "Source" not in str(names.getDebugName(1))
        assert "Open Font License" in str(names.getDebugName(13))


def test_a_font_is_reduced_to_its_text_the_same_way_each_time() -> None:
    path = CHARTS[0]
    once, again = reduced(path, "abc"), reduced(path, "abc")

    assert once == again
    assert len(once) < len(reduced(path, CHARACTERS))


def test_a_drawing_of_any_program_gets_its_fonts() -> None:
    """Also one that has no style sheet in which they could stand; one without text needs none."""
    plain = '<svg width="1"><text x="0">a</text></svg>'
    found = embed(plain, CHARTS)
    style = re.findall(r'^<svg width="1"><style>(@font-face[^<]*)</style><text', found)

    assert 1 == len(style)
    assert plain == found.replace(f"<style>{style[0]}</style>", "")
    assert "<svg><path/></svg>" == embed("<svg><path/></svg>", CHARTS)


def test_a_chart_carries_the_letters_that_it_shows() -> None:
    made = embed(SVG.format("", "a &amp; b"), CHARTS)
    (data,) = re.findall(r"base64,([^)]+)\)", made)
    letters = TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap()

    assert {chr(code) for code in letters} >= set("a&b")
    assert f"font-family:'{FAMILY}'" in made


def test_bold_words_bring_the_bold_font() -> None:
    assert embed(SVG.format("font-weight: 600; ", "a"), CHARTS).count("@font-face") == 2


def test_the_fonts_of_charts_are_what_is_made_of_the_house_face() -> None:
    for face, path in zip(STATIC, CHARTS, strict=True):
        made = reduced(face.source(), CHARACTERS, dict(face.axes), None)

        assert path.read_bytes() == made, "run python -m briefing.publishing.webfonts ."
        assert TTFont(path)["OS/2"].usWeightClass == dict(face.axes)["wght"]
        assert TTFont(path)["name"].getDebugName(1) == FAMILY


def test_the_east_asian_letters_are_what_is_made_of_their_source() -> None:
    path = ROOT / "design" / "fonts" / f"{EAST_ASIAN.name}.otf"
    made = reduced(EAST_ASIAN.source(), east_asian(), None, None)

    assert path.read_bytes() == made, "run python -m briefing.publishing.webfonts ."
    names = TTFont(path)["name"]
    assert "Noto Sans CJK JP" == names.getDebugName(1)
    assert "Open Font License" in str(names.getDebugName(13))
