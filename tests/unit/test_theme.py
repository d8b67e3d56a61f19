"""The house style: marks that say what they mean, words that are measured, dates."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.charts.lettering import beside, fold, spread, width_of
from briefing.charts.primitives import OPEN, THICK, Mark, draw_mark, plain_figures
from briefing.charts.theme import FAMILY, House, Look, read_house
from briefing.charts.timeline import middle, span_of, time_axis
from briefing.ledger.ledger import Ledger
from briefing.words.catalogue import ENGLISH, Language


@pytest.fixture(scope="module")
def house(root: Path, ledger: Ledger) -> House:
    return read_house(root, ledger.evidence.vocabularies.voices)


@pytest.fixture
def look(house: House) -> Iterator[Look]:
    made = Look(house, "light", ENGLISH)
    with made.applied("test"):
        yield made


def drawn(look: Look, *ends: float | None, hollow: bool = False) -> Any:
    """Draw one mark on a scale from 0 to 10; return the axes."""
    _, axes = look.axes(100)
    axes.set(xlim=(0, 10), ylim=(-40, 40))
    draw_mark(axes, look, Mark(ends, "study", hollow=hollow), 0)  # type: ignore[arg-type]
    return axes


def test_a_range_is_a_bar_from_end_to_end(look: Look) -> None:
    (bar,) = drawn(look, 1, None, 4).patches

    assert (bar.get_x(), bar.get_width(), bar.get_height()) == (1, 3, THICK)
    assert bar.get_facecolor()[3] == 1


def test_the_middle_of_a_range_is_a_light_ring_in_its_bar(look: Look) -> None:
    axes = drawn(look, 1, 2, 4)
    (ring,) = axes.lines

    assert len(axes.patches) == 1
    assert list(ring.get_xdata()) == [2]
    assert ring.get_markerfacecolor() == look.paint("paper")


def test_at_least_fades_out_towards_more(look: Look) -> None:
    axes = drawn(look, 3, None, None)
    steps = [patch.get_alpha() for patch in axes.patches]

    assert steps == sorted(steps, reverse=True) and steps[-1] < 0.2
    assert all(patch.get_x() >= 3 for patch in axes.patches)
    assert not axes.texts  # no arrow


def test_up_to_fades_out_towards_less(look: Look) -> None:
    axes = drawn(look, None, None, 3)

    assert axes.patches and all(p.get_x() + p.get_width() <= 3.001 for p in axes.patches)


def test_a_value_has_the_mark_of_its_series_and_no_open_end(look: Look) -> None:
    axes = drawn(look, None, 3, None)
    (mark,) = axes.lines

    assert mark.get_marker() == look.marker("study") and not axes.patches


def test_what_is_no_count_is_hollow(look: Look) -> None:
    (mark,) = drawn(look, None, 3, None, hollow=True).lines
    (bar,) = drawn(look, 1, None, 3, hollow=True).patches

    assert mark.get_markerfacecolor() == look.paint("paper")
    assert bar.get_facecolor()[3] == 0


def test_an_open_end_is_as_long_in_print_wherever_it_stands(look: Look) -> None:
    axes = drawn(look, 3, None, None)
    end = max(patch.get_x() + patch.get_width() for patch in axes.patches)

    assert end == pytest.approx(beside(axes, (3, 0), OPEN, 0)[0])


def test_figures_have_the_width_of_the_page_or_of_a_phone(house: House) -> None:
    wide, narrow = (Look(house, "light", ENGLISH, small).figure(72) for small in (False, True))

    assert wide.get_figwidth() == pytest.approx(170 / 25.4)
    assert narrow.get_figwidth() == pytest.approx(88 / 25.4)
    assert wide.get_figheight() == narrow.get_figheight() == 1


def test_words_of_a_range_have_the_same_decimals(house: House, german: Language) -> None:
    english, other = (Look(house, "light", language) for language in (ENGLISH, german))

    assert english.words((3.0, None, 8.53), 1) == "3.0–8.5"
    assert other.words((3.0, None, 8.53), 1) == "3,0–8,5"
    assert other.words((2670, None, 11_200)) == "2.670–11.200"
    assert english.words((18, None, None)) == "at least 18"
    assert english.words((None, None, 9)) == "up to 9"


def test_lines_are_broken_by_their_measured_width(look: Look) -> None:
    text = "ships that were counted on satellite images"
    lines = fold(text, 90, look.size())

    assert " ".join(lines) == text and len(lines) > 1
    assert all(width_of(line, look.size()) <= 90 for line in lines)
    assert width_of("WWW", 9) > width_of("iii", 9)
    assert width_of("ships", 9, "semibold") > width_of("ships", 9)


def test_a_time_axis_names_each_year_once(look: Look) -> None:
    figure, axes = look.axes(144)
    time_axis(axes, look, "2023-08", "2026")
    figure.draw_without_rendering()
    names = [label.get_text() for label in axes.get_xticklabels(minor=True)]

    assert names == ["2023", "2024", "2025", "2026"]


def test_figures_of_an_axis_follow_the_language(house: House, german: Language) -> None:
    look = Look(house, "light", german)
    with look.applied("test"):
        figure, axes = look.axes(144)
        axes.set(ylim=(0, 30_000), yticks=[0, 2.5, 30_000])
        plain_figures(axes.yaxis, look)
        figure.draw_without_rendering()

    assert [label.get_text() for label in axes.get_yticklabels()] == ["0", "2,5", "30.000"]


def test_only_the_house_font_answers_to_its_name(look: Look, house: House) -> None:
    from matplotlib.font_manager import fontManager

    found = {(font.fname, font.weight) for font in fontManager.ttflist if font.name == FAMILY}

    assert found == {
        (str(path), weight) for path, weight in zip(house.fonts, (400, 600), strict=True)
    }


def test_a_vague_date_stands_in_the_middle_of_its_span() -> None:
    first, last = span_of("2024-02")

    assert first <= middle("2024-02") <= last
    assert span_of("2024-02-29") == (last, last)


def test_places_are_moved_apart_and_no_further() -> None:
    assert spread([0, 10, 11, 12], 5) == [0, 6, 11, 16]
    assert spread([3, 20], 5) == [3, 20]
    moved = spread([5, 5, 5, 6, 30], 4)
    assert all(b - a >= 4 - 1e-9 for a, b in itertools.pairwise(moved))
