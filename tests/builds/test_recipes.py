"""The recipes of develop/ are followed to the letter: files written, lines added, commands run."""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.ledger.assemble import read_ledger

ROOT = Path(__file__).resolve().parents[2]
RAIN = ROOT / "tests" / "roots" / "rain"
STEP = re.compile(
    r"^(?:(Add to|Create) `(?P<file>[^`]+)`:\n\n)?(?P<fence>`{3,})(?P<kind>\w+)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
#: What a command of tox runs; the environment of the tests has all that those have.
TOX = {
    "ask": [sys.executable, "-m", "briefing"],
    "docs-en": [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-c", ".", "-b", "html", "docs",
                "build/html"],
}  # fmt: skip
#: Of the real briefing, what a build and the tests read.
REPOSITORY = ("analysis", "design", "docs", "editions", "evidence", "figures", "locales", "scripts", "src",
              "tests", "develop", "packages", "conf.py", "refs.bib", "CITATION.cff", "pyproject.toml",
              "conftest.py", "README.md", "CONTRIBUTING.md", ".ci", ".github", ".zenodo.json",
              "tox.ini", ".readthedocs.yaml")  # fmt: skip
#: Tests of the estimate: of all rows they read those alone that an assumption rests on.
ESTIMATE = ("assemble", "bounds", "model", "recomputation", "recomputed_drivers", "robustness",
            "scenario", "second_opinion", "sensitivity", "simulation")  # fmt: skip
#: Tests that read no row, source or page: what a newcomer adds changes nothing for them.
CODE_ALONE = ("architecture", "broken_observations", "distributions", "edits", "expression", "faces",
              "interval", "languages", "pictures", "publish", "rooms", "sizes", "state", "tables",
              "tests", "units", "webfonts")  # fmt: skip


def run(command: str, folder: Path) -> None:
    """Run one command of a recipe; it must end well."""
    words = shlex.split(command)
    if words[0] == "tox":
        words = TOX[words[2]] + words[4:]
    elif words[0] in ("python", "sphinx-build", "briefing"):
        module = {"python": [], "sphinx-build": ["-m", "sphinx"], "briefing": ["-m", "briefing"]}
        words = [sys.executable, *module[words[0]], *words[1:]]
    found = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False, timeout=600,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )  # fmt: skip
    assert 0 == found.returncode, f"{command}\n{found.stdout[-2000:]}\n{found.stderr[-2000:]}"


def follow(recipe: str, folder: Path) -> list[str]:
    """Do what a recipe says; return the files that it has one write."""
    text = (ROOT / "develop" / f"{recipe}.md").read_text("utf-8")
    written: list[str] = []
    steps = list(STEP.finditer(text))
    assert steps
    for step in steps:
        if step["file"]:
            path = folder / step["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a" if path.exists() else "w", encoding="utf-8") as file:
                file.write(step["text"])
            written.append(step["file"])
        elif step["kind"] == "sh":
            for command in step["text"].splitlines():
                run(command, folder)
    return written


@pytest.fixture
def rain(tmp_path: Path) -> Path:
    """Return a copy of the tiny briefing."""
    return Path(shutil.copytree(RAIN, tmp_path / "rain"))


def test_a_chart_is_added(rain: Path) -> None:
    """A script and a directive: the drawing, its data and its words are on the page."""
    assert ["scripts/roof.py", "docs/index.md"] == follow("add-a-chart", rain)
    assert (rain / "build" / "html" / "data" / "chart-roof.csv").exists()
    assert "The roof is measured within a tenth" in page(rain)


def test_a_node_is_printed(rain: Path) -> None:
    """An extension of one file writes its node to HTML and to the PDF."""
    follow("add-a-pdf-node", rain)
    assert "Rain until noon" in page(rain)
    assert [*(rain / "build" / "pdf").glob("*.pdf")]


def test_a_language_is_added(rain: Path) -> None:
    """Empty catalogues are made, and a translated word is spoken."""
    run("python -m briefing.sphinxext.extract fr", rain)
    text = (rain / "locales" / "fr" / "words" / "generated.po").read_text("utf-8")
    assert 'msgid "What is stated"\nmsgstr ""' in text
    (rain / "locales" / "fr" / "words" / "generated.po").write_text(
        text.replace('msgid "What is stated"\nmsgstr ""', 'msgid "What is stated"\nmsgstr "Dit"'),
        "utf-8",
    )
    follow("add-a-language", rain)
    assert ">Dit<" in page(rain)


def test_a_briefing_is_started(rain: Path) -> None:
    """A copy of the tiny briefing is one."""
    follow("start-your-own", rain)
    assert "Rain on a roof" in page(rain)


def page(folder: Path) -> str:
    """Return the page of the tiny briefing."""
    return (folder / "build" / "html" / "index.html").read_text("utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a copy of the repository."""
    folder = tmp_path / "clone"
    folder.mkdir()
    ignore = shutil.ignore_patterns("__pycache__", "build")
    for name in REPOSITORY:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, folder / name)
    # results that nothing here changes, and drawings, most of which stay as they are
    other = shutil.ignore_patterns("data", "doctest")
    if (ROOT / ".cache").exists():
        shutil.copytree(ROOT / ".cache", folder / ".cache", ignore=other)
    return folder


@pytest.mark.slow
def test_an_observation_is_three_files(clone: Path) -> None:
    """Source, figure and sentence; the build and the unit tests stay green, without German."""
    assert ["refs.bib", "evidence/observations.csv", "docs/method.md"] == follow(
        "add-an-observation", clone
    )
    assert read_ledger(clone).parameters == read_ledger(ROOT).parameters
    unmoved = (*CODE_ALONE, *ESTIMATE)
    left_out = " ".join(f"--ignore tests/unit/test_{name}.py" for name in unmoved)
    # whether a drawing is the same on every run is asked of each script, whatever it draws
    left_out += " -k 'not same_on_every_run'"
    run(f"{sys.executable} -m pytest -q -p no:cacheprovider tests/unit {left_out}", clone)
    with (clone / "evidence" / "observations.csv").open(encoding="utf-8", newline="") as file:
        assert "containers.doe.2026-10" == list(csv.DictReader(file))[-1]["id"]
