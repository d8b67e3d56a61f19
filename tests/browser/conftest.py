"""The built site, served as a real server would, and a real browser to read it with."""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from lxml import html
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
#: Debian, Ubuntu and others call it differently.
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
#: Nothing of the browser's own calls home.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
#: Words that a reader of each language meets.
WORDS = {
    "en": {"entry": "Go to its entry", "shells": "shells", "value": "Value", "5.5": "5.5",
           "5.50": "5.50", "title": "The Price of Partnership",
           "author": "The Price of Partnership project"},
    "de": {"entry": "Zum Eintrag", "shells": "Granaten", "value": "Wert", "5.5": "5,5",
           "5.50": "5,50", "title": "Der Preis der Partnerschaft",
           "author": "Projekt „Der Preis der Partnerschaft“"},
}  # fmt: skip
#: A card that is open, and a number of the text that opens one.
CARD, NUMBER = ".card:popover-open", "article a:has(> data.num)"
TEXT = {".html", ".css", ".js", ".svg", ".json", ".csv", ".xml", ".md", ".txt"}
#: A request with this header gets scripts so many seconds after the page or its style sheets.
LATE = "X-Late"
#: A request with this header gets its page in pieces, each so many seconds after the one before.
PIECES = "X-Pieces"
#: Where the first pieces of a page's text begin.
CUT = re.compile(rb"(?=<h2|<table|<tr|<t[hd][ >]|<div class=.key-figure )")
#: Sums up how far a page has moved by itself, in `window.shift`.
SHIFT = (
    "window.shift = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
    " if (!e.hadRecentInput) window.shift += e.value; })"
    ".observe({ type: 'layout-shift', buffered: true });"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none; in CI there must be one."""
    if BROWSER or os.environ.get("CI"):
        return
    reason = "no Chromium found: install Debian's package chromium, or set CHROMIUM to its path"
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {"executable_path": BROWSER or "chromium", "args": list(FLAGS)}


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this run that all workers share."""
    run = tmp_path_factory.getbasetemp()
    return run.parent if "PYTEST_XDIST_WORKER" in os.environ else run


@pytest.fixture(scope="session")
def editions(shared: Path) -> Path:
    """Build the HTML of both languages, once for all workers.

    The commands and the folder are those of `tox -e docs`; what that has built is not built again.
    """
    if given := os.environ.get("BRIEFING_SITE"):
        return Path(given)
    with FileLock(shared / "editions.lock"):
        if not (shared / "editions").exists():
            for language in WORDS:
                build(language)
            (shared / "editions").touch()
    return ROOT / "build" / "work" / "html"


def build(language: str) -> None:
    """Build the HTML of one language."""
    tags = ["-t", "de"] if language == "de" else []
    work = Path("build", "work")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-c", ".", *tags,
               "-d", f"{work}/doctrees/{language}", "-b", "html", "docs",
               f"{work}/html/{language}"]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session", params=WORDS)
def language(request: pytest.FixtureRequest) -> str:
    """Run every test of the site in each language."""
    return str(request.param)


@pytest.fixture(scope="session")
def words(language: str) -> dict[str, str]:
    """Return what a test looks for, in the language of the site."""
    return WORDS[language]


@pytest.fixture(scope="session")
def folder(editions: Path, language: str) -> Path:
    return editions / language


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, compressed, with the 404 page of the site."""

    #: When a page or a style sheet was last asked for.
    last = 0.0

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix in (".html", ".css"):
            Handler.last = time.monotonic()
        if path.suffix == ".js":
            due = Handler.last + float(self.headers.get(LATE, 0))
            time.sleep(max(0.0, due - time.monotonic()))
        status = 200 if path.is_file() else 404
        path = path if status == 200 else Path(self.directory) / "404.html"
        body = path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        pieces = path.suffix == ".html" and PIECES in self.headers
        if path.suffix in TEXT and not pieces:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        start = body.find(b"<article") if pieces else len(body)
        self.wfile.write(body[:start])
        for piece in CUT.split(body[start:], maxsplit=20):
            time.sleep(float(self.headers.get(PIECES, 0)))
            self.wfile.write(piece)


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """Serve the site on this machine; yields its address."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


@pytest.fixture(scope="session")
def trees(folder: Path, pages: list[str]) -> dict[str, html.HtmlElement]:
    """Return every page as it stands in its file."""
    return {name: html.document_fromstring((folder / name).read_bytes()) for name in pages}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page of a desktop."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return an empty page of a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()
