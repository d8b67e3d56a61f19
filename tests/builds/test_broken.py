"""A broken small briefing is not published: each fault by name, and the last good output stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.publishing.publish import publish

from .small import TABLE, Small, digests


@pytest.fixture
def published(small: Small) -> Iterator[Path]:
    """Return the last good build, as readers find it, and see that it is still there afterwards."""
    build = small.root / "build"
    (build / "work" / "pdf").mkdir(exist_ok=True)
    (build / "work" / "pdf" / "small-en.pdf").write_bytes(b"%PDF-1.7 last good")
    publish(build / "work", build, "en")
    before = digests(build / "html"), digests(build / "pdf")
    yield build
    assert before == (digests(build / "html"), digests(build / "pdf"))


def test_faults_of_the_text_are_named(small: Small, published: Path) -> None:
    """An unknown number, a missing alt text, a broken formula: file, line and remedy of each."""
    alt = ":alt: Bars of containers, the last at {num}`containers.us.2024-06-17`.\n"
    faults = {
        "docs/worth.md": ("{num}`fnf2024.value`", "{num}`fnf2024.valeu`"),
        "docs/shipped.md": (alt, ""),
        "docs/method.md": (r"\frac{a}{b}", r"\frac{a}{b"),
    }
    with small.edited(faults):
        found = small.release()

    assert 1 == found.code
    assert [
        "docs/method.md:5: WARNING: formula cannot be converted: braces do not match. "
        "Write it in simpler LaTeX. [briefing.math]",
        "docs/shipped.md:5: WARNING: image without alt text: ../figures/en/containers-light.svg. "
        "Say what it shows in :alt: [briefing.alt]",
        "docs/worth.md:3: WARNING: unknown number 'fnf2024.valeu' "
        "(did you mean 'fnf2024.value'?). `briefing numbers` lists all. [briefing.number]",
    ] == sorted(found.errors.splitlines())


def test_one_fault_is_enough(small: Small, published: Path) -> None:
    """A formula with a command that does not exist fails the build by itself."""
    with small.edited({"docs/method.md": (r"\frac{a}{b}", r"\unknown{a}")}):
        found = small.release()

    assert 1 == found.code
    (message,) = found.errors.splitlines()
    assert message.startswith("docs/method.md:5: WARNING: formula cannot be converted: ")


def test_broken_script_is_named(small: Small, published: Path) -> None:
    """A chart script that raises stops the build with its own file and line."""
    with small.edited({"scripts/containers.py": ('row["containers"], "c', 'row["boxes"], "c')}):
        found = small.release()

    assert 1 == found.code
    assert (
        "scripts/containers.py:21: ERROR: KeyError in draw(): 'boxes'. Correct the chart script."
        == found.errors.strip()
    )


def test_broken_evidence_is_named(small: Small, published: Path) -> None:
    """A row that breaks a rule stops the build before anything is read or written."""
    end = ",2022-02,2024-10,2024-10-28,study estimate,fnf2024newties,"
    old, new = f",1700000000,,5500000000,USD{end}", f",7700000000,,5500000000,USD{end}"
    with small.edited({TABLE: (old, new)}):
        found = small.release()

    assert 1 == found.code
    assert (
        f"{TABLE}:3: ERROR: low, central and high are not in order: [7700000000.0, 5500000000.0]. "
        "Swap them." == found.errors.strip()
    )
