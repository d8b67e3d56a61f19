"""The engines besides Chromium: the distribution's Firefox and WebKitGTK, each by its own driver.

Firefox speaks Marionette itself; WebKitGTK, the engine of Safari, comes with WebKitWebDriver.
Both are driven through the same few calls.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
WEBKIT = shutil.which("WebKitWebDriver")
XVFB = shutil.which("Xvfb")
#: Seconds for a script: all rules of axe take a while on a long page and a busy machine.
PATIENCE = 120


class Engine(Protocol):
    """What the tests ask of an engine."""

    def open(self, url: str) -> None:
        """Load a page."""

    def run(self, script: str) -> Any:
        """Run a script in the page and return what it returns."""

    def size(self, width: int, height: int) -> None:
        """Give the window a size."""

    def click(self, selector: str) -> None:
        """Click the first element that fits."""

    def close(self) -> None:
        """End the engine."""


def free_port() -> int:
    """Return a port that no process listens on: several of Firefox may run at once."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Firefox:
    """Firefox without a window."""

    def __init__(self) -> None:
        from marionette_driver.marionette import Marionette

        self._driver = Marionette(bin=FIREFOX, headless=True, port=free_port())
        self._driver.start_session()
        self._driver.timeout.script = PATIENCE

    def open(self, url: str) -> None:
        self._driver.navigate(url)

    def run(self, script: str) -> Any:
        return self._driver.execute_script(script, sandbox=None)

    def size(self, width: int, height: int) -> None:
        self._driver.set_window_rect(width=width, height=height + 90)

    def click(self, selector: str) -> None:
        self._driver.find_element("css selector", selector).click()

    def close(self) -> None:
        with suppress(Exception):
            self._driver.delete_session()
        self._driver.cleanup()


class WebKit:
    """WebKitGTK in a window that nobody sees."""

    def __init__(self) -> None:
        from selenium.webdriver import WebKitGTK
        from selenium.webdriver.webkitgtk.service import Service

        self._home = TemporaryDirectory(ignore_cleanup_errors=True)
        # a screen and a home of its own: whoever ends the screen of another ends its browser
        self._screen = subprocess.Popen(
            [str(XVFB), "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._screen.stdout
        display = f":{self._screen.stdout.readline().strip()}"
        # the sandbox needs rights that containers of CI do not have
        given = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "NO_AT_BRIDGE": "1",
                 "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "DISPLAY": display,
                 "HOME": self._home.name}  # fmt: skip
        service = Service(executable_path=WEBKIT, env={**os.environ, **given})
        self._driver = WebKitGTK(service=service)
        self._driver.set_script_timeout(PATIENCE)

    def open(self, url: str) -> None:
        self._driver.get(url)

    def run(self, script: str) -> Any:
        return self._driver.execute_script(script)

    def size(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)

    def click(self, selector: str) -> None:
        self._driver.find_element("css selector", selector).click()

    def close(self) -> None:
        with suppress(Exception):
            self._driver.quit()
        self._screen.terminate()
        self._screen.communicate()
        self._home.cleanup()


ENGINES: dict[str, type[Firefox] | type[WebKit]] = {"firefox": Firefox, "webkit": WebKit}


def missing(name: str) -> str:
    """Say what an engine needs that is not there."""
    needs = {
        "firefox": {"firefox-esr": FIREFOX},
        "webkit": {"webkit2gtk-driver": WEBKIT, "xvfb": XVFB},
    }
    lost = [package for package, path in needs[name].items() if path is None]
    return f"install {', '.join(lost)}" if lost else ""


def axe() -> str:
    """Return axe-core, as it stands in the package of its driver for Chromium."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
