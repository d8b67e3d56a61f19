"""Hostile text in every text field of every input: it is read as text in every output.

The briefing on rain is built with a text in each field that would be markup in HTML, Typst, CSV,
JSON, BibTeX, RIS or SVG.
What a field may not hold at all is in the corpus of faults.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import rispy
from lxml import etree, html
from pybtex.database import parse_string
from pypdf import PdfReader

RAIN = Path(__file__).parents[1] / "roots" / "rain"
#: Ends scripts, comments, attributes and strings; starts elements, handlers, code and links.
CORE = (
    "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\" onfocus=\"alert(3)\" '"
    " ]]> --> &lt;b&gt; <!-- # [link](javascript:alert(4)) `code` *em* @cite $"
)
#: For fields that read no LaTeX and no roles.
HOSTILE = CORE + r" \" \u003c {x} {{7*7}} #eval(1) #read(\"/etc/passwd\") $x_1$"
#: For refs.bib: without what the border of LaTeX refuses.
IN_BIB = CORE.replace("$", r"\$").replace("#", r"\#").replace("&", r"\&")
FORMULA = "=HYPERLINK(1)"
#: The one script inside a page: the theme of this small briefing has it, furo has none.
THEME = "document.getElementById('searchbox').style.display = \"block\""
IN_CHART = "<script>$a_1$</script> & '"

PAGES = """
```{verdicts}
```

```{claims} wrong
```

```{judgement} wet
```

```{changes}
```

```{whatif}
```

```{citing}
```

```{downloads}
```
"""
Plant = Callable[[str], str]


def field(name: str) -> str:
    """Return a hostile text that tells its field."""
    return f"{FORMULA} mark-{name} {HOSTILE} end-{name}"


def plant_tables(root: Path) -> None:
    """Put a text into every free field of the four tables."""
    free = {
        "observations": ("statement", "locator", "note"),
        "parameters": ("label", "reason"),
        "claims": ("phrase_de", "phrase_en", "says", "note"),
        "judgements": ("chapter",),
    }
    rows = {
        "claims": {"id": "c1", "phrase_de": "x", "phrase_en": "x", "says": "x", "note": "x",
                   "verdict": "wrong", "evidence": "caught", "finding": "{num}`caught`",
                   "right": "It is {num}`caught`."},
        "judgements": {"id": "wet", "chapter": "x", "statement": "It is {num}`caught`.",
                       "likelihood": "likely", "confidence": "low", "chance": "",
                       "evidence": "caught",
                       "reason": "One year."},
    }  # fmt: skip
    for table, columns in free.items():
        path = root / "evidence" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            found, names = list(reader), list(reader.fieldnames or ())
        names = list(dict.fromkeys([*names, *rows.get(table, ())]))
        found += [rows[table]] if table in rows else []
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            planted = {column: field(f"{table}-{column}") for column in columns}
            writer.writerows({**row, **planted} for row in found)


def plant_toml(root: Path) -> None:
    """Put a text into every label and word."""
    for path in sorted((root / "analysis").glob("*.toml")):
        text = path.read_text("utf-8")

        def words(match: re.Match[str], name: str = path.stem) -> str:
            # voices are ticks of the chart, where there is no room for more
            return json.dumps(IN_CHART if name == "voices" else field(name))

        text = re.sub(r'(?<=label = )".*"', words, text)
        path.write_text(text, "utf-8")
    study = root / "analysis" / "study.py"
    text = study.read_text("utf-8")
    for old in (
        "Rain from the roof in a year",
        "the end of a year",
        "Rain from the roof in a month",
    ):
        assert f'"{old}"' in text
        text = text.replace(f'"{old}"', repr(field("study").replace("{", "").replace("}", "")))
    study.write_text(text, "utf-8")


def plant_sources(root: Path) -> None:
    """Put a text into every field of refs.bib that is one."""
    path = root / "refs.bib"
    text = path.read_text("utf-8")
    words = ("title", "institution", "titleaddon", "howpublished", "note", "number", "edition")
    fields = "".join(f"  {name} = {{mark-bib-{name} {IN_BIB}}},\n" for name in words)
    author = f"  author = {{{{mark-bib-author {IN_BIB}}}}},\n"
    kept = re.sub(r"^  (title|author|institution) = .*\n", "", text, flags=re.M)
    path.write_text(re.sub(r"(@\w+\{\w+,\n)", lambda m: m[1] + author + fields, kept), "utf-8")


def plant_citation(root: Path) -> None:
    """Put a text into title, author, abstract and keywords."""
    words = {
        name: json.dumps(field(f"cff-{name}")) for name in ("title", "name", "abstract", "word")
    }
    (root / "CITATION.cff").write_text(
        f"cff-version: 1.2.0\nmessage: m\ntitle: {words['title']}\nversion: \"1\"\n"
        f"date-released: 2025-02-01\nabstract: {words['abstract']}\n"
        f"authors:\n  - name: {words['name']}\nkeywords: [{words['word']}]\n", "utf-8",
    )  # fmt: skip


def plant_edition(root: Path) -> None:
    """Freeze an edition whose numbers have a label of ours."""
    kept = {"label": field("edition"), "kind": "computed", "unit": "litre/year", "low": 1.0,
            "central": None, "high": 2.0, "digits": None}  # fmt: skip
    (root / "editions").mkdir()
    (root / "editions" / "2024-01-01.json").write_text(json.dumps({"gone": kept}), "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the hostile briefing, built."""
    root = tmp_path_factory.mktemp("hostile") / "rain"
    shutil.copytree(RAIN, root)
    for plant in (plant_tables, plant_toml, plant_sources, plant_citation, plant_edition):
        plant(root)
    page = root / "docs" / "index.md"
    page.write_text(page.read_text("utf-8").replace("## Sources", f"{PAGES}\n## Sources"), "utf-8")
    for builder in ("taggedpdf", "html"):
        command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", "-c", ".", "-b", builder,
                   "-D", "html_baseurl=https://example.org/en/", "-d", "build/doctrees", "docs",
                   f"build/{builder}"]  # fmt: skip
        found = subprocess.run(
            command, cwd=root, text=True, capture_output=True, check=False, timeout=300
        )
        assert found.returncode == 0 and not found.stderr, found.stderr[:4000]
    return root / "build"


