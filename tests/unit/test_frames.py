"""Charts to take along: the picture itself says what it shows, origin_cell, and under which licence."""

from __future__ import annotations

import base64
import re
import struct
from pathlib import Path

import pytest

from briefing.charts.theme import House, read_house
from briefing.ledger.ledger import Ledger
from briefing.publishing.frames import RESOLUTION, Frame, framed
from briefing.publishing.webfonts import embed

FRAME = Frame(
    "Rain & shine",
    "Days of rain, 2024",
    "Sources: Weather Office",
    "Almanac · CC BY 4.0 · e.org/a",
    "en",
)


@pytest.fixture(scope="module")
def house(root: Path, ledger: Ledger) -> House:
    return read_house(root, ledger.evidence.vocabularies.voices)


@pytest.fixture(scope="module")
def drawing(root: Path) -> str:
    return (root / "figures" / "en" / "returned-light.svg").read_text("utf-8")


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_drawing_holds_the_words_for_readers_and_listeners(drawing: str, house: House) -> None:
    svg = framed(FRAME, drawing, house, "svg").decode()

    assert "<title>Rain &amp; shine</title>" in svg
    assert (
        "<desc>Days of rain, 2024 Sources: Weather Office Almanac · CC BY 4.0 · e.org/a</desc>"
        in svg
    )
    assert 'role="img"' in svg


def letters(frame: Frame, drawing: str, house: House) -> int:
    """How many letters are set in a picture; each is an outline that is used."""
    return framed(frame, drawing, house, "svg").count(b"<use ")


def test_the_words_are_in_the_picture(drawing: str, house: House) -> None:
    words = "".join((FRAME.finding, FRAME.subtitle, FRAME.sources, FRAME.credit)).replace(" ", "")
    more = letters(FRAME, drawing, house) - letters(Frame("", "", "", "", "en"), drawing, house)

    assert len(words) * 0.9 <= more <= len(words)  # ligatures are one outline


def test_a_png_has_twice_the_pixels_of_a_screen(drawing: str, house: House) -> None:
    width, _ = size(framed(FRAME, drawing, house, "png"))

    assert width == pytest.approx((481.9 + 28) / 72 * RESOLUTION, abs=1)


def test_a_picture_is_the_same_on_every_run(drawing: str, house: House) -> None:
    for kind in ("png", "svg"):
        assert framed(FRAME, drawing, house, kind) == framed(FRAME, drawing, house, kind)


def test_it_carries_the_drawing_with_its_fonts(drawing: str, house: House) -> None:
    svg = framed(FRAME, drawing, house, "svg").decode()
    (data,) = re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", svg)
    inner = base64.b64decode(data).decode()

    assert embed(drawing, house.fonts) == inner
    assert inner.count("@font-face") == 2
