"""Settings, sums, design and pages of a whole project: each fault told by the build, in one line.

The briefing on rain is read in this process, one fault at a time, by the command of Sphinx.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sphinx.cmd.build import build_main

RAIN = Path(__file__).parents[1] / "roots" / "rain"
CHART = "```{chart} gauges\n:alt: A.\n\nTwo gauges\n\nRain.\n\nBoth.\n```\n"
Change = Callable[[str], str]


def swap(old: str, new: str) -> Change:
    """Return a change that puts new words in the place of old ones."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def more(words: str) -> Change:
    """Return a change that adds words at the end."""
    return lambda text: f"{text}\n{words}\n"


#: Name of the fault: file, its change, and what must be said: place and words.
FAULTS: dict[str, tuple[str, Change, str]] = {
    # settings
    "setting misspelt": ("conf.py", swap("numfig =", "numfgi ="),
                         r"conf.py:12: .*the setting 'numfgi' \(did you mean 'numfig'\?\)"),
    "setting of ours misspelt": ("conf.py", swap("numfig = True", 'briefing_langauges = ["en"]'),
                                 r"conf.py:12: .*'briefing_langauges' \(did you mean 'briefing_languages'"),
    "setting of nobody": ("conf.py", swap("numfig = True", "html_colour = 5"),
                          "conf.py:12: .*nothing reads the setting 'html_colour'"),
    # evidence, as the sums use it
    "denominator of zero": ("evidence/observations.csv", swap("point,flow,,812,", "point,flow,,0,"),
                            "ERROR: "),
    "no range": ("evidence/bounds.csv", swap("loss,maximum,0.3", "loss,maximum,0"),
                 "evidence/bounds.csv:.*bounds cross"),
    "parameter that nothing uses": (
        "evidence/parameters.csv", more("extra,Extra,count,uniform,Roof,Ours.,none"), "extra"),
    "group that is a path": ("evidence/parameters.csv", swap(",Weather,", ",../../x,"),
                             "parameters.csv:2: .*field 'group'"),
    "side with a tag": ("analysis/voices.toml", more('side = "<b>"'), "voices.toml:.*field 'side"),
    # design
    "no tokens": ("design/tokens.toml", lambda text: "", "design/tokens.toml: field 'colour'"),
    "tokens are no TOML": ("design/tokens.toml", more("[colour"), "design/tokens.toml: not valid TOML"),
    "colour that is code": ("design/tokens.toml", swap("#16202a", "red}</style>"), "'colour.ink.0'"),
    "colour lost": ("design/tokens.toml", swap("ink =", "inkk ="), "tokens.toml: field 'colour': .*ink missing"),
    # charts
    "chart twice": ("docs/index.md", more(CHART), r"docs/index.md:\d+: .*chart 'gauges' stands in index already"),
    "chart exits": ("scripts/gauges.py", swap("    figure,", "    raise SystemExit\n    figure,"),
                    "scripts/gauges.py:15: .*SystemExit in draw"),
    "chart is none": ("scripts/gauges.py", swap("return figure", "return 5"),
                      "scripts/gauges.py: draw\\(\\) returns int, not a figure"),
    "letters that no font has": ("scripts/gauges.py", swap("axes.set_x", "axes.set_title('\\U0001F600'); axes.set_x"),
                                 "scripts/gauges.py: Glyph 128512"),
    "script with NUL": ("scripts/gauges.py", more("\0"), "scripts/gauges.py: SyntaxError"),
    # pages
    "writing direction": ("docs/index.md", more("A \u202e word."), r"index.md:36: .*U\+202E RIGHT-TO-LEFT"),
    "zero width": ("docs/index.md", more("A\u200bword."), r"index.md:36: .*U\+200B ZERO WIDTH SPACE"),
    "NUL": ("docs/index.md", more("A \0 word."), r"index.md:36: .*U\+0000"),
    "empty page": ("docs/index.md", lambda text: "", "docs/index.md: the file is empty"),
    "front matter": ("docs/index.md", lambda text: f"---\nmyst: [\n---\n{text}", "index.md:1: .*Malformed YAML"),
    "marks of a merge": ("docs/index.md", more("\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> b"), "a second title"),
    "bibliography twice": ("docs/index.md", more("```{bibliography}\n```"), "docs/index.md:"),
    "table of robustness": ("docs/index.md", more("```{robustness} nonesuch\n```"), "docs/index.md:36: .*nonesuch"),
    "choices without choices": ("docs/index.md", more("```{robustness} choices\n```"), "docs/index.md:36: "),
    # the rest
    "edition of a unit that is gone": (
        "editions/2024-01-01.json",
        lambda text: '{"a": {"label": "A", "kind": "observed", "unit": "furlong", "low": 1.0,'
                     ' "central": null, "high": 2.0, "digits": null}}',
        "2024-01-01.json: not a frozen edition: a.unit: .*unknown unit 'furlong'"),
    "synonyms are no TOML": ("docs/_search.toml", lambda text: "[en", "docs/_search.toml: "),
    "repository with a quote": ("CITATION.cff", more("repository-code: https://x.org/\"onclick=\"alert(1)"),
                                "CITATION.cff:.*'repository-code'"),
    "catalogue of another language": ("locales/en/words/x.po", lambda text: "", "x.po: the file is empty"),
}  # fmt: skip

