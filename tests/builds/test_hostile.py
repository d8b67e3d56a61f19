"""Hostile text in every text field of every input: it is read as text in every output.

The briefing on rain is built in English and in German with a text in each field that would be
markup in HTML, Typst, CSV, JSON, BibTeX, RIS, Markdown, Atom or SVG; see `planting`.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import rispy
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from lxml import etree, html
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from pypdf import PdfReader

from briefing.quantities import formula, model
from briefing.sphinxext.html import repairs
from briefing.study import study

from .planting import FORMULA, IN_CHART, WORDS_OF_STUDY, Planted, plant

#: The one script inside a page: the theme of this small briefing has it, furo has none.
THEME = "document.getElementById('searchbox').style.display = \"block\""
#: Not printed as they stand: remarks for authors, terms that only the guide to the evidence lists,
#: authors, who are divided at semicolons.
UNSEEN = {"bib-note", "conf-author", "quantities-concept", "quantities-label",
          "study-Cutoff-label", "topics-label", "voices-short"}  # fmt: skip
#: Asked for and not shown: of the theme furo and not of this one, or another form was chosen.
WORDS = re.compile(r"\{([\w ,]+)\}")
NOT_HERE = {
    "Language",
    "English",
    "n.d.",
    "Type what you look for: a word, a name or a number.",
    "Source:",
    "Sources:",
}
LANGUAGES = ("en", "de")
#: What a German translator might add.
GERMAN = " DE \" onfocus=alert(6) ' &lt;script&gt;alert(7)&lt;/script&gt; #eval(8) =1+1 ]]> --> @x"


def run(root: Path, *command: str) -> None:
    """Run a module of Python to its end, without a warning."""
    found = subprocess.run([sys.executable, "-m", *command], cwd=root, text=True,
                           capture_output=True, check=False, timeout=600)  # fmt: skip
    assert found.returncode == 0 and not found.stderr, found.stderr[:6000]


def build(root: Path, builder: str, language: str) -> None:
    """Build an output in a language."""
    run(root, "sphinx", "-n", "-W", "--keep-going", "-q", "-c", ".", "-D", f"language={language}",
        "-b", builder, "-d", f"build/{language}/doctrees", "docs", f"build/{language}/{builder}")  # fmt: skip


def translate(root: Path) -> list[str]:
    """Give every message a hostile translation; return the translations."""
    words = root / "locales" / "de" / "words"
    words.mkdir(parents=True)
    run(root, "briefing.sphinxext.extract", "de")
    build(root, "gettext", "en")
    chapters = root / "locales" / "de" / "LC_MESSAGES" / "index.po"
    chapters.parent.mkdir()
    (root / "build" / "en" / "gettext" / "index.pot").rename(chapters)
    return [said for path in (*words.glob("*.po"), chapters) for said in _translated(path)]


def _translated(path: Path) -> Iterator[str]:
    catalogue: Catalog = read_po(io.StringIO(path.read_text("utf-8")), locale="de")
    for message in catalogue:
        if isinstance(message.id, tuple):
            message.string = tuple(f"{text}{GERMAN}" for text in message.id)
        elif (
            isinstance(message.id, str)
            and message.id.strip() == message.id != ""
            and IN_CHART not in message.id
        ):
            message.string = f"{message.id}{GERMAN}"
            yield message.string
    with path.open("wb") as file:
        write_po(file, catalogue, width=98)


@dataclasses.dataclass(frozen=True)
class Built:
    """The hostile briefing and its outputs."""

    planted: Planted
    german: list[str]

    @property
    def out(self) -> Path:
        """The folder of all outputs."""
        return self.planted.root / "build"

    def files(self, pattern: str) -> list[Path]:
        """Return files of the two sites; there are some."""
        found = sorted(
            path for language in LANGUAGES for path in self.out.glob(f"{language}/html/{pattern}")
        )
        assert found, pattern
        return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the hostile briefing, built."""
    planted = plant(tmp_path_factory.mktemp("hostile"))
    german = translate(planted.root)
    for language in LANGUAGES:
        for builder in ("taggedpdf", "html"):
            build(planted.root, builder, language)
    return Built(planted, german)


def letters(text: str) -> str:
    """Return a text without spaces and what Sphinx sets as typographers do: quotes and dashes."""
    return re.sub(r"[\s\\'\"‘’‚“”„–—-]", "", text)


