"""Finding a briefing and loading its study: two at a time, and clear errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.study.load import find_root, read_study
from briefing.study.study import Study

ROOTS = Path(__file__).parents[1] / "roots"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for an analysis."""
    (tmp_path / "analysis").mkdir()
    return tmp_path / "analysis"


def test_two_briefings_are_loaded_side_by_side(root: Path) -> None:
    """Neither is found by a name that the other, or something installed, could take."""
    ours, rain = read_study(root), read_study(ROOTS / "rain")

    assert "value.2024" in ours.model.outputs
    assert ["caught"] == list(rain.model.outputs)
    assert ours.model.outputs.keys() == read_study(root).model.outputs.keys()


def test_a_study_may_have_neither_model_nor_units(folder: Path) -> None:
    """All that a study must be is a Study."""
    (folder / "study.py").write_text(
        "from briefing.study.study import Study\nfrom .words import STUDY\n", "utf-8"
    )
    (folder / "words.py").write_text(
        "from briefing.study.study import Study\nSTUDY = Study()\n", "utf-8"
    )

    assert Study() == read_study(folder.parent)
    assert () == read_study(folder.parent).totals()


BROKEN = {
    "missing": (None, "the file is missing. Define there: STUDY = Study(…)."),
    "no study": ("STUDY = 3\n", "STUDY is int, not a Study. Define there"),
    "not Python": ("a = 1\nSTUDY = (\n", "2: SyntaxError: "),
    "fails": ("a = 1\nb = 1 / 0\n", "2: ZeroDivisionError: division by zero"),
}


@pytest.mark.parametrize(("study", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_studies_are_explained(folder: Path, study: str | None, said: str) -> None:
    """File, line, what is wrong, what to do."""
    if study is not None:
        (folder / "study.py").write_text(study, "utf-8")

    with pytest.raises(BriefingError) as caught:
        read_study(folder.parent)

    assert str(caught.value).removeprefix(f"{folder}/study.py:").strip().startswith(said)


def test_root_is_the_nearest_folder_with_evidence(tmp_path: Path) -> None:
    """From anywhere inside a briefing; outside of one, the message says so."""
    assert ROOTS / "rain" == find_root(ROOTS / "rain" / "docs")
    with pytest.raises(BriefingError, match=r"no briefing in .* or above it"):
        find_root(tmp_path)


#: Published totals, typed a second time: number, our output that covers the same, author.
TOTALS = {
    "fnf2024": ("fnf2024.value", "value.2024", "the study of 2024"),
    "fnf2025": ("fnf2025.value", "value-with-pay.2025", "the second study"),
    "csis2026": ("csis2026.value", "value-with-pay.2025", "CSIS"),
    "inss2026": ("inss2026.value", "value-with-pay.2025", "INSS"),
    "kida2025": ("kida2025.value-usd", "value-with-pay.2025", "KIDA"),
    "kris2025": ("kris2025.value", "value-with-pay.2025", "KRIS"),
}


def test_published_totals_are_compared_with_what_covers_the_same(root: Path) -> None:
    published = read_study(root).published

    assert list(TOTALS.items()) == [
        (name, (p.number, p.output, p.author)) for name, p in published.items()
    ]


def test_cutoffs_add_up_the_same_parts(root: Path) -> None:
    """Of 2024 the goods, of 2025 the soldiers as well; what the text prints has influences."""
    study = read_study(root)
    goods = ("shells", "rockets", "mortar", "missiles", "guns")
    first, last = (tuple(f"value.{kind}.{end}" for kind in goods) for end in ("2024", "2025"))
    both = ("value.2025", "value-with-pay.2025")
    found = {name: (c.total, c.parts, c.results) for name, c in study.cutoffs.items()}

    assert found == {
        "2024": ("value.2024", first, ("value.2024",)),
        "2025": ("value.2025", (*last, "troop-income.2025"), both),
    }
    assert study.influenced() == (
        "value.2024", "value.2025", "use.2024", "shells.2024", "round-price",
        "value-with-pay.2025", "use.2025", "shells.2025", "troop-income.2025", "returned.2025",
        "returned-share.2025",
    )  # fmt: skip
    assert ("gdp.nominal.2023", "fnf2024.gdp") == study.economy.numbers
    constants = {constant.name: constant.value for constant in study.constants}
    assert {"one-year": 1.0, "months.2024": 15.0, "months.2025": 29.0}.items() <= constants.items()
