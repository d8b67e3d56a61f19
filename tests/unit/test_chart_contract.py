"""Charts: drawn when something that shapes them changed, and only then; bad scripts are named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.charts import contract as charts
from briefing.charts import drawing
from briefing.charts.contract import read_charts
from briefing.charts.gallery import draw_charts
from briefing.charts.theme import read_house
from briefing.errors import BriefingError
from briefing.ledger.ledger import Ledger
from briefing.quantities.units import BUILT_IN
from briefing.words.catalogue import ENGLISH, Language

SCRIPT = """NAMES = ["fnf2024.value", "fnf2025.value"]
def rows(ledger):
    return [{"number": name, "high": ledger[name].high} for name in NAMES]
def draw(rows, look):
    figure, axes = look.axes(72)
    axes.barh([0, 1], [row["high"] for row in rows], color=look.colours["ink"])
    axes.set_title(look.tr("Value"))
    return figure
"""
Write = Callable[..., Path]


@pytest.fixture
def script(tmp_path: Path) -> Write:
    """Write a chart script, a little different from one that works."""
    (tmp_path / "scripts").mkdir()

    def write(old: str = "", new: str = "") -> Path:
        assert old in SCRIPT
        path = tmp_path / "scripts" / "bars.py"
        path.write_text(SCRIPT.replace(old, new) if old else SCRIPT, "utf-8")
        return path

    return write


@pytest.fixture
def update(tmp_path: Path, root: Path, ledger: Ledger) -> Callable[..., list[str]]:
    """Bring the drawings up to date and say which were drawn."""
    house = read_house(root, ledger.evidence.vocabularies.voices)

    def run(language: Language = ENGLISH) -> list[str]:
        found = read_charts(tmp_path / "scripts", ledger)
        return draw_charts(found, house, tmp_path / "figures", tmp_path / "cache", language, jobs=1)

    return run


def drawings(folder: Path) -> dict[str, bytes]:
    """Return all drawings."""
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.svg"))}


def test_chart_is_drawn_once_for_each_theme(
    script: Write, update: Callable[..., list[str]], tmp_path: Path
) -> None:
    """The second run draws nothing; a lost drawing comes back from the cache."""
    script()
    assert ["bars"] == update()
    before = drawings(tmp_path / "figures")

    kinds = ("dark", "light", "narrow-dark", "narrow-light")
    assert [f"bars-{kind}.svg" for kind in kinds] == list(before)
    assert [] == update()
    (tmp_path / "figures" / "en" / "bars-dark.svg").unlink()
    assert [] == update()
    assert before == drawings(tmp_path / "figures")


def test_cache_may_be_deleted(
    script: Write, update: Callable[..., list[str]], tmp_path: Path
) -> None:
    """Without it, the same bytes are drawn again."""
    script()
    update()
    before = drawings(tmp_path / "figures")
    for path in (tmp_path / "cache").iterdir():
        path.unlink()

    assert ["bars"] == update()
    assert before == drawings(tmp_path / "figures")


def test_change_of_script_or_data_is_seen(
    script: Write, update: Callable[..., list[str]], tmp_path: Path
) -> None:
    """Content counts, not time; old drawings do not pile up."""
    script().touch()
    update()
    script().touch()
    assert [] == update()
    script("axes(72)", "axes(90)")
    assert ["bars"] == update()
    script('"fnf2025.value"', '"inss2026.value"')
    assert ["bars"] == update()
    assert 4 == len(list((tmp_path / "cache").iterdir()))


@pytest.mark.parametrize("what", ["library", "style", "words", "unit"])
def test_change_of_library_style_or_words_is_seen(
    script: Write,
    update: Callable[..., list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    """Everything that shapes a drawing is part of its key."""
    script()
    update()
    assert [] == update()

    if what == "library":
        monkeypatch.setattr(drawing, "libraries", lambda: ["matplotlib 99"])
    elif what == "style":
        monkeypatch.setattr(drawing, "code_of", lambda *rooms: f"{rooms} of tomorrow")
    words = {("", "Value"): ("Worth",)} if what == "words" else {}
    units = {"USD": {"words": ["dollar", "dollars"]}} if what == "unit" else BUILT_IN
    assert ["bars"] == update(Language("en", words, units=units))


def test_languages_have_drawings_of_their_own(
    script: Write, update: Callable[..., list[str]], tmp_path: Path
) -> None:
    """German charts do not replace English ones."""
    script()

    assert [["bars"], ["bars"], [], []] == [
        update(Language(code)) for code in ("en", "de", "en", "de")
    ]
    assert {"en", "de"} == {path.name for path in (tmp_path / "figures").iterdir()}


BROKEN = {
    "syntax": ("def rows(ledger):", "def rows(ledger:", 2, "SyntaxError in rows(): "),
    "no such number": (
        "ledger[name].high", "ledger[name + 'x'].high", 3, "unknown number 'fnf2024.valuex'",
    ),
    "rows that raise": ("ledger[name].high", "ledger[name].top", 3, "AttributeError in rows(): "),
    "row without a number": (
        '{"number": name, ', "{", None, "a row names the unknown number ''. "
        "Give each row its `number`.",
    ),
    "mixed units": (
        '"fnf2025.value"', '"fnf2025.value", "pay.nis.2024-10"', None,
        "mixed units in one series (the only one): USD and USD/person/month of "
        "'pay.nis.2024-10'. Convert one of them, or make it a series of its own.",
    ),
    "no function": ("def draw(", "def paint(", None, "AttributeError in draw(): "),
    "drawing that raises": ('row["high"]', 'row["top"]', 6, "KeyError in draw(): 'top'. "
                            "Correct the chart script."),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_scripts_are_explained(
    script: Write,
    update: Callable[..., list[str]],
    tmp_path: Path,
    old: str,
    new: str,
    line: int | None,
    said: str,
) -> None:
    """One message with the script's own line; drawings of before stay."""
    script()
    update()
    before = drawings(tmp_path / "figures")
    path = script(old, new)

    with pytest.raises(BriefingError) as caught:
        update()

    place = f"{path}:{line}: " if line else f"{path}: "
    assert str(caught.value).startswith(place + said)
    assert before == drawings(tmp_path / "figures")


@pytest.mark.parametrize("column", charts.SERIES)
def test_units_may_differ_between_series(
    script: Write, tmp_path: Path, ledger: Ledger, column: str
) -> None:
    """A panel of dollars beside a panel of people is no mixture."""
    script('"number": name', f'"number": name, "{column}": name')
    path = tmp_path / "scripts" / "bars.py"
    path.write_text(path.read_text().replace('"fnf2025.value"', '"pay.nis.2024-10"'), "utf-8")

    assert ["bars"] == list(read_charts(tmp_path / "scripts", ledger))


def test_scripts_leave_nothing_behind(script: Write, tmp_path: Path, ledger: Ledger) -> None:
    """Reading a script writes no bytecode beside it; helpers of scripts are no charts."""
    script()
    (tmp_path / "scripts" / "_shared.py").write_text("raise RuntimeError")
    read_charts(tmp_path / "scripts", ledger)

    assert {"bars.py", "_shared.py"} == {p.name for p in (tmp_path / "scripts").iterdir()}
