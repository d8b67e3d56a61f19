"""Any text survives to the page and to the text of the PDF, or the build refuses it with its place.

One page holds a paragraph for each text: drawn from all of Unicode, and from single scripts that
people write in.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from briefing.characters import hidden

RAIN = Path(__file__).parents[1] / "roots" / "rain"
#: First and last character of scripts, and of all that is assigned in the first planes.
SCRIPTS = {
    "ASCII": (0x20, 0x7E), "Latin": (0xA1, 0x24F), "Greek": (0x370, 0x3FF),
    "Cyrillic": (0x400, 0x4FF), "Hebrew": (0x5D0, 0x5EA), "Arabic": (0x620, 0x64A),
    "Thai": (0xE01, 0xE3A), "Kana": (0x3041, 0x30FF), "Han": (0x4E00, 0x9FFF),
    "Hangul": (0xAC00, 0xD7A3), "signs": (0x2010, 0x2BFF), "emoji": (0x1F300, 0x1F64F),
    "all": (0x20, 0x1FFFF),
}  # fmt: skip
EACH, LENGTH = 12, 24


def texts() -> list[str]:
    """Return the texts, the same on every run: what a reader can see, as the border asks."""
    draw, found = random.Random(17), []
    for first, last in SCRIPTS.values():
        known = [chr(c) for c in range(first, last + 1)
                 if unicodedata.category(chr(c)) not in ("Cn", "Zs", "Mn", "Me") and not hidden(chr(c))]  # fmt: skip
        found += ["".join(draw.choices(known, k=LENGTH)) for _ in range(EACH)]
    return found


def escaped(text: str) -> str:
    """Write a text so that Markdown reads it as it stands."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def counted(text: str) -> Counter[str]:
    """Count the letters of a text: without spaces and what is set as typographers do.

    Counted, because a PDF stores lines of Hebrew and Arabic in the order in which they are drawn.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text))
    return Counter(re.sub(r"[\s'\"‘’“”.…–—\u2010-\u2015-]", "", plain))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, set[int]]:
    """Return the words of page and PDF, and which texts the builds refused."""
    root = tmp_path_factory.mktemp("unicode") / "rain"
    shutil.copytree(RAIN, root)
    page = root / "docs" / "index.md"
    head = page.read_text("utf-8")
    body = "".join(f"\nm{i}x {escaped(text)} x{i}m\n" for i, text in enumerate(texts()))
    page.write_text(head + body, "utf-8")
    first = head.count("\n") + 2
    said = ""
    for builder in ("html", "taggedpdf"):
        command = [sys.executable, "-m", "sphinx", "-q", "--no-color", "-c", ".", "-b", builder,
                   "-d", "build/doctrees", "docs", f"build/{builder}"]  # fmt: skip
        found = subprocess.run(command, cwd=root, text=True, capture_output=True, check=False,
                               timeout=900)  # fmt: skip
        assert 0 == found.returncode, found.stderr[-2000:]
        said += found.stderr
    lines = {int(n) for n in re.findall(r"index\.md:(\d+): WARNING", said)}
    refused = {(line - first) // 2 for line in lines if line >= first}
    site = html.parse(root / "build" / "html" / "index.html").getroot().text_content()
    (pdf,) = (root / "build" / "taggedpdf").glob("*.pdf")
    return site, "\n".join(p.extract_text() for p in PdfReader(pdf).pages), refused


def between(words: str, number: int) -> str:
    """Return what stands between the marks of a text."""
    found = re.search(rf"m{number}x(.*?)x{number}m", words, re.S)
    assert found, number
    return found[1]


def test_every_text_survives_or_is_refused(built: tuple[str, str, set[int]]) -> None:
    """Letter by letter on the page; in the PDF, too, unless a warning names its line."""
    page, pdf, refused = built
    lost = []
    for number, text in enumerate(texts()):
        assert counted(text) == counted(between(page, number)), text
        if number not in refused and counted(text) != counted(between(pdf, number)):
            lost.append((number, text, between(pdf, number)))
    print(f"texts: {len(texts())}, refused by the PDF with their line: {len(refused)}")
    assert [] == lost
    assert len(refused) < len(texts()) / 2
