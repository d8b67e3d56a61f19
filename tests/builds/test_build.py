"""Whole builds of a small briefing: what changes is built again, and nothing else.

A test leaves all files as it found them, but not what was built: one that counts builds first.
"""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

from briefing.ledger.ledger import Ledger

from .small import TABLE, Small, digests, lay

#: The observation that tests change: a row of the table, printed, plotted and listed. No
#: parameter rests on it, so that nothing is drawn anew at random.
OBSERVATION = "containers.us.2024-06-17"
PAGES_OF_OBSERVATION = {"shipped", "evidence"}


def another_value(small: Small, value: int) -> dict[str, tuple[str, str]]:
    """Return the edit that gives the observation another value."""
    text = (small.root / TABLE).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"{OBSERVATION},"))
    return {TABLE: (line, line.replace(",11000,", f",{value},"))}


def test_nothing_is_done_twice(small: Small) -> None:
    """Where nothing changed, no page is read, no chart drawn and no byte different."""
    assert 0 == small.html().code
    before = digests(small.site)
    again = small.html()

    assert (0, set(), set(), 0) == (again.code, again.pages, again.written, again.drawn)
    assert before == digests(small.site)


def test_sentence_is_read_and_written_on_its_page_alone(small: Small, tmp_path: Path) -> None:
    """No other page is touched, and the folder is that of a clean build."""
    small.html()
    data = small.site / "data" / "observations.csv"
    before = data.stat().st_mtime_ns
    with small.edited({"docs/method.md": ("\n```{doctest}", "\nA sentence more.\n\n```{doctest}")}):
        changed = small.html()
        assert before == data.stat().st_mtime_ns  # data are not written either
        # Sphinx writes the page of the contents, too
        assert (0, {"method"}) == (changed.code, changed.pages)
        assert {"method", "index"} == changed.written
        assert "A sentence more." in small.page("method")
        found = digests(small.site, ".buildinfo")
        shutil.rmtree(small.root / "build" / "work")
        assert 0 == small.html().code
        assert found == digests(small.site, ".buildinfo")


def test_damaged_page_is_made_anew(small: Small) -> None:
    """What nobody has built is not published."""
    small.html()
    before = digests(small.site)
    (small.site / "worth.html").write_text("<script>alert(1)</script>")

    assert 0 == small.html().code
    assert before == digests(small.site)


def test_changed_observation_reaches_text_table_and_chart(small: Small) -> None:
    """One cell changes sentence, alt text, caption, table and drawing, with no other edit."""
    small.html()
    with small.edited(another_value(small, 29_123)):
        changed = small.html()
        chart = small.root / "figures" / "en" / "containers-light.svg"

        assert (0, 1) == (changed.code, changed.drawn)
        assert changed.pages == PAGES_OF_OBSERVATION <= changed.written
        assert 4 <= small.page("shipped").count("29,123")
        assert "29,123" in small.page("evidence")
        assert "29,123" in chart.read_text("utf-8")
        assert "29123" in (small.site / "data" / "chart-containers.csv").read_text("utf-8")
        assert "29123" in (small.site / "data" / "observations.csv").read_text("utf-8")


#: What shows the row of a voyage, of all files of the site.
NAMES = {
    "evidence.html", "evidence.md", "study.html", "study.md", "objects.inv",
    "_static/searchtexts.js", "cite/numbers.bib", "cite/numbers.json", "cite/numbers.ris",
    "data/briefing-data.zip", "data/numbers.csv", "data/numbers.json",
    "data/numbers/voyages.rusi.2024-01.json", "data/observations.csv",
}  # fmt: skip


def test_observation_changes_by_name_what_shows_it(small: Small) -> None:
    """Its register and the page that prints it are read and differ, and its data; no drawing."""
    row = next(line for line in (small.root / TABLE).read_text("utf-8").splitlines()
               if line.startswith("voyages.rusi.2024-01,"))  # fmt: skip
    shown, sentence = {"evidence", "study"}, "Ships made {num}`voyages.rusi.2024-01`."
    with small.edited({"docs/study.md": ("```{obs", f"{sentence}\n\n```{{obs")}):
        assert 0 == small.html().code
        before = digests(small.site, ".buildinfo")
        with small.edited({TABLE: (row, row.replace(",27,", ",26,"))}):
            changed = small.html()
            after = digests(small.site, ".buildinfo")

            assert (0, shown, 0) == (changed.code, changed.pages, changed.drawn)
            # Sphinx writes the page of the contents, too
            assert shown | {"index"} == changed.written
            assert NAMES == {n for n in before.keys() | after if before.get(n) != after.get(n)}


