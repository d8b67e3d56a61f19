"""`tox -e live`: a saved page is shown from a build that is held, then everything is built."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
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


def test_browser_is_told_when_a_page_is_saved_and_when_all_is_built(project: Project) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-m", "develop.live", "--root", str(project.root), "--port", str(port)]
    server = subprocess.Popen([sys.executable, *words], cwd=ROOT, text=True, stdout=subprocess.PIPE)
    try:
        assert server.stdout
        assert f"http://127.0.0.1:{port}\n" == server.stdout.readline()
        assert "built\n" == server.stdout.readline()
        with connect(f"ws://127.0.0.1:{port}/websocket-reload") as browser:
            assert "refresh" == browser.recv(LONG), "it has what was built before it came"
            say(project)
            assert "refresh" == browser.recv(LONG)
            with urlopen(f"http://127.0.0.1:{port}/index.html", timeout=LONG) as page:
                assert SENTENCE in page.read().decode()
            assert "built\n" == server.stdout.readline()
            assert "refresh" == browser.recv(LONG)
        assert SENTENCE in (project.html / "index.html").read_text("utf-8")
        assert [] == [*project.preview.iterdir()]
    finally:
        server.terminate()
        server.communicate(timeout=LONG)
