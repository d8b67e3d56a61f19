"""What the tests share: the real briefing, and tiny tables written for one test."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger
from briefing.quantities.units import Units, read_units
from briefing.words.catalogue import Language, read_language

#: Whole projects and measurements: read by tests, never collected as tests.
collect_ignore = ["roots", "bench", "mutation", "stale"]
# The same examples on every run, and as long as they take: a slow machine is no failure.
settings.register_profile("briefing", deadline=None, derandomize=True)
settings.load_profile("briefing")
ROOT = Path(__file__).resolve().parents[1]
#: Files whose tests take longest: they start first, so that none is left when all others are done.
LONGEST = (
    "test_every_page", "test_engines", "test_recipes", "test_interrupted", "test_build",
    "test_hostile", "test_assemble", "test_unicode", "test_rain", "test_broken",
)  # fmt: skip
#: Long files of which each browser or mode can have a worker of its own, by their parameters.
DIVIDED = {
    "test_every_page": {"en", "de", "desktop", "phone"},
    "test_engines": {"firefox", "webkit"},
}
#: A row that breaks no rule; tests change one cell of it.
OBSERVATION = {
    "id": "shells.osc", "topic": "munitions", "quantity": "shells", "voice": "osc",
    "origin": "osc", "statement": "Shells by count.", "limit": "point", "stock_or_flow": "stock", "low": "4",
    "central": "", "high": "6", "unit": "shell", "period_start": "2023-08",
    "period_end": "2025-03", "as_of": "2025-04-15", "basis": "osint", "source": "doe2025",
    "locator": "p. 4", "reliability": "B", "credibility": "2", "note": "",
}  # fmt: skip
PARAMETER = {
    "id": "pay", "label": "Pay", "unit": "USD/person/month", "family": "triangular",
    "group": "Soldiers", "reason": "One service.", "quality": "fair",
}  # fmt: skip
BIBLIOGRAPHY = """@online{doe2025,
  author = {Doe, Jane},
  title = {Shells, counted},
  year = {2025},
  url = {https://example.org/shells},
  urldate = {2025-05-01},
}
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files start first."""
    order = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.stem, len(order)))


def group(nodeid: str) -> str:
    """Return what a worker does alone: the tests of a file, which share what they have built.

    >>> group("tests/unit/test_a.py::test_b[en]")
    'tests/unit/test_a.py'
    >>> group("tests/browser/test_every_page.py::test_b[en-phone-chromium]")
    'tests/browser/test_every_page.py en phone'
    """
    file, _, test = nodeid.partition("::")
    parts = set(re.findall(r"\w+", test.partition("[")[2]))
    return " ".join([file, *sorted(parts & DIVIDED.get(Path(file).stem, set()))])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep groups together (pytest 9.2 and xdist 3.8 together pass over `xdist_group`)."""
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid)

    return Groups(config, log)


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the briefing."""
    return ROOT


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Return the ledger of the briefing."""
    return read_ledger(ROOT)


@pytest.fixture(scope="session")
def units() -> Units:
    """Return the units of the briefing."""
    return read_units(ROOT)


@pytest.fixture(scope="session")
def english() -> Language:
    """Return English as the briefing speaks it."""
    return read_language(ROOT, "en")


@pytest.fixture(scope="session")
def german() -> Language:
    """Return German as the briefing speaks it."""
    return read_language(ROOT, "de")


@pytest.fixture
def copy(tmp_path: Path, ledger: Ledger) -> Path:
    """Return a copy of evidence and sources, with the results of the briefing at hand."""
    for part in ("analysis", "evidence"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "refs.bib", tmp_path)
    (tmp_path / ".cache").mkdir()
    for path in (ROOT / ".cache").glob("*.json"):
        shutil.copy(path, tmp_path / ".cache")
    return tmp_path


def as_csv(rows: Iterable[Mapping[str, str]], columns: Iterable[str]) -> str:
    """Write rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


Write = Callable[..., Path]


def writer_of(folder: Path, name: str, valid: Mapping[str, str]) -> Write:
    """Return a function that writes a table: each argument changes cells of a valid row."""

    def write(*rows: Mapping[str, str]) -> Path:
        path = folder / name
        path.write_text(as_csv([{**valid, **row} for row in rows or ({},)], valid), "utf-8")
        return path

    return write


@pytest.fixture
def observations(tmp_path: Path) -> Write:
    """Write a table of observations."""
    return writer_of(tmp_path, "observations.csv", OBSERVATION)


@pytest.fixture
def parameters(tmp_path: Path) -> Write:
    """Write a table of parameters."""
    return writer_of(tmp_path, "parameters.csv", PARAMETER)


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    """Write a list of one source."""
    path = tmp_path / "refs.bib"
    path.write_text(BIBLIOGRAPHY, "utf-8")
    return path
