"""Seconds until a saved sentence stands in the browser that shows the page: `tox -e live`.

Run by `tox -e bench`; the page is put back. Exit code 1 if the target is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from urllib.request import urlopen

from builds import PAGE, PLACE, ROOT
from websockets.sync.client import connect

#: How often, and the most seconds that it may take.
TIMES, TARGET = 5, 1.0


def shown(address: str, sentence: str) -> float:
    """Save a sentence; return how long it takes until the page that is loaded again has it."""
    text = PAGE.read_text("utf-8")
    with connect(f"ws://{address}/websocket-reload") as browser:
        browser.recv()  # it came after the last build
        start = time.perf_counter()
        PAGE.write_text(text.replace(PLACE, f"\n{sentence}\n{PLACE}", 1), "utf-8")
        browser.recv()
        with urlopen(f"http://{address}/{PAGE.stem}.html") as page:
            assert sentence in page.read().decode()
        return time.perf_counter() - start


def main() -> int:
    """Serve the pages, save some sentences, and print how long each took to be seen."""
    before = PAGE.read_text("utf-8")
    words = [sys.executable, "-m", "develop.live", "--port", "0"]
    server = subprocess.Popen(words, cwd=ROOT, text=True, stdout=subprocess.PIPE)
    assert server.stdout
    took = []
    try:
        address = server.stdout.readline().strip().removeprefix("http://")
        assert server.stdout.readline() == "built\n"
        for number in range(TIMES):
            took.append(shown(address, f"Sentence {number}."))
            assert server.stdout.readline() == "built\n"
    finally:
        PAGE.write_text(before, "utf-8")
        server.terminate()
        server.communicate()
    found = statistics.median(took)
    said = f"{TARGET:.1f} s, {'not ' if found > TARGET else ''}met"
    print(
        f"a saved sentence is shown: {found:.2f} s (longest of {TIMES}: {max(took):.2f})   {said}"
    )
    return found > TARGET


if __name__ == "__main__":
    sys.exit(main())
