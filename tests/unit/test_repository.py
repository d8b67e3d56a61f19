"""What stands in several files of the repository because other services ask for it agrees."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())


def test_the_version_of_the_package_is_that_of_the_citation() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["version"] == CITATION["version"]


def test_zenodo_describes_the_work_as_the_citation_does() -> None:
    zenodo = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))

    assert zenodo["title"] == CITATION["title"]
    assert zenodo["description"] == CITATION["abstract"].strip()
    assert zenodo["keywords"] == CITATION["keywords"]
    assert zenodo["license"] == CITATION["license"][0]
    assert zenodo["creators"] == CITATION["authors"]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_hash(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text("utf-8"))

    assert used
    assert [] == [action for action in used if not re.search(r"@[0-9a-f]{40}$", action)]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_start_without_rights(workflow: Path) -> None:
    assert yaml.safe_load(workflow.read_text("utf-8"))["permissions"] == {}
