"""What the corpus of faults shares: a tiny briefing that is in order, and how a fault must be told.

A fault is a change of one input.
It must be told in one line a fault, which names the file, says what is wrong and what to do; a
traceback, a message without a place and silence are all failures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import BriefingError, EvidenceErrors

BIBLIOGRAPHY = """@online{doe2025,
  author = {Doe, Jane},
  title = {Shells, counted},
  year = {2025},
  url = {https://example.org/shells},
  urldate = {2025-05-01},
}
"""
VOCABULARIES = {
    "topics": '[munitions]\nlabel = "Munitions"\n',
    "units": '[shell]\ndefine = "[shell]"\nen = ["shell", "shells"]\n',
    "quantities": '[shells]\nlabel = "Shells"\nunits = ["shell"]\n',
    "voices": '[osc]\nlabel = "Open Source Centre"\n',
}


def told(call: Callable[[], Any], file: Path, says: str, line: int | None = None) -> None:
    """Call what must refuse its input; check how it says so."""
    with pytest.raises(BriefingError) as caught:
        call()
    error = caught.value
    errors = error.errors if isinstance(error, EvidenceErrors) else (error,)
    for each in errors:
        assert str(file) == each.file, each
        assert "\n" not in str(each), each
        assert each.do, f"no remedy: {each}"
        assert not re.search(r"Traceback|0x[0-9a-f]{8}|<class|pydantic", str(each)), each
    # not in the whole message: its path has the name of the fault
    assert any(re.search(says, f"{each.what}. {each.do}") for each in errors), error
    if line is not None:
        assert line in [each.line for each in errors], error


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Return the folder of a briefing of one source and three vocabularies, all in order."""
    (tmp_path / "analysis").mkdir()
    (tmp_path / "evidence").mkdir()
    (tmp_path / "refs.bib").write_text(BIBLIOGRAPHY, "utf-8")
    for name, text in VOCABULARIES.items():
        (tmp_path / "analysis" / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many faults were tried and told; works under xdist, too."""
    counts = {
        outcome: sum("fault" in getattr(report, "nodeid", "") for report in reports)
        for outcome, reports in terminalreporter.stats.items()
        if outcome in ("passed", "failed")
    }
    if total := sum(counts.values()):
        told_of = counts.get("passed", 0)
        terminalreporter.write_line(
            f"faults and variants tried: {total}, as they should: {told_of}"
        )


@pytest.fixture(autouse=True)
def _no_side_effects() -> Iterator[None]:
    """Nothing here changes the folder of the process."""
    before = Path.cwd()
    yield
    assert before == Path.cwd()
