"""A second run: nothing is done twice, and what is damaged is made again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Built


def test_no_work_when_nothing_changed(
    tiny: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tiny("# Chapter\n\nWords.\n")
    again = tiny("# Chapter\n\nWords.\n")
    changed = tiny("# Chapter\n\nOther words.\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    later = tiny("# Chapter\n\nOther words.\n")

    assert " kB in " in first.log
    assert "nothing changed" in again.log
    assert " kB in " in changed.log
    assert " kB in " in later.log


def test_damaged_pdf_is_made_again(tiny: Callable[..., Built]) -> None:
    tiny("# Chapter\n").pdf.write_bytes(b"damaged")

    assert tiny("# Chapter\n").pdf.read_bytes().startswith(b"%PDF")
