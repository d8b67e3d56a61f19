"""`tox -e live`: a saved page is shown from a build that is held, then everything is built."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from develop.live.preview import Held, Project, build

ROOT = Path(__file__).parents[2]
SENTENCE = "It rained again."
#: Seconds that nothing here takes.
LONG = 120


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a tiny briefing that is not yet built."""
    root = tmp_path / "rain"
    shutil.copytree(ROOT / "tests" / "roots" / "rain", root)
    made = root / "build" / "live" / "en"
    return Project(root, made / "html", made / "doctrees", made / "preview")


@pytest.fixture
def held(project: Project) -> Iterator[Held]:
    """Return a build of it."""
    project.preview.mkdir(parents=True)
    found = build(project)
    assert found
    yield found
    found.end()


def say(project: Project, sentence: str = SENTENCE) -> Path:
    """Write a sentence at the end of the page."""
    page = project.docs / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{sentence}\n", "utf-8")
    return page


def test_saved_page_is_the_one_that_a_build_writes(project: Project, held: Held) -> None:
    before = (project.html / "index.html").read_bytes()

    assert held.show([say(project)])

    shown = (project.preview / "index.html").read_bytes()
    assert SENTENCE in shown.decode()
    assert before == (project.html / "index.html").read_bytes(), "the build is left alone"
    assert ["index.html"] == [path.name for path in project.preview.iterdir()]
    again = build(project)
    assert again
    again.end()
    assert shown == (project.html / "index.html").read_bytes()


def test_build_is_held_for_one_save_after_another(project: Project, held: Held) -> None:
    for sentence in ("First.", "Second."):
        assert held.show([say(project, sentence)])
    shown = (project.preview / "index.html").read_text("utf-8")
    assert "First." in shown and "Second." in shown


def test_charts_are_drawn_on_the_way(project: Project) -> None:
    """Several at once, which takes processes of their own."""
    scripts = project.root / "scripts"
    shutil.copy(scripts / "gauges.py", scripts / "again.py")
    found = build(project)
    assert found
    found.end()
    assert [*project.root.glob("figures/en/again*.svg")]


@pytest.mark.parametrize("name", ["evidence/observations.csv", "docs/new.md", ""])
def test_anything_but_known_pages_waits_for_the_build(
    project: Project, held: Held, name: str
) -> None:
    saved = [say(project), project.root / name] if name else []
    assert not held.show(saved)
    assert [] == [*project.preview.iterdir()]


def test_page_that_cannot_be_read_is_not_shown(project: Project, held: Held) -> None:
    page = say(project)
    page.write_bytes(b"\xff\xfe")
    assert not held.show([page])
    page.write_text(f"# Rain\n\n{SENTENCE}\n", "utf-8")
    assert held.show([page]), "the next save is shown"


def test_data_that_do_not_hold_are_told_and_nothing_is_held(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    (project.root / "evidence" / "observations.csv").write_text("id\n", "utf-8")
    assert build(project) is None
    assert "observations.csv" in capfd.readouterr().err


def test_settings_that_do_not_hold_are_told_without_a_traceback(
    project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    (project.root / "conf.py").write_text("extensions = ['no_such_extension']\n", "utf-8")
    assert build(project) is None
    told = capfd.readouterr().err
    assert "no_such_extension" in told and "Traceback" not in told


@contextmanager
def serving(project: Project) -> Iterator[tuple[subprocess.Popen[str], IO[str], str]]:
    """Serve a briefing; give the process, what it prints, and its address. Nothing outlives it."""
    words = ["-m", "develop.live", "--root", str(project.root), "--port", "0"]
    server = subprocess.Popen([sys.executable, *words], cwd=ROOT, text=True, stdout=subprocess.PIPE)
    assert server.stdout
    try:
        yield server, server.stdout, server.stdout.readline().strip().removeprefix("http://")
    finally:
        server.terminate()
        server.communicate(timeout=LONG)  # until nobody holds its output open


def test_server_may_be_ended_while_it_builds(project: Project) -> None:
    with serving(project) as (server, _, _):
        while not project.doctrees.exists() and server.poll() is None:
            time.sleep(0.01)
    assert -signal.SIGTERM == server.returncode
    assert not (project.html / "index.html").exists()


def test_browser_is_told_when_a_page_is_saved_and_when_all_is_built(project: Project) -> None:
    with serving(project) as (_, said, address):
        assert "built\n" == said.readline()
        with connect(f"ws://{address}/websocket-reload") as browser:
            assert "refresh" == browser.recv(LONG), "it has what was built before it came"
            say(project)
            assert "refresh" == browser.recv(LONG)
            with urlopen(f"http://{address}/index.html", timeout=LONG) as page:
                assert SENTENCE in page.read().decode()
            assert "built\n" == said.readline()
            assert "refresh" == browser.recv(LONG)
        assert SENTENCE in (project.html / "index.html").read_text("utf-8")
        assert [] == [*project.preview.iterdir()]
