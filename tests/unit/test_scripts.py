"""The chart scripts: what they plot comes from the ledger, and their drawings hold up."""

import dataclasses
import itertools
import json
import re
from pathlib import Path

import pytest

from briefing.charts import contract as charts
from briefing.charts.theme import Look
from briefing.ledger.assemble import read_ledger

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in (ROOT / "scripts").glob("[!_]*.py"))


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(ROOT)


@pytest.fixture(scope="module")
def drawn(ledger):
    return charts.read_charts(ROOT / "scripts", ledger)


def drawing(chart, theme="light", language="en"):
    return charts.Drawing(chart, Look(theme, language), Path("unused.svg"))


def changed(ledger, name):
    """The ledger with one number a little greater."""
    number = ledger[name]
    ends = {e: getattr(number, e) for e in ("low", "central", "high")}
    more = {end: value * 1.01 for end, value in ends.items() if value is not None}
    numbers = {**ledger.numbers, name: dataclasses.replace(number, **more)}
    return dataclasses.replace(ledger, numbers=numbers)


def rows_of(name, ledger):
    return tuple(charts._run(ROOT / "scripts" / f"{name}.py", "rows", ledger))


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_the_same_on_every_run(name, drawn):
    for theme in charts.THEMES:
        once = charts.draw(drawing(drawn[name], theme))

        assert once == charts.draw(drawing(drawn[name], theme))


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_figure_is_what_the_script_draws(name, drawn):
    kept = ROOT / "figures" / "en" / f"{name}-light.svg"

    assert kept.read_bytes() == charts.draw(drawing(drawn[name])), (
        f"{kept.name} is of before: build the docs and commit figures/en"
    )


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_flat_and_alike_and_name_their_numbers(name, drawn, ledger):
    rows = drawn[name].rows

    assert rows
    assert [set(rows[0])] * len(rows) == [set(row) for row in rows]
    assert all(row["number"] in ledger for row in rows)
    assert list(rows) == json.loads(json.dumps(rows))
    assert all("\n" not in value for row in rows for value in row.values() if type(value) is str)


@pytest.mark.parametrize("name", NAMES)
def test_every_plotted_value_moves_the_rows(name, drawn, ledger):
    for number in drawn[name].numbers:
        assert rows_of(name, changed(ledger, number)) != drawn[name].rows, number


@pytest.mark.parametrize("name", NAMES)
def test_a_value_that_is_not_plotted_moves_nothing(name, drawn, ledger):
    behind = {n.name for n in ledger.chain(*drawn[name].numbers)}
    other = next(n for n in ledger if n not in behind and ledger[n].unit != "fact")
    after = dataclasses.replace(drawn[name], rows=rows_of(name, changed(ledger, other)))

    assert drawing(drawn[name]).key() == drawing(after).key()


@pytest.mark.parametrize("name", NAMES)
def test_text_is_large_enough_to_read(name, drawn):
    svg = charts.draw(drawing(drawn[name])).decode()
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]

    assert sizes
    assert min(sizes) >= 8.5
    assert 'width="360pt"' in svg


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", NAMES)
def test_no_label_covers_another_or_is_cut_off(name, language, drawn):
    boxes = texts_of(drawn[name], language)
    clashes = [
        f"{a!r} and {b!r}"
        for (a, box), (b, other) in itertools.combinations(boxes, 2)
        if overlap(box, other)
    ]
    cut = [text for text, (left, _, right, _) in boxes if left < -0.5 or right > 360.5]

    assert not clashes
    assert not cut


def texts_of(chart, language):
    """Every visible text of a chart with its box in points: left, bottom, right, top."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    look = Look("light", language)
    with look.applied(chart.name):
        figure = charts._run(chart.script, "draw", chart.rows, look)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        found = [text for text in figure.findobj(is_text) if text.get_window_extent().width > 1]
        scale = 72 / figure.dpi
        return [
            (text.get_text(), tuple(edge * scale for edge in text.get_window_extent().extents))
            for text in found
        ]


def is_text(artist):
    from matplotlib.text import Text

    return isinstance(artist, Text) and artist.get_visible() and artist.get_text().strip() != ""


def overlap(one, other, slack=1.0):
    """Whether two boxes share more than the slack that line spacing leaves."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack
        and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


def test_the_check_for_labels_can_fail():
    assert overlap((0, 0, 10, 10), (5, 5, 15, 15))
    assert not overlap((0, 0, 10, 10), (10, 0, 20, 10))


def test_the_rings_of_the_plane_hold_nine_in_ten_draws(ledger):
    import numpy as np

    from briefing.uncertainty.simulation import simulate

    plane = charts._module(ROOT / "scripts" / "plane.py")
    draws = simulate(
        ledger.study.model,
        ledger.parameters,
        "shells.2024",
        "shells.2025",
        "shell-price",
        exponent=13,
    )

    def way(name):
        number = ledger[name]
        steps = np.log(draws[name] / number.central)
        up, down = (abs(np.log(end / number.central)) for end in (number.high, number.low))
        return np.where(steps > 0, steps / up, steps / down) / plane.REACH

    for quantity in ("shells.2024", "shells.2025"):
        inside = (way(quantity) ** 2 + way("shell-price") ** 2 <= 1).mean()

        assert inside == pytest.approx(0.9, abs=0.02)
