"""The chart scripts: what they plot comes from the ledger, and their drawings hold up."""

import dataclasses
import itertools
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing.charts import contract as charts
from briefing.charts import drawing as drawings
from briefing.charts.script import run
from briefing.charts.theme import House, Look, read_house
from briefing.charts.tokens import Theme
from briefing.exchange.tables import MODEL, chart_table
from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger
from briefing.words.catalogue import Language, read_language
from tests.unit.labels import overlap, texts_of

ROOT = Path(__file__).resolve().parents[2]
ENGLISH, GERMAN = (read_language(ROOT, code) for code in ("en", "de"))
LANGUAGES = (ENGLISH, GERMAN)
NAMES = sorted(path.stem for path in (ROOT / "scripts").glob("[!_]*.py"))
#: A chart as it stands in the text: name, options, body.
DIRECTIVE = re.compile(r"```\{chart\} ([\w-]+)\n((?::\w+: [^\n]*\n)+)\n(.*?)\n```", re.S)
Drawn = Mapping[str, charts.Chart]
#: Name of a chart to options and paragraphs.
Blocks = Mapping[str, list[tuple[str, list[str]]]]
#: Name, width and theme to a drawing.
Picture = Callable[..., bytes]


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(ROOT)


@pytest.fixture(scope="module")
def drawn(ledger: Ledger) -> Drawn:
    return charts.read_charts(ROOT / "scripts", ledger)


@pytest.fixture(scope="module")
def house(ledger: Ledger) -> House:
    return read_house(ROOT, ledger.evidence.vocabularies.voices)


