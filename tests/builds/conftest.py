"""The small briefing that whole builds are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.ledger.ledger import Ledger

from .small import Small, lay


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, root: Path, ledger: Ledger) -> Small:
    """Return a small briefing, built once; tests leave it as they found it."""
    made = lay(tmp_path_factory.mktemp("small") / "briefing", root)
    found = made.html()
    assert (0, "") == (found.code, found.errors)
    return made
