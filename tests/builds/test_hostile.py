"""Hostile text in every text field of every input: it is read as text in every output.

The briefing on rain is built in English and in German with a text in each field that would be
markup in HTML, Typst, CSV, JSON, BibTeX, RIS, Markdown, Atom or SVG; see `planting`.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape

import pytest
import rispy
from lxml import etree, html
from markdown_it import MarkdownIt
from pybtex.database import parse_string
from pypdf import PdfReader

from briefing.quantities import formula, model
from briefing.sphinxext.html import repairs
from briefing.study import records

from .hostile import GERMAN, LANGUAGES, Built, make
from .planted import FORMULA, IN_CHART
from .planting_pages import WORDS_OF_STUDY
from .shown import searched, shown

#: The one script inside a page: the theme of this small briefing has it, furo has none.
THEME = "document.getElementById('searchbox').style.display = \"block\""
#: Not printed as they stand: remarks for authors, terms that only the guide to the evidence lists,
#: authors, who are divided at semicolons.
UNSEEN = {"bib-note", "conf-author", "quantities-concept", "quantities-label",
          "study-Cutoff-label", "topics-label", "voices-short"}  # fmt: skip
#: Asked for and not shown: of the theme furo and not of this one, or another form was chosen;
#: what tells print where no line may break; and what only a second edition has.
WORDS = re.compile(r"\{([\w ,]+)\}")
NOT_HERE = {
    "Language",
    "English",
    "n.d.",
    "Type what you look for: a word, a name or a number.",
    "Source:",
    "Sources:",
    "Fig., Figs., Table, p., pp.",
    "Earlier editions",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the hostile briefing, built."""
    return make(tmp_path_factory.mktemp("hostile"))


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
    fields = {
        record.__name__: {f.name for f in dataclasses.fields(record)
                          if f.type == "str" and f.name in ("label", "reason", "note", "author")}
        for record in (records.Cutoff, records.Published, records.Constant, records.Stored, model.Output,
                       formula.Formula)
    }  # fmt: skip
    assert WORDS_OF_STUDY == fields


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