def letters(text: str) -> str:
    """Return a text without spaces and what Sphinx sets as typographers do: quotes and dashes."""
    return re.sub(r"[\s\\'\"‘’“”–—-]", "", text)


def pages(built: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield every page, parsed as a browser would."""
    for path in sorted(built.glob("html/**/*.html")):
        yield path.name, html.fromstring(path.read_bytes())


def test_no_element_of_html_is_ours_to_fear(built: Path) -> None:
    """No script but files and inert data, no handler, no picture and no link of theirs."""
    count = 0
    for name, page in pages(built):
        for element in page.iter(etree.Element):
            count += 1
            known = {key.lower(): value for key, value in element.attrib.items()}
            assert not [key for key in known if key.startswith("on")], (name, known)
            assert not re.match(r"\s*javascript:", known.get("href", ""), re.I), (name, known)
            assert element.tag != "img" or known.get("src") != "x", name
            if element.tag == "script":
                ours = (
                    known.get("type", "").endswith("json") or (element.text or "").strip() == THEME
                )
                assert "src" in known or ours, (name, element.text)
    assert 100 < count


def test_data_in_pages_is_json(built: Path) -> None:
    """No text ends the script or the string that it stands in."""
    found = [
        json.loads(script.text)
        for _, page in pages(built)
        for script in page.iter("script")
        if script.get("type", "").endswith("json")
    ]
    assert found
    assert any("mark-cff-title" in json.dumps(data) for data in found)


def test_text_stands_whole_where_it_is_read(built: Path) -> None:
    """What is planted is seen: nothing is lost by escaping."""
    (page,) = (page for name, page in pages(built) if name == "index.html")
    text = letters(page.text_content())
    for mark in ("observations-statement", "observations-locator", "parameters-label",
                 "parameters-reason", "claims-phrase_de", "edition", "cff-title"):  # fmt: skip
        assert letters(field(mark)) in text, mark
    for mark in ("author", "title", "institution"):
        assert letters(f"mark-bib-{mark} {CORE}") in text, mark


def test_no_cell_is_a_formula(built: Path) -> None:
    """Spreadsheets compute nothing; the texts are there."""
    tables = sorted(built.glob("html/data/*.csv"))
    seen = ""
    for path in tables:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, strict=True):
                for cell in row:
                    seen += cell
                    number = re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", cell)
                    assert number or not cell.startswith(("=", "+", "-", "@", "\t")), (
                        path.name,
                        cell,
                    )
    assert 5 <= len(tables)
    assert f"'{FORMULA} mark-observations-statement" in seen


def test_citations_parse_back(built: Path) -> None:
    """Each format gives back title and author, whole."""
    title = " ".join(field("cff-title").split())
    files = {ending: sorted(built.glob(f"html/**/*.{ending}")) for ending in ("bib", "ris")}
    assert all(files.values())
    for path in files["ris"]:
        for entry in rispy.loads(path.read_text("utf-8")):
            assert title in (entry.get("title"), entry.get("secondary_title")), path.name
    for path in files["bib"]:
        if path.parent.name != "data":
            entries = parse_string(path.read_text("utf-8"), "bibtex").entries
            assert 1 <= len(entries), path.name


def test_drawings_are_drawings(built: Path) -> None:
    """No script and no handler in an SVG, and the words are words."""
    found = sorted(built.glob("html/_images/*.svg"))
    assert found
    for path in found:
        assert IN_CHART in " ".join(etree.parse(path).getroot().itertext()), path.name
        for element in etree.parse(path).iter(etree.Element):
            assert etree.QName(element).localname not in ("script", "foreignObject"), path.name
            assert not [key for key in element.attrib if key.lower().startswith("on")], path.name


def test_pdf_prints_the_text(built: Path) -> None:
    """Typst runs nothing: what is planted is printed as it stands."""
    (pdf,) = sorted(built.glob("taggedpdf/*.pdf"))
    text = "".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())

    for words in ("<script>alert(1)</script>", "#eval(1)", "#read(", "{{7*7}}", "onerror="):
        assert words in text, words
    assert "root:" not in text
