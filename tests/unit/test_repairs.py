"""Repairs of what other packages write: each takes, and says so where it does not take any more."""

from __future__ import annotations

import pytest

from briefing.sphinxext.html import bodyrepairs
from briefing.sphinxext.html.bodyrepairs import BODY, NAVIGATION, Repair

#: What each repair is for: the fault, what it becomes, the same fault in the words of a later release.
CASES = {
    "the widths of columns": (
        '<col style="width: 12.0%" />', '<col class="w-10">', "<col style='width: 12%'>",
    ),
    "the entries of a list": (
        '<div class="citation" id="a" role="doc-biblioentry">',
        '<div class="citation" id="a" role="listitem">',
        '<div class="citation" id="a" role="doc-endnote">',
    ),
    "the id of a table": (
        '<div class="table-wrapper" id="t">\n<table class="w" id="t">',
        '<div class="table-wrapper" id="t">\n<table class="w">',
        '<div class="table-wrapper" id="t">\n<section id="t">',
    ),
    "a key figure": (
        '<div class="key-figure docutils container">\n<p>5</p>',
        '<div class="key-figure docutils container">\n<div class="key-value">5</div>',
        '<div class="key-figure docutils container">\n<p class="x">5</p>',
    ),
    "a scrolling area": ("<pre>x</pre>", '<pre tabindex="0">x</pre>', '<pre class="x">x</pre>'),
    "a heading role": (
        '<p class="caption" role="heading">', '<p class="caption" role="heading" aria-level="2">',
        '<p role="heading" class="caption">',
    ),
    "switches": (
        'a<input role="switch" class="toctree-checkbox"/><label>\n</label>b', "ab",
        'a<input type="checkbox"/><label></label>b',
    ),
}  # fmt: skip


def case(repair: Repair) -> tuple[str, str, str]:
    (found,) = (texts for start, texts in CASES.items() if repair.what.startswith(start))
    return found


@pytest.fixture
def warned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the packages of which is warned."""
    found: list[str] = []
    monkeypatch.setattr(bodyrepairs, "warn_of", lambda package, *_, **__: found.append(package))
    return found


@pytest.mark.parametrize("repair", [*BODY, *NAVIGATION], ids=lambda repair: repair.what[:20])
def test_a_repair_takes_once_and_in_silence(repair: Repair, warned: list[str]) -> None:
    fault, repaired, _ = case(repair)

    assert repaired == repair.apply(fault, "page")
    assert repaired == repair.apply(repaired, "page")
    assert "<p>untouched</p>" == repair.apply("<p>untouched</p>", "page")
    assert [] == warned


@pytest.mark.parametrize("repair", [*BODY, *NAVIGATION], ids=lambda repair: repair.what[:20])
def test_a_fault_in_other_words_is_a_warning(repair: Repair, warned: list[str]) -> None:
    """As it would be after a release of the package that writes it otherwise."""
    *_, later = case(repair)

    assert later == repair.apply(later, "page")
    assert [repair.package] == warned
