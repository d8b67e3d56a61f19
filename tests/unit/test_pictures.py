"""Charts on a page: one picture with its drawings, and what follows from an incomplete chart."""

from __future__ import annotations

from briefing.charts.drawing import VARIANTS
from briefing.sphinxext.html.pictures import ORDER, media, size_of


def test_a_picture_offers_every_drawing_once() -> None:
    assert {*ORDER, (False, "light")} == set(VARIANTS)


def test_paper_is_wide_and_light() -> None:
    assert all(media(narrow, theme).startswith("screen") for narrow, theme in ORDER)


def test_the_first_that_fits_is_taken() -> None:
    conditions = [media(narrow, theme) for narrow, theme in ORDER]

    assert conditions[0].count(" and ") == 2  # dark and narrow before either alone


def test_sizes_are_those_of_a_page() -> None:
    assert size_of('<svg width="72pt" viewBox="0 0 72 36">') == {"width": "96", "height": "48"}