def pages(built: Built) -> Iterator[tuple[str, html.HtmlElement]]:
    """Yield every page, parsed as a browser would."""
    for path in built.files("**/*.html"):
        yield path.name, html.fromstring(path.read_bytes())


def test_every_field_is_planted_or_refuses(built: Built) -> None:
    """Fields of records that read inputs are counted, so that none is passed over."""
    planted = built.planted
    assert not planted.taken.keys() & planted.refused.keys()
    assert 60 <= len(planted.taken) and 40 <= len(planted.refused)
    for name, said in planted.refused.items():
        assert re.search(name.partition("-")[2].rpartition(".")[2], said), said
    records = {
        record.__name__: {f.name for f in dataclasses.fields(record)
                          if f.type == "str" and f.name in ("label", "reason", "note", "author")}
        for record in (study.Cutoff, study.Published, study.Constant, study.Stored, model.Output,
                       formula.Formula)
    }  # fmt: skip
    assert WORDS_OF_STUDY == records


def test_no_element_of_html_is_ours_to_fear(built: Built) -> None:
    """No script but files and inert data, no handler, no frame, no picture and no link of theirs."""
    count = 0
    for name, page in pages(built):
        for element in page.iter(etree.Element):
            count += 1
            known = {key.lower(): value for key, value in element.attrib.items()}
            assert not [key for key in known if key.startswith("on")], (name, known)
            for key in {"href", "src", "action", "formaction", "data"} & known.keys():
                scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", known[key], re.I)
                assert not scheme or scheme[1].lower() in ("http", "https"), (name, known)
            assert element.tag not in ("iframe", "object", "embed", "base"), name
            assert element.tag != "img" or known.get("src") != "x", name
            if element.tag == "script":
                text = (element.text or "").strip()
                assert "src" in known or known.get("type", "").endswith("json") or text == THEME, (
                    text
                )
    assert 1000 < count


def test_data_in_pages_and_files_are_json(built: Built) -> None:
    """No text ends the script or the string that it stands in."""
    found = [json.loads(script.text) for _, page in pages(built) for script in page.iter("script")
             if script.get("type", "").endswith("json")]  # fmt: skip
    assert any("mark-cff-title" in json.dumps(data) for data in found)
    for path in built.files("**/*.json"):
        json.loads(path.read_text("utf-8"))
    for path in built.files("_static/searchtexts.js"):
        assert searched(path)["places"]


