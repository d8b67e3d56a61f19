"""What the front page and the pages for developers say is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from briefing.exchange.guide import guide
from briefing.ledger.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "develop").glob("*.md"))]


def environments() -> set[str]:
    """Return the names of all environments of tox."""
    text = (ROOT / "tox.ini").read_text("utf-8")
    names = {name.partition("{")[0] for name in re.findall(r"^\[testenv:(.+)\]$", text, re.M)}
    return names | {"docs-en", "docs-de"}


def commands(path: Path) -> list[str]:
    """Return the commands that a page shows, in blocks and in running text."""
    text = path.read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`((?:tox|python|briefing) [^`]+)`", text)
    return [line.split("  #")[0].strip() for b in blocks for line in b.splitlines()] + inline


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_environment_of_tox_that_is_named_exists(path: Path) -> None:
    named = {
        name
        for command in commands(path)
        for names in re.findall(r"tox -e ([\w,-]+)", command)
        for name in names.split(",")
    }

    assert named <= environments()


def test_ci_runs_the_commands_of_the_front_page() -> None:
    """Each command of README's first block, as it stands there, and the front door."""
    first = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert first
    steps = [step.strip() for line in first[1].splitlines() for step in line.split("&&")]
    run = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert len(steps) >= 4
    assert [] == [step for step in steps if step not in run]
    assert any(line.startswith(".venv/bin/tox -e ask -- numbers ") for line in run)


def test_every_link_of_these_pages_leads_somewhere() -> None:
    for path in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_guide_to_the_evidence_is_fresh(ledger: Ledger) -> None:
    kept = (ROOT / "evidence" / "README.md").read_text("utf-8")

    assert kept == guide(ledger), "run: tox -e ask -- guide"


def test_the_picture_of_the_rooms_is_fresh() -> None:
    place = ROOT / "develop" / "picture.py"
    spec = importlib.util.spec_from_file_location("picture", place)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert module.picture() in module.PAGE.read_text("utf-8"), "run: python develop/picture.py"
