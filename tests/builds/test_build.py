"""Whole builds of a small briefing: what changes is built again, what is broken is not published.

The project is roots/briefing-small with the evidence, sources and results of the briefing;
it is built by the same commands as the briefing itself.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from briefing.ledger.ledger import Ledger
from briefing.publishing.publish import publish

ROOTS = Path(__file__).parents[1] / "roots"
#: The observation that tests change: a row of the table, printed, plotted and listed. No
#: parameter rests on it, so that nothing is drawn anew at random.
OBSERVATION = "containers.us.2024-06-17"
TABLE = "evidence/observations.csv"
PAGES_OF_OBSERVATION = {"shipped", "evidence"}


@dataclass(frozen=True)
class Built:
    """The outcome of one build."""

    code: int
    log: str
    errors: str

    @property
    def pages(self) -> set[str]:
        """Pages that were read."""
        return set(re.findall(r"^reading sources\.\.\. \[ *\d+%\] (\S+)", self.log, re.M))

    @property
    def written(self) -> set[str]:
        """Pages that were written."""
        return set(re.findall(r"^writing output\.\.\. \[ *\d+%\] (\S+)", self.log, re.M))

    @property
    def drawn(self) -> int:
        """Charts that were drawn."""
        return int(re.findall(r"^charts: (\d+) drawn", self.log, re.M)[0])


@dataclass(frozen=True)
class Small:
    """A small briefing in a folder of its own."""

    root: Path

    @property
    def site(self) -> Path:
        """The HTML of the last build, published or not."""
        return self.root / "build" / "work" / "html" / "en"

    def run(self, builder: str, out: str, **environment: str) -> Built:
        """Run Sphinx as `tox -e docs` does."""
        command = [
            sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "--no-color", "-c", ".",
            "-d", "build/work/doctrees/en", "-b", builder, "docs", f"build/work/{out}",
        ]  # fmt: skip
        # In CI Sphinx overwrites its progress in one line, where the tests want to read it.
        given = {name: value for name, value in os.environ.items() if name != "CI"}
        found = subprocess.run(
            command, cwd=self.root, env={**given, **environment}, text=True,
            capture_output=True, check=False, timeout=600,
        )  # fmt: skip
        return Built(found.returncode, found.stdout, found.stderr.replace(f"{self.root}/", ""))

    def html(self, **environment: str) -> Built:
        """Build the HTML."""
        return self.run("html", "html/en", **environment)

    def release(self) -> Built:
        """Build the HTML and publish it if nothing was wrong."""
        found = self.html()
        if found.code == 0:
            publish(self.root / "build" / "work", self.root / "build", "en")
        return found

    def page(self, name: str) -> str:
        """Return a page of the last build."""
        return (self.site / f"{name}.html").read_text("utf-8")

    @contextmanager
    def edited(self, changes: Mapping[str, tuple[str, str]]) -> Iterator[None]:
        """Change texts in files for a while: file to old and new words."""
        before = {file: (self.root / file).read_bytes() for file in changes}
        try:
            for file, (old, new) in changes.items():
                text = before[file].decode()
                assert 1 == text.count(old), (file, old, text.count(old))
                (self.root / file).write_text(text.replace(old, new), "utf-8")
            yield
        finally:
            for file, content in before.items():
                (self.root / file).write_bytes(content)


def lay(folder: Path, root: Path) -> Small:
    """Lay out the small briefing, with the evidence of the real one."""
    shutil.copytree(ROOTS / "briefing-small", folder)
    for part in ("analysis", "design", "evidence"):
        shutil.copytree(root / part, folder / part)
    for name in ("refs.bib", "CITATION.cff"):
        shutil.copy(root / name, folder)
    (folder / ".cache").mkdir()
    for path in (root / ".cache").glob("*.json"):
        shutil.copy(path, folder / ".cache")
    return Small(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, root: Path, ledger: Ledger) -> Small:
    """Return a small briefing, built once; tests leave it as they found it."""
    made = lay(tmp_path_factory.mktemp("small") / "briefing", root)
    found = made.html()
    assert (0, "") == (found.code, found.errors)
    return made


def digests(folder: Path, *skip: str) -> dict[str, str]:
    """Return a digest of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in skip
    }


def another_value(small: Small, value: int) -> dict[str, tuple[str, str]]:
    """Return the edit that gives the observation another value."""
    text = (small.root / TABLE).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(f"{OBSERVATION},"))
    return {TABLE: (line, line.replace(",11000,", f",{value},"))}


def test_nothing_is_done_twice(small: Small) -> None:
    """Where nothing changed, no page is read, no chart drawn and no byte different."""
    before = digests(small.site)
    again = small.html()

    assert (0, set(), set(), 0) == (again.code, again.pages, again.written, again.drawn)
    assert before == digests(small.site)


def test_sentence_is_read_and_written_on_its_page_alone(small: Small, tmp_path: Path) -> None:
    """No other page is touched, and the folder is that of a clean build."""
    small.html()
    with small.edited({"docs/method.md": ("\n```{doctest}", "\nA sentence more.\n\n```{doctest}")}):
        changed = small.html()
        # Sphinx writes the page of the contents, too
        assert (0, {"method"}) == (changed.code, changed.pages)
        assert {"method", "index"} == changed.written
        assert "A sentence more." in small.page("method")
        found = digests(small.site, ".buildinfo")
        shutil.rmtree(small.root / "build" / "work")
        assert 0 == small.html().code
        assert found == digests(small.site, ".buildinfo")
    small.html()


