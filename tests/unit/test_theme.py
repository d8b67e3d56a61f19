"""The house style: colours that can be read, marks that say what they mean."""

import itertools

import pytest

from briefing.charts.primitives import in_lines, middle, span_of
from briefing.charts.theme import COLOURS, FONT, Look, font_files

WRITING = ("ink", "muted", "blue", "orange", "green", "purple", "grey")


def luminance(colour):
    """Relative luminance as in WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", WRITING)
def test_every_colour_can_be_read_on_paper_and_tint(theme, name):
    for ground in ("paper", "tint"):
        assert contrast(COLOURS[theme][name], COLOURS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_have_the_same_colours_and_none_twice(theme):
    assert set(COLOURS["light"]) == set(COLOURS[theme])
    assert all(a != b for a, b in itertools.combinations(COLOURS[theme].values(), 2))


@pytest.fixture
def look():
    made = Look("light", "en")
    with made.applied("test"):
        yield made


def drawn(look, ends, **style):
    """Draw one mark; return the axes."""
    _, axes = look.figure(2)
    look.ranges(axes, 0, ends, "blue", **style)
    return axes


def test_a_range_without_a_middle_is_a_bar(look):
    (bar,) = drawn(look, (1, None, 4)).lines

    assert bar.get_linewidth() == 7
    assert list(bar.get_xdata()) == [1, 4]


def test_a_range_with_a_middle_is_a_thin_line_and_a_dot(look):
    line, dot = drawn(look, (1, 2, 4)).lines

    assert line.get_linewidth() < 4
    assert list(dot.get_xdata()) == [2]


def test_at_least_is_a_filled_mark_with_an_arrow(look):
    axes = drawn(look, (3, None, None))
    (mark,) = axes.lines
    (arrow,) = axes.texts

    assert mark.get_markerfacecolor() == look.colours["blue"]
    assert arrow.arrow_patch.get_linestyle() == "solid"
    assert arrow.xyann > (0, 0)


def test_up_to_is_an_empty_mark_with_a_dotted_tail(look):
    axes = drawn(look, (None, None, 3))
    (mark,) = axes.lines
    (tail,) = axes.texts

    assert mark.get_markerfacecolor() == look.colours["paper"]
    assert tail.arrow_patch.get_linestyle() == ":"
    assert tail.xyann < (0, 0)


def test_a_value_has_neither_arrow_nor_tail(look):
    assert not drawn(look, (None, 3, None)).texts
    assert not drawn(look, (3, None, 3)).texts


def test_bounds_stand_upright_in_time_charts(look):
    axes = drawn(look, (3, None, None), upright=True)

    assert list(axes.lines[0].get_ydata()) == [3]
    assert axes.texts[0].xyann == (0, 16)


def test_figures_are_five_inches_wide_and_panels_keep_their_sizes(look):
    figure, panels = look.panels(4, 1, 3)
    figure.draw_without_rendering()
    upper, lower = (axes.get_position().height for axes in panels)

    assert figure.get_figwidth() == 5
    assert lower > 2 * upper


def test_a_time_axis_names_each_year_once(look):
    figure, axes = look.figure(2)
    look.time_axis(axes, "2023-08", "2026")
    figure.draw_without_rendering()
    names = [label.get_text() for label in axes.get_xticklabels(minor=True)]

    assert names == ["2023", "2024", "2025", "2026"]


def test_figures_of_an_axis_follow_the_language():
    look = Look("light", "de")
    with look.applied("test"):
        figure, axes = look.figure(2)
        look.scale(axes, "", 30_000)
        axes.set_yticks([0, 2.5, 30_000])
        figure.draw_without_rendering()

    assert [label.get_text() for label in axes.get_yticklabels()] == ["0", "2,5", "30.000"]


def test_only_the_house_font_answers_to_its_name(look):
    from matplotlib.font_manager import fontManager

    files = {font.fname for font in fontManager.ttflist if font.name == FONT}

    assert {str(path) for path in font_files()} == files


def test_a_vague_date_stands_in_the_middle_of_its_span():
    first, last = span_of("2024-02")

    assert first <= middle("2024-02") <= last
    assert span_of("2024-02-29") == (last, last)


def test_lines_break_at_spaces_but_not_at_no_break_spaces():
    assert "152\u00a0mm" in in_lines("full of 152\u00a0mm shells", 5).splitlines()
