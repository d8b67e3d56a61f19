"""A briefing on another topic, with units, topics, voices and a model of its own.

The engine builds HTML and PDF of it as it stands: nothing of this repository's briefing is read.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from pypdf import PdfReader

from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger

ROOT = Path(__file__).parents[1] / "roots" / "rain"


@pytest.fixture(scope="module")
def rain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the briefing, built."""
    folder = tmp_path_factory.mktemp("garden") / "rain"
    shutil.copytree(ROOT, folder)
    for builder in ("taggedpdf", "html"):
        build(folder, builder)
    return folder


def build(folder: Path, builder: str, language: str = "") -> None:
    """Build an output, in English or in another language beside it."""
    way = ["-D", f"language={language}"] if language else []
    place = f"-{language}" if language else ""
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-c", ".", "-b", builder, *way,
               "-d", f"build/doctrees{place}", "docs", f"build/{builder}{place}"]  # fmt: skip
    found = subprocess.run(
        command, cwd=folder, text=True, capture_output=True, check=False, timeout=300
    )
    assert (0, "") == (found.returncode, found.stderr)


@pytest.fixture(scope="module")
def garden(rain: Path) -> Ledger:
    """Return its ledger."""
    return read_ledger(rain)


def test_numbers_are_in_units_of_its_own(garden: Ledger) -> None:
    """A litre is a millimetre on a square metre; the floor of one gauge stays a floor."""
    year, month = garden["caught"], garden["caught.month"]

    assert ("litre/year", "litre/month") == (year.unit, month.unit)
    assert pytest.approx(year.require("low") / 12) == month.low
    assert "floor" == garden["rain.gap"].limit
    assert pytest.approx(100 * 790 / 812) == garden["rain.gap"].low


def test_pages_and_pdf_say_the_same(rain: Path) -> None:
    """Words of its units, sources and title are in both."""
    page = (rain / "build" / "html" / "index.html").read_text("utf-8")
    (pdf,) = (rain / "build" / "taggedpdf").glob("*.pdf")
    printed = " ".join(" ".join(p.extract_text() for p in PdfReader(pdf).pages).split())

    for words in ("litres per year", "at least 97%", "Doe 2025", "Two gauges agree"):
        assert words in page.replace("\N{NO-BREAK SPACE}", " ")
        assert words in printed.replace("\N{NO-BREAK SPACE}", " ")


def test_a_language_without_words_speaks_english_and_says_so(rain: Path) -> None:
    """Nothing of the briefing is in French: its pages and its PDF mark what is English."""
    for builder in ("html", "taggedpdf"):
        build(rain, builder, "fr")
    page = lxml.html.parse(rain / "build" / "html-fr" / "index.html").getroot()
    english = " ".join(
        " ".join(each.text_content().split()) for each in page.iterfind(".//*[@lang='en']")
    )

    assert "fr" == page.get("lang")
    for words in ("litres per year", "at least 97%", "Two gauges agree", "What is stated"):
        assert words in english.replace("\N{NO-BREAK SPACE}", " ")
    assert [*(rain / "build" / "taggedpdf-fr").glob("*.pdf")]


def test_nothing_of_the_other_briefing_is_in_it(rain: Path) -> None:
    """Neither pages nor data name what this repository's briefing is about."""
    files = [p for p in (rain / "build" / "html").rglob("*")
             if p.suffix in (".html", ".csv", ".json", ".bib", ".ris")]  # fmt: skip
    text = "\n".join(path.read_text("utf-8") for path in files).lower()

    assert files
    for word in ("korea", "russia", "partnership", "fnf", "kida", "munition"):
        assert word not in text, word
