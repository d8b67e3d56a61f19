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
