"""The engine runs by itself: without Sphinx, and without taking the build with it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from sphinx_taggedpdf.typst import compile as compiling

from .conftest import FIRST, Built


def test_engine_needs_no_sphinx() -> None:
    code = "import sphinx_taggedpdf.typst.engine, sys; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert {"sphinx", "docutils", "babel"}.isdisjoint(said.stdout.split())


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os; os.kill(os.getpid(), 9)", "signal 9"),
        ("raise MemoryError('no more')", "MemoryError: no more"),
    ],
)
def test_an_engine_that_ends_early_is_one_message(
    code: str, said: str, book: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = book(FIRST + "Text.").pdf.read_bytes()
    monkeypatch.setattr(compiling, "_RUN", code)
    built = book(FIRST + "Other text.")

    assert f"the engine ended before the PDF was made ({said})" in built.warnings
    assert "Traceback" not in built.warnings
    assert built.app.statuscode == 1
    assert built.pdf.read_bytes() == good