def strings(data: Any) -> Iterator[str]:
    """Yield all texts of a piece of JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings(each)


def shown(built: Built, language: str) -> Iterator[str]:
    """Yield all that the outputs of a language say, each read as its readers do."""
    site = built.out / language / "html"
    for path in sorted(site.rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        yield page.text_content()
        yield from (str(value) for e in page.iter(etree.Element) for value in e.attrib.values())
    for path in sorted(site.rglob("*.json")):
        yield from strings(json.loads(path.read_text("utf-8")))
    for path in sorted(site.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (cell for row in csv.reader(file, strict=True) for cell in row)
    for pdf in (built.out / language / "taggedpdf").glob("*.pdf"):
        yield "".join(page.extract_text() for page in PdfReader(pdf).pages)
    for path in (*sorted(site.glob("_images/*.svg")), site / "feed.xml"):
        yield "".join(etree.parse(path).getroot().itertext())
    yield from strings(searched(site / "_static" / "searchtexts.js"))
    yield html.fromstring(
        MarkdownIt().render((site / "llms.txt").read_text("utf-8"))
    ).text_content()
    for path in sorted(site.glob("data/*.zip")):
        with zipfile.ZipFile(path) as package:
            yield from (package.read(name).decode() for name in package.namelist()
                        if name.endswith("README.md"))  # fmt: skip


def searched(path: Path) -> Any:
    """Return what the search page searches."""
    return json.loads(
        path.read_text("utf-8").removeprefix("const searchTexts = ").removesuffix(";\n")
    )


@pytest.fixture(scope="module")
def everything(built: Built) -> dict[str, str]:
    """Return the letters of all outputs, by language."""
    return {language: letters("\n".join(shown(built, language))) for language in LANGUAGES}


def test_text_stands_whole_where_it_is_read(built: Built, everything: dict[str, str]) -> None:
    """What is planted is seen: nothing is lost by escaping."""
    lost = {name for name, text in built.planted.taken.items() if not _seen(text, everything["en"])}
    assert UNSEEN == lost


def _seen(text: str, where: str) -> bool:
    """Say whether a text is there, as written, as MyST reads it, or as LaTeX does."""
    latex = re.sub(r"\\([#%&$])", r"\1", text)
    return any(letters(form) in where for form in (text, unescape(text), latex))


def test_translation_stands_whole_where_it_is_read(
    built: Built, everything: dict[str, str]
) -> None:
    """Every German message without a placeholder or a role is shown, whole."""
    # how many numbers have changed is counted otherwise when the messages are gathered
    told = [said for said in built.german
            if "{" not in said and "`" not in said and not said.startswith("Changes since")]  # fmt: skip
    assert 200 < len(told)
    lost = {said.removesuffix(GERMAN) for said in told if not _seen(said, everything["de"])}
    assert lost <= NOT_HERE | {word for _, repair in repairs.FILE for word in WORDS.findall(repair)}


def test_no_cell_is_a_formula(built: Built) -> None:
    """Spreadsheets compute nothing; the texts are there."""
    seen = ""
    for path in built.files("data/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, strict=True):
                for cell in row:
                    seen += cell
                    number = re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", cell)
                    assert number or not cell.startswith(("=", "+", "-", "@", "\t")), (
                        path.name,
                        cell,
                    )
    assert f"'{FORMULA} mark-observations-statement" in seen
    for path in built.files("data/*.zip"):
        with zipfile.ZipFile(path) as package:
            assert all(re.fullmatch(r"[\w./-]+", name) for name in package.namelist())


def test_citations_parse_back(built: Built) -> None:
    """Each format gives back the title, whole."""
    title = " ".join(built.planted.taken["cff-title"].split())
    for path in built.files("cite/*.ris"):
        said = f"{title}{GERMAN}" if "de" in path.parts else title
        for entry in rispy.loads(path.read_text("utf-8")):
            assert said in (entry.get("title"), entry.get("secondary_title")), path.name
    for path in built.files("cite/*.bib"):
        assert parse_string(path.read_text("utf-8"), "bibtex").entries, path.name


def test_drawings_are_drawings(built: Built) -> None:
    """No script and no handler in an SVG, and the words are words."""
    for path in built.files("_images/*.svg"):
        assert IN_CHART in " ".join(etree.parse(path).getroot().itertext()), path.name
        for element in etree.parse(path).iter(etree.Element):
            assert etree.QName(element).localname not in ("script", "foreignObject"), path.name
            assert not [key for key in element.attrib if key.lower().startswith("on")], path.name


def test_feed_and_site_map_are_theirs_alone(built: Built) -> None:
    """Elements of Atom and of site maps, and no others."""
    for path in built.files("*.xml"):
        spaces = {etree.QName(e).namespace for e in etree.parse(path).iter(etree.Element)}
        assert not spaces - {"http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9",
                             "http://www.w3.org/1999/xhtml"}, path.name  # fmt: skip


def test_text_for_machines_is_plain(built: Built) -> None:
    """Markdown, read with HTML: links of the site and of sources, no element of theirs."""
    for path in (*built.files("llms.txt"), *built.files("*.md")):
        parsed = MarkdownIt("commonmark", {"html": True}).parse(path.read_text("utf-8"))
        inside = [token for block in parsed for token in (block, *(block.children or ()))]
        assert not {token.type for token in inside} & {"html_inline", "html_block"}, path.name
        links = [str(token.attrs["href"]) for token in inside if token.type == "link_open"]
        assert links
        schemes = {link.partition(":")[0] for link in links if ":" in link.partition("/")[0]}
        assert schemes <= {"https"}, (path.name, schemes)


def test_pdf_prints_the_text(built: Built) -> None:
    """Typst runs nothing: what is planted is printed as it stands; no action but links to pages."""
    for language in LANGUAGES:
        (pdf,) = sorted((built.out / language / "taggedpdf").glob("*.pdf"))
        reader = PdfReader(pdf)
        text = "".join("".join(page.extract_text() for page in reader.pages).split())
        for words in ("<script>alert(1)</script>", "#eval(1)", "#read(", "{{7*7}}", "onerror="):
            assert words in text, words
        assert "root:" not in text
        for page in reader.pages:
            for annotation in page.get("/Annots") or ():
                action = annotation.get_object().get("/A", {})
                assert action.get("/S", "/GoTo") in ("/URI", "/GoTo"), action
                assert str(action.get("/URI", "https:")).startswith(("http:", "https:")), action
