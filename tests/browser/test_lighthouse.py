"""Lighthouse on a phone, as it emulates one: every kind of page has at least 98.

It runs where `LIGHTHOUSE` gives the command of npm's package, on a machine that does nothing else:
with other tests beside it, it would measure those.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from .conftest import BROWSER

COMMAND = os.environ.get("LIGHTHOUSE", "")
pytestmark = pytest.mark.skipif(not COMMAND, reason="LIGHTHOUSE is not set")
#: Start, chapter, audit, tool, registers, their parent, list of sources, data, page of formulas,
#: search, the longest registers, citations.
KINDS = (
    "index.html", "worth.html", "claims.html", "what-if.html", "numbers/one-choice.html",
    "observations/arms.html", "evidence.html", "references.html", "data.html", "method.html",
    "assumptions.html", "search.html", "numbers/indices.html", "numbers/model.html", "cite.html",
)  # fmt: skip
LEAST = 98
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


@pytest.mark.parametrize("name", KINDS)
def test_lighthouse_has_at_least_98_in_everything(site: str, name: str, tmp_path: Path) -> None:
    out = tmp_path / "report.json"
    command = [*COMMAND.split(), site + name, "--quiet", "--output=json", f"--output-path={out}",
               f"--chrome-flags={FLAGS}"]  # fmt: skip
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": str(BROWSER)})
    categories = json.loads(out.read_text("utf-8"))["categories"]
    scores = {key: round(100 * each["score"]) for key, each in categories.items()}
    if name == "search.html":
        del scores["seo"]  # it asks not to be listed

    assert {key: score for key, score in scores.items() if score < LEAST} == {}