def test_quoted_sentence_is_written_where_it_stands_and_where_it_is_quoted(small: Small) -> None:
    """A sentence that prints a number is quoted in the entry of the number, and nowhere else."""
    sentence = "Ships made {num}`voyages.rusi.2024-01`."
    with small.edited({"docs/study.md": ("```{obs", f"{sentence}\n\n```{{obs")}):
        assert 0 == small.html().code
        with small.edited({"docs/study.md": ("Ships made", "Two ships made")}):
            changed = small.html()

            assert (0, {"study"}) == (changed.code, changed.pages)
            assert {"study", "evidence", "index"} == changed.written
            assert "<q>Two ships made 27 voyages.</q>" in small.page("evidence")


def test_changed_source_reaches_every_page_that_cites_it(small: Small, ledger: Ledger) -> None:
    """Another name, and with it other letters, in sentences and in the boxes of judgements."""
    text = (small.root / "refs.bib").read_text("utf-8")
    source = ledger.evidence.observations[OBSERVATION].source
    entry = next(e for e in text.split("\n@") if e.startswith(f"online{{{source},"))
    renamed = entry.replace("  title =", "  shortauthor = {Renamed},\n  title =")

    with small.edited({"refs.bib": (entry, renamed)}):
        changed = small.html()

        assert 0 == changed.code
        assert "shipped" in changed.pages
        assert "Renamed" in small.page("shipped")
        assert "Renamed" in small.page("evidence")


def test_changed_script_draws_its_chart(small: Small) -> None:
    """A chart is drawn again when its script changes, and not when it is only touched."""
    small.html()
    (small.root / "scripts" / "containers.py").touch()

    assert 0 == small.html().drawn
    with small.edited({"scripts/containers.py": ("look.axes(140)", "look.axes(160)")}):
        assert 1 == small.html().drawn


ELSEWHERE = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "7"}


def test_bytes_do_not_depend_on_folder_clock_or_locale(
    small: Small, tmp_path: Path, root: Path
) -> None:
    """HTML and PDF of two builds in different places are the same, byte by byte."""
    other = lay(tmp_path / "another" / "place", root)
    for built in (
        small.html(),
        small.run("taggedpdf", "pdf"),
        other.run("taggedpdf", "pdf", **ELSEWHERE),
        other.html(**ELSEWHERE),
    ):
        assert (0, "") == (built.code, built.errors)

    here, there = small.root / "build" / "work", other.root / "build" / "work"
    assert digests(here / "html", ".buildinfo") == digests(there / "html", ".buildinfo")
    # what the builder keeps for itself names the folder where it lies, and is not published
    pdfs, others = (
        {name: found for name, found in digests(place / "pdf").items() if name.endswith(".pdf")}
        for place in (here, there)
    )
    assert pdfs
    assert pdfs == others


def test_incremental_build_is_a_clean_build(small: Small, tmp_path: Path, root: Path) -> None:
    """What only the writer looks up is seen by itself; with a row changed, too, all is as new."""
    small.html()
    words = small.root / "docs" / "_search.toml"
    words.write_text('[en]\ncrates = ["containers"]\n', "utf-8")
    assert (0, set()) == ((found := small.html()).code, found.pages)
    assert "crates" in (small.site / "_static" / "searchtexts.js").read_text("utf-8")

    other = lay(tmp_path / "clean", root)
    shutil.copy(words, other.root / "docs")
    edits = another_value(small, 29_125)
    with small.edited(edits), other.edited(edits):
        assert (0, 0) == (small.html().code, other.html().code)
        assert digests(other.site, ".buildinfo") == digests(small.site, ".buildinfo")
    words.unlink()


def test_html_follows_what_another_builder_has_read(small: Small) -> None:
    """The PDF is built first and reads what has changed; the HTML is written all the same."""
    with small.edited(another_value(small, 29_124)):
        assert "shipped" in small.run("dummy", "dummy").pages
        assert 0 == small.html().code
        assert "29,124" in small.page("shipped")


def test_a_chart_can_be_embedded_where_the_site_has_an_address(small: Small) -> None:
    """The code shows our picture alone, and links to the figure."""
    small.html()
    base = "https://example.org/en/"
    changed = {"conf.py": ('language = "en"', f'language = "en"\nhtml_baseurl = "{base}"')}

    assert "embed" not in small.page("shipped")
    with small.edited(changed):
        found = small.html()

        assert (0, "") == (found.code, found.errors)
        (code,) = re.findall(
            r'<pre id="embed-containers" tabindex="0">(.*?)</pre>', small.page("shipped")
        )
        addresses = re.findall(r'(?:href|src)="([^"]+)"', unescape(code))
        assert [f"{base}shipped.html#fig-containers", f"{base}charts/containers.svg"] == addresses
        assert (small.site / "charts" / "containers.svg").exists()
