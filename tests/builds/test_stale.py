"""A few of the random edits of ``tox -e stale``, on the real briefing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.edition
def test_incremental_build_is_a_clean_build(root: Path) -> None:
    """After some edits, HTML, PDF and data files are those of a build from nothing."""
    script = root / "tests" / "stale" / "compare.py"
    command = [sys.executable, str(script), "--count", "4", "--round", "2"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == found.returncode, found.stdout + found.stderr