def test_damaged_page_is_made_anew(small: Small) -> None:
    """What nobody has built is not published."""
    small.html()
    before = digests(small.site)
    (small.site / "worth.html").write_text("<script>alert(1)</script>")

    assert 0 == small.html().code
    assert before == digests(small.site)


def test_changed_observation_reaches_text_table_and_chart(small: Small) -> None:
    """One cell changes sentence, alt text, caption, table and drawing, with no other edit."""
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
    small.html()


def test_changed_script_draws_its_chart(small: Small) -> None:
    """A chart is drawn again when its script changes, and not when it is only touched."""
    small.html()
    (small.root / "scripts" / "containers.py").touch()

    assert 0 == small.html().drawn
    with small.edited({"scripts/containers.py": ("look.axes(140)", "look.axes(160)")}):
        assert 1 == small.html().drawn


@pytest.fixture
def published(small: Small) -> Iterator[Path]:
    """Return the last good build, as readers find it, and see that it is still there afterwards."""
    build = small.root / "build"
    (build / "work" / "pdf").mkdir(exist_ok=True)
    (build / "work" / "pdf" / "small-en.pdf").write_bytes(b"%PDF-1.7 last good")
    publish(build / "work", build, "en")
    before = digests(build / "html"), digests(build / "pdf")
    yield build
    assert before == (digests(build / "html"), digests(build / "pdf"))


def test_faults_of_the_text_are_named(small: Small, published: Path) -> None:
    """An unknown number, a missing alt text, a broken formula: file, line and remedy of each."""
    alt = ":alt: Bars of containers, the last at {num}`containers.us.2024-06-17`.\n"
    faults = {
        "docs/worth.md": ("{num}`fnf2024.value`", "{num}`fnf2024.valeu`"),
        "docs/shipped.md": (alt, ""),
        "docs/method.md": (r"\frac{a}{b}", r"\frac{a}{b"),
    }
    with small.edited(faults):
        found = small.release()

    assert 1 == found.code
    assert [
        "docs/method.md:5: WARNING: formula cannot be converted: braces do not match. "
        "Write it in simpler LaTeX. [math.convert]",
        "docs/shipped.md:5: WARNING: image without alt text: ../figures/en/containers-light.svg. "
        "Say what it shows in :alt: [alt.missing]",
        "docs/worth.md:3: WARNING: unknown number 'fnf2024.valeu' "
        "(did you mean 'fnf2024.value'?). `briefing numbers` lists all. [num.unknown]",
    ] == sorted(found.errors.splitlines())


def test_one_fault_is_enough(small: Small, published: Path) -> None:
    """A formula with a command that does not exist fails the build by itself."""
    with small.edited({"docs/method.md": (r"\frac{a}{b}", r"\unknown{a}")}):
        found = small.release()

    assert 1 == found.code
    (message,) = found.errors.splitlines()
    assert message.startswith("docs/method.md:5: WARNING: formula cannot be converted: ")


def test_broken_script_is_named(small: Small, published: Path) -> None:
    """A chart script that raises stops the build with its own file and line."""
    with small.edited({"scripts/containers.py": ('row["containers"], "c', 'row["boxes"], "c')}):
        found = small.release()

    assert 1 == found.code
    assert (
        "scripts/containers.py:21: ERROR: KeyError in draw(): 'boxes'. Correct the chart script."
        == found.errors.strip()
    )


def test_broken_evidence_is_named(small: Small, published: Path) -> None:
    """A row that breaks a rule stops the build before anything is read or written."""
    end = ",2022-02,2024-10,2024-10-28,study estimate,fnf2024newties,"
    old, new = f",1700000000,,5500000000,USD{end}", f",7700000000,,5500000000,USD{end}"
    with small.edited({TABLE: (old, new)}):
        found = small.release()

    assert 1 == found.code
    assert (
        f"{TABLE}:3: ERROR: low, central and high are not in order: [7700000000.0, 5500000000.0]. "
        "Swap them." == found.errors.strip()
    )


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
    small.html()


def test_html_follows_what_another_builder_has_read(small: Small) -> None:
    """The PDF is built first and reads what has changed; the HTML is written all the same."""
    with small.edited(another_value(small, 29_124)):
        assert "shipped" in small.run("dummy", "dummy").pages
        assert 0 == small.html().code
        assert "29,124" in small.page("shipped")
    small.html()


def test_a_chart_can_be_embedded_where_the_site_has_an_address(small: Small) -> None:
    """The code shows our picture alone, and links to the figure."""
    base = "https://example.org/en/"
    changed = {"conf.py": ('language = "en"', f'language = "en"\nhtml_baseurl = "{base}"')}

    assert "embed" not in small.page("shipped")
    with small.edited(changed):
        found = small.html()

        assert (0, "") == (found.code, found.errors)
        (code,) = re.findall(r'<pre id="embed-containers">(.*?)</pre>', small.page("shipped"))
        addresses = re.findall(r'(?:href|src)="([^"]+)"', unescape(code))
        assert [f"{base}shipped.html#fig-containers", f"{base}charts/containers.svg"] == addresses
        assert (small.site / "charts" / "containers.svg").exists()
    small.html()