#: Name of a fault of the study: old words of its file, new ones, and what must be said.
SUMS: dict[str, tuple[str, str, str]] = {
    "sums are no Python": ("STUDY =", "STUDY = =", "analysis/study.py:9: .*SyntaxError"),
    "sums exit": ("STUDY =", "import sys; sys.exit(0)\nSTUDY =", "analysis/study.py:9: .*SystemExit"),
    "no sums": ("STUDY =", "study =", "study.py: STUDY is NoneType"),
    "sum of an unknown input": (
        'N("roof")', 'N("rooff")', "analysis/study.py:11: .*output 'caught' of the model needs the parameter 'rooff'"),
    "sum in an unknown unit": ('"litre/year"', '"kilo/year"', "analysis/study.py:11: .*unknown unit 'kilo'"),
    "sum in another unit": (
        '"litre/year"', '"mm/year"', "analysis/study.py:11: .*units of output 'caught' of the model: Cannot convert"),
    "sum that divides by zero": (
        '* (1 - N("loss"))', '/ (N("roof") - N("roof"))', "analysis/study.py:11: .*output 'caught' of the model"),
    "sum that may be negative": (
        '(1 - N("loss"))', '(0.1 - N("loss"))', "analysis/study.py:11: .*output 'caught' .*may be negative"),
    "cut-off of an unknown sum": (
        'a year", "caught"', 'a year", "caugth"',
        r"study.py: cut-off 'year' names the unknown output 'caugth' \(did you mean"),
    "name that is a path": ('"rain.gap"', '"../gap"', "analysis/study.py:17: .*'../gap' is not a valid name"),
    "name with a tag": ('"rain.gap"', '"<b>"', "'<b>' is not a valid name"),
    "name twice": ('"rain.gap"', '"rain.doe.2024"', "analysis/study.py:17: .*duplicate number 'rain.doe.2024'"),
    "formula of an unknown number": (
        'N("rain.roe.2024")', 'N("rain.rain")', "analysis/study.py:17: .*unknown number 'rain.rain'"),
}  # fmt: skip
FAULTS |= {
    name: ("analysis/study.py", swap(old, new), says) for name, (old, new, says) in SUMS.items()
}


#: What conf.py takes from CITATION.cff and the catalogues.
CITED = """
from pathlib import Path
from briefing.sphinxext.settings import read_work
release = read_work(Path(__file__).parent, language, "").version
"""


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the briefing on rain with the results of its model at hand."""
    root = tmp_path_factory.mktemp("project") / "rain"
    shutil.copytree(RAIN, root)
    with (root / "conf.py").open("a", encoding="utf-8") as file:  # as that of the real briefing
        file.write(CITED)
    assert 0 == _read(root)
    shutil.rmtree(root / "build")
    return root


def _read(root: Path) -> int:
    """Read the pages, as every build does, and say how it ended."""
    return build_main(["-n", "-W", "--keep-going", "-q", "--no-color", "-c", str(root), "-b", "dummy",
                       "-d", str(root / "build" / "d"), str(root / "docs"), str(root / "build")])  # fmt: skip


def _check_told(root: Path, capfd: pytest.CaptureFixture[str], says: str) -> None:
    """Check that the build fails, names the file, and gives no traceback."""
    capfd.readouterr()
    code = _read(root)
    said = capfd.readouterr().err.replace(f"{root}/", "")

    assert 0 != code
    assert re.search(says, said), said
    assert not re.search("Traceback|Extension error|Versions", said), said


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_told_with_its_place(
    clean: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], fault: str
) -> None:
    """The build fails, names the file, and gives no traceback."""
    file, change, says = FAULTS[fault]
    root = tmp_path / "rain"
    shutil.copytree(clean, root)
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(change(path.read_text("utf-8") if path.exists() else ""), "utf-8")

    _check_told(root, capfd, says)


#: Name of the fault: what happens to the project's files, and what must be said.
FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "page of latin-1": (lambda root: (root / "docs/index.md").write_bytes(b"# Rain\n\n\xfc\n"),
                        "docs/index.md:3: .*byte 0xfc is not UTF-8"),
    "page of UTF-16": (lambda root: (root / "docs/index.md").write_text("# Rain\n", "utf-16"),
                       "docs/index.md:1: .*is not UTF-8"),
    "page of old Macs": (lambda root: (root / "docs/index.md").write_bytes(b"# Rain\rIt rains.\r"),
                         "docs/index.md:1: .*ends in CR alone"),
    "no fonts": (lambda root: shutil.rmtree(root / "design/fonts"), r"design/fonts: no font \(\*\.ttf\)"),
    "font damaged": (lambda root: sorted((root / "design/fonts").glob("*.ttf"))[0].write_bytes(b"x"),
                     r"design/fonts/.*\.ttf: not a TrueType font"),
    "no citation": (lambda root: (root / "CITATION.cff").unlink(), "CITATION.cff: the file is missing"),
    "no sources": (lambda root: (root / "refs.bib").unlink(), "refs.bib: the file is missing"),
    "no tokens": (lambda root: (root / "design/tokens.toml").unlink(), "tokens.toml: the file does not exist"),
    "no observations": (lambda root: (root / "evidence/observations.csv").unlink(), "observations.csv: the file is"),
    "no chart scripts": (lambda root: shutil.rmtree(root / "scripts"), "no chart script 'gauges'"),
    "chart renamed": (lambda root: (root / "scripts/gauges.py").rename(root / "scripts/gauge.py"),
                      r"no chart script 'gauges' \(did you mean 'gauge'"),
    "folder of tables is a file": (
        lambda root: (root / "evidence").rename(root / "tables").with_name("evidence").write_text(""),
        "evidence/observations.csv: the file cannot be read: Not a directory"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FILES)
def test_fault_of_a_file_is_told(
    clean: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], fault: str
) -> None:
    """The build fails, names the file, and gives no traceback."""
    change, says = FILES[fault]
    root = tmp_path / "rain"
    shutil.copytree(clean, root)
    change(root)

    _check_told(root, capfd, says)