@pytest.fixture(scope="module")
def blocks() -> Blocks:
    """The charts of the text: name to options and paragraphs, as often as they stand there."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for page in sorted((ROOT / "docs").rglob("*.md")):
        for name, options, body in DIRECTIVE.findall(page.read_text("utf-8")):
            found.setdefault(name, []).append((options, body.split("\n\n")))
    return found


def drawing(
    chart: charts.Chart, house: House, theme: Theme = "light", language: Language = ENGLISH,
    narrow: bool = False,
) -> drawings.Drawing:  # fmt: skip
    return drawings.Drawing(chart, Look(house, theme, language, narrow), Path("unused.svg"))


@pytest.fixture(scope="module")
def picture(drawn: Drawn, house: House) -> Picture:
    """A chart in English, drawn once for all tests that look at it."""

    @cache
    def draw(name: str, narrow: bool, theme: Theme = "light") -> bytes:
        return drawings.draw(drawing(drawn[name], house, theme, narrow=narrow))

    return draw


def changed(ledger: Ledger, name: str) -> Ledger:
    """The ledger with one number a little greater."""
    number = ledger[name]
    ends = {e: getattr(number, e) for e in ("low", "central", "high")}
    more: dict[str, Any] = {end: value * 1.01 for end, value in ends.items() if value is not None}
    numbers = {**ledger.numbers, name: dataclasses.replace(number, **more)}
    return dataclasses.replace(ledger, numbers=numbers)


def rows_of(name: str, ledger: Ledger) -> tuple[charts.Row, ...]:
    return tuple(run(ROOT / "scripts" / f"{name}.py", "rows", ledger))


def test_every_script_draws_one_chart_of_the_text(blocks: Blocks) -> None:
    assert NAMES == sorted(blocks)
    assert {1} == {len(found) for found in blocks.values()}


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_says_what_it_finds_shows_and_leaves_out(name: str, blocks: Blocks) -> None:
    ((options, (finding, subtitle, note, *description)),) = blocks[name]

    assert 3 <= len(finding.split()) <= 10, finding
    assert not finding.endswith(".")
    assert subtitle.endswith(".") and note.endswith(".")
    assert description, "no long description"
    (alt,) = re.findall(r"^:alt: (.+)$", options, re.M)
    assert 80 <= len(alt) <= 400, len(alt)
    assert f":name: fig-{name}" in options


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_names_its_sources(name: str, drawn: Drawn, ledger: Ledger) -> None:
    chart = drawn[name]
    sources = ledger.sources(*chart.stated)

    assert sources or chart.modelled
    assert all(source.outlet or source.author for source in sources)
    for number in chart.stated:
        assert ledger.sources(number), f"{number} rests on no source"


@pytest.mark.parametrize("name", NAMES)
def test_the_data_of_a_chart_name_source_and_address_of_every_row(
    name: str, drawn: Drawn, ledger: Ledger
) -> None:
    table = chart_table(drawn[name], ledger, ENGLISH)
    known = {source.url for source in ledger.evidence.sources.values()}

    assert {"number", "source", "url"} <= {field for field, _, _ in table.fields}
    for row in table.rows:
        assert row["source"]
        assert set(row["url"].split()) <= known
        assert row["url"] or row["source"] == MODEL


def test_the_data_of_a_chart_speak_its_language_and_hold_no_open_braces(
    drawn: Drawn, ledger: Ledger
) -> None:
    spoken = {
        language.code: {n: chart_table(drawn[n], ledger, language).csv() for n in NAMES}
        for language in LANGUAGES
    }

    assert "Waffen, bis Oktober 2024" in spoken["de"]["estimates"]
    assert "Arms, to October 2024" in spoken["en"]["estimates"]
    assert "Weißes Haus: mindestens 1000 Container" in spoken["de"]["timeline"].replace("\xa0", " ")
    assert re.search(r"Still in Kursk: [\d,]+ soldiers", spoken["en"]["timeline"])
    assert [n for found in spoken.values() for n, text in found.items() if "{" in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_the_same_on_every_run(
    name: str, drawn: Drawn, house: House, picture: Picture
) -> None:
    for narrow, theme in drawings.VARIANTS:
        again = drawings.draw(drawing(drawn[name], house, theme, narrow=narrow))

        assert picture(name, narrow, theme) == again


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_the_committed_figure_is_what_the_script_draws(
    name: str, narrow: bool, picture: Picture
) -> None:
    kept = ROOT / "figures" / "en" / drawings.drawing_name(name, "light", narrow)

    assert kept.read_bytes() == picture(name, narrow), (
        f"{kept.name} is of before: build the docs and commit figures/en"
    )


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_flat_and_alike_and_name_their_numbers(
    name: str, drawn: Drawn, ledger: Ledger
) -> None:
    rows = drawn[name].rows

    assert rows
    assert [set(rows[0])] * len(rows) == [set(row) for row in rows]
    assert all(row["number"] in ledger for row in rows)
    assert list(rows) == json.loads(json.dumps(rows))
    assert all("\n" not in value for row in rows for value in row.values() if type(value) is str)


@pytest.mark.parametrize("name", NAMES)
def test_every_plotted_value_moves_the_rows(name: str, drawn: Drawn, ledger: Ledger) -> None:
    for number in drawn[name].numbers:
        if ledger[number].unit == "fact":  # plotted at its date
            continue
        assert rows_of(name, changed(ledger, number)) != drawn[name].rows, number


@pytest.mark.parametrize("name", NAMES)
def test_a_value_that_is_not_plotted_moves_nothing(
    name: str, drawn: Drawn, ledger: Ledger, house: House
) -> None:
    behind = {n.name for n in ledger.chain(*drawn[name].numbers)}
    other = next(n for n in ledger if n not in behind and ledger[n].unit != "fact")
    after = dataclasses.replace(drawn[name], rows=rows_of(name, changed(ledger, other)))

    assert drawing(drawn[name], house).key() == drawing(after, house).key()


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_text_is_large_enough_to_read(
    name: str, narrow: bool, picture: Picture, house: House
) -> None:
    svg = picture(name, narrow).decode()
    found = re.findall(r"font: (?:\d+ )?([\d.]+)px|font-size: ([\d.]+)px", svg)
    sizes = [float(short or long) for short, long in found]
    measure, least = house.tokens.measure, house.tokens.type["print-smallest"]
    printed = 1 if narrow else measure["print-wide"] / measure["chart-wide"]
    (width,) = re.findall(r'<svg [^>]*width="([\d.]+)pt"', svg)

    assert sizes
    assert min(sizes) * printed >= least
    assert float(width) == pytest.approx(Look(house, "light", ENGLISH, narrow).width, abs=0.01)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("language", LANGUAGES, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_no_label_covers_another_or_is_cut_off(
    name: str, language: Language, narrow: bool, drawn: Drawn, house: House
) -> None:
    look = Look(house, "light", language, narrow)
    boxes, height = texts_of(drawn[name], look)
    clashes = [
        f"{a!r} and {b!r}"
        for (a, box), (b, other) in itertools.combinations(boxes, 2)
        if overlap(box, other)
    ]
    cut = [
        text
        for text, (left, low, right, high) in boxes
        if left < -0.5 or right > look.width + 0.5 or low < -1.5 or high > height + 1.5
    ]

    assert not clashes
    assert not cut


def test_the_check_for_labels_can_fail() -> None:
    assert overlap((0, 0, 10, 10), (5, 5, 15, 15))
    assert not overlap((0, 0, 10, 10), (10, 0, 20, 10))
