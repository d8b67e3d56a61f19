"""Zotero itself: its translation server reads the pages and files as its button does.

It runs where `ZOTERO_SERVER` gives the address of a translation server
(https://github.com/zotero/translation-server), such as http://127.0.0.1:1969.
What its translators do with the tags is emulated in `test_machines`, for machines without it.
"""

from __future__ import annotations

import json
import os
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from .zotero import CITATION, DATE

SERVER = os.environ.get("ZOTERO_SERVER", "").rstrip("/")
pytestmark = pytest.mark.skipif(not SERVER, reason="ZOTERO_SERVER is not set")
#: Pages that nobody cites.
OTHERS = {"404.html", "search.html"}


def ask(service: str, text: str) -> list[dict[str, Any]]:
    """Send text to the server and return the items that it makes of it."""
    request = urllib.request.Request(
        f"{SERVER}/{service}", text.encode(), {"Content-Type": "text/plain"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        items: list[dict[str, Any]] = json.load(answer)
    return items


@pytest.fixture(scope="module")
def author(folder: Path) -> str:
    """Return the institution, in the language of the site."""
    (briefing,) = json.loads((folder / "cite" / "briefing.json").read_text("utf-8"))
    return str(briefing["author"][0]["literal"])


def test_zotero_files_every_page(
    site: str, pages: list[str], words: dict[str, str], author: str
) -> None:
    for name in [page for page in pages if page not in OTHERS]:
        (item,) = ask("web", site + name)

        assert item["creators"] == [{"name": author, "creatorType": "author"}], name
        assert item["date"] == DATE and item["title"] and item["language"], name
        if name == "index.html":
            assert item["itemType"] == "report" and item["reportNumber"] == CITATION["version"]
            assert item["reportType"] and item["institution"] == author
        else:
            assert item["itemType"] == "bookSection", name
            assert item["bookTitle"].startswith(words["title"]), name


@pytest.mark.parametrize("kind", ["briefing", "charts", "numbers"])
@pytest.mark.parametrize("ending", ["bib", "ris", "json"])
def test_zotero_imports_the_files(
    folder: Path, words: dict[str, str], author: str, kind: str, ending: str
) -> None:
    items = ask("import", (folder / "cite" / f"{kind}.{ending}").read_text("utf-8"))
    listed = json.loads((folder / "cite" / f"{kind}.json").read_text("utf-8"))

    assert len(items) == len(listed)
    assert {item["itemType"] for item in items} == {
        "report" if kind == "briefing" else "bookSection"
    }
    for item in items:
        (creator,) = item["creators"]
        assert creator.get("name", creator.get("lastName")) == author
        assert DATE[:4] in item["date"]
        assert kind == "briefing" or item["bookTitle"].startswith(words["title"])
