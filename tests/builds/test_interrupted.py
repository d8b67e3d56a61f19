"""Builds that are killed, that run at the same time or find no room: the last good output stays.

Whatever happened before, the next build gives the bytes of a clean one.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "roots" / "rain"
#: Moments at which a build is killed; more of them by BRIEFING_KILLS=30.
KILLS = int(os.environ.get("BRIEFING_KILLS", "4"))
#: Root, too, may be kept from writing where nobody may write.
SETPRIV = shutil.which("setpriv")
WITHOUT = ("--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")
Lay = Callable[[str], Path]


def command(builder: str = "html") -> list[str]:
    """Return the command that builds the briefing on rain, as tox does."""
    return [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-c", ".", "-d",
            "build/work/doctrees", "-b", builder, "docs", f"build/work/{builder}"]  # fmt: skip


def build(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build to the end."""
    return subprocess.run(command(), cwd=root, env={**os.environ, **environment}, text=True,
                          capture_output=True, check=False, timeout=1800)  # fmt: skip


def digests(root: Path) -> dict[str, str]:
    """Return a digest of every file that readers would get."""
    site = root / "build" / "work" / "html"
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != ".buildinfo"
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the briefing, built with nothing at hand."""
    root = tmp_path_factory.mktemp("rain") / "first"
    shutil.copytree(ROOT, root)
    assert (0, "") == ((found := build(root)).returncode, found.stderr)
    return root


@pytest.fixture(scope="module")
def lay(first: Path) -> Lay:
    """Return a function that lays out the briefing, with the results of its model at hand."""

    def copy(name: str) -> Path:
        root = first.with_name(name)
        shutil.copytree(ROOT, root)
        shutil.copytree(first / ".cache", root / ".cache")
        return root

    return copy


@pytest.fixture(scope="module")
def clean(first: Path, lay: Lay) -> dict[str, str]:
    """Return the digests of a clean build, and as a first check of one with results at hand."""
    root = lay("once")
    assert 0 == build(root).returncode
    found = digests(root)
    assert digests(first) == found
    return found


def seconds_until_killed(root: Path, moment: float) -> tuple[float, bool]:
    """Build and kill the build after some seconds; say how long it ran, and whether it was killed."""
    start = time.monotonic()
    process = subprocess.Popen(command(), cwd=root, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    return time.monotonic() - start, process.wait() == -signal.SIGKILL


def test_killed_build_is_made_good_by_the_next(lay: Lay, clean: dict[str, str]) -> None:
    """Killed at any moment, cold or warm, the next build gives what a clean one gives.

    Moments are drawn from all parts of a build; one that comes after its end is drawn again.
    """
    root, draw, late = lay("killed"), random.Random(17), 0
    page = root / "docs" / "index.md"
    text = page.read_text("utf-8")
    longest = dict.fromkeys((True, False), 600.0)  # with nothing at hand, and after a sentence
    for cold in longest:
        page.write_text(f"{text}\nA sentence.\n", "utf-8")
        longest[cold], _ = seconds_until_killed(root, longest[cold])
        page.write_text(text, "utf-8")
        assert 0 == build(root).returncode
    number = 0
    while number < KILLS:
        if cold := bool(number % 2):
            shutil.rmtree(root / "build")
        moment = longest[cold] * (number + draw.random()) / KILLS
        page.write_text(f"{text}\nSentence {number}.\n", "utf-8")
        took, killed = seconds_until_killed(root, moment)
        page.write_text(text, "utf-8")
        again = build(root)
        assert (0, "") == (again.returncode, again.stderr), (number, moment)
        assert clean == digests(root), (number, moment)
        number += killed
        if not killed:
            late += 1
            longest[cold] = took
    print(f"kills survived: {number} of {KILLS}, {late} more came too late; "
          f"files compared each time: {len(clean)}")  # fmt: skip


def test_two_builds_at_once_are_as_one(lay: Lay, clean: dict[str, str]) -> None:
    """The second waits for the first; both end well."""
    root = lay("two")
    both = [subprocess.Popen(command(), cwd=root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             text=True) for _ in range(2)]  # fmt: skip
    said = [process.communicate(timeout=1800)[1] for process in both]

    assert [(0, ""), (0, "")] == [
        (p.returncode, words) for p, words in zip(both, said, strict=True)
    ]
    assert clean == digests(root)


def test_removed_page_and_chart_leave_nothing_behind(lay: Lay, clean: dict[str, str]) -> None:
    """Neither page nor drawing nor data of what is gone is published."""
    root = lay("removed")
    (root / "docs" / "more.md").write_text(
        "---\norphan: true\n---\n# More\n\n"
        "```{chart} dots\n:alt: Dots.\n\nDots\n\nRain, in millimetres.\n\nBoth gauges.\n```\n",
        "utf-8",
    )
    script = (root / "scripts" / "gauges.py").read_text("utf-8")
    (root / "scripts" / "dots.py").write_text(script, "utf-8")
    (root / "docs" / "note.txt").write_text("no page\n", "utf-8")
    assert 0 == (first := build(root)).returncode, first.stderr
    assert any("dots" in name for name in digests(root))

    (root / "docs" / "more.md").unlink()
    (root / "scripts" / "dots.py").unlink()
    (root / "docs" / "note.txt").unlink()
    assert 0 == build(root).returncode
    assert clean == digests(root)
    assert [] == [path.name for path in (root / "figures").rglob("*dots*")]


def _limited(limit: str) -> list[str]:
    return ["bash", "-c", f'ulimit {limit}; exec "$@"', "bash"]


@pytest.mark.parametrize("kilobytes", [4, 20, 40])
def test_full_disk_is_told_and_passes(lay: Lay, clean: dict[str, str], kilobytes: int) -> None:
    """A file that grows too long ends the build; with room again, all is as ever."""
    root = lay(f"full-{kilobytes}")
    limited = [*_limited(f"-f {kilobytes}"), *command()]
    found = subprocess.run(limited, cwd=root, text=True, capture_output=True, check=False)

    assert 0 != found.returncode
    assert (0, "") == ((again := build(root)).returncode, again.stderr)
    assert clean == digests(root)


def test_few_file_handles_are_enough(lay: Lay, clean: dict[str, str]) -> None:
    """Files are closed when they have been read."""
    root = lay("handles")
    limited = [*_limited("-n 64"), *command()]
    found = subprocess.run(limited, cwd=root, text=True, capture_output=True, check=False)

    assert (0, "") == (found.returncode, found.stderr)
    assert clean == digests(root)


def test_no_home_is_needed(lay: Lay, clean: dict[str, str]) -> None:
    """Nothing is kept outside the project; matplotlib, too, does without."""
    root = lay("home")
    found = build(root, HOME="/nonexistent", XDG_CACHE_HOME="/nonexistent", MPLCONFIGDIR="")

    assert 0 == found.returncode, found.stderr
    assert clean == digests(root)


@pytest.fixture(scope="module")
def edited(lay: Lay) -> Path:
    """Return a folder that is built, and whose page and drawing have changed since."""
    root = lay("read-only")
    assert 0 == build(root).returncode
    (root / "docs" / "index.md").write_text("# Changed\n", "utf-8")
    table = root / "evidence" / "observations.csv"
    table.write_text(table.read_text("utf-8").replace("812", "815"), "utf-8")
    return root


@pytest.mark.skipif(os.geteuid() == 0 and not SETPRIV, reason="root may write everywhere")
@pytest.mark.parametrize("part", ["build/work/html", "build/work", "figures", "."])
def test_read_only_folder_is_told(edited: Path, clean: dict[str, str], part: str) -> None:
    """In one line, and what was built before stays: output, drawings, the whole checkout."""
    top = edited / part
    folders = [top, *(path for path in top.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        bound = [str(SETPRIV), *WITHOUT] if os.geteuid() == 0 else []
        found = subprocess.run([*bound, *command()], cwd=edited, text=True,
                               capture_output=True, check=False)  # fmt: skip
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert 0 != found.returncode
    assert "Traceback" not in found.stderr and "ermission denied" in found.stderr, found.stderr
    assert clean == digests(edited)
