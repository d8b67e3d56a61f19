"""Whole builds: the conformance project, determinism, no needless work, configuration."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from docutils import nodes
from pypdf import PdfReader
from sphinx_taggedpdf.assemble.document import assemble
from sphinx_taggedpdf.config import OPTIONS

from .conftest import ROOTS, Built, run

PACKAGE = Path(__file__).parents[1] / "src" / "sphinx_taggedpdf"
BLOCKS = (
    nodes.paragraph,
    nodes.title,
    nodes.term,
    nodes.caption,
    nodes.literal_block,
    nodes.rubric,
)


def test_conformance_without_a_warning(conformance: Built) -> None:
    assert conformance.error is None
    assert conformance.warnings == ""


def letters(text: str) -> str:
    """Return the letters and digits of a text, so that breaks, hyphens and bullets do not count."""
    return re.sub(r"[\W_]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


def blocks(tree: nodes.document) -> Iterator[nodes.Element]:
    """Yield what the PDF must print in this order; notes are printed at the foot."""
    hidden = {"no-pdf", "only-dark", "cover"}
    first = tree[0]
    assert isinstance(first, nodes.Element)
    for node in tree.findall(nodes.Element):
        if not isinstance(node, BLOCKS):
            continue
        around = [node, *parents(node)]
        if not any(
            isinstance(p, nodes.footnote | nodes.comment)
            or p in first[:1]
            or hidden & {*p["classes"]}
            for p in around
        ):
            yield node


def parents(node: nodes.Node) -> Iterator[nodes.Element]:
    while (node := node.parent) is not None:
        yield node


def words(node: nodes.Element) -> list[str]:
    """Return the words of one block, without formulas, labels and what only other formats print."""
    skipped = (
        nodes.math,
        nodes.math_block,
        nodes.raw,
        nodes.footnote_reference,
        nodes.label,
        nodes.citation,
    )
    texts = [
        t for t in node.findall(nodes.Text) if not any(isinstance(p, skipped) for p in parents(t))
    ]
    return [w for t in texts for w in map(letters, t.split()) if w and w.isascii()]


def test_every_sentence_is_in_the_pdf_and_in_order(conformance: Built) -> None:
    printed = letters("".join(page.extract_text() for page in PdfReader(conformance.pdf).pages))
    whole = assemble(conformance.app.builder, "index", parts=True)
    here, lost = printed.index("Thisalmanacsays") - 20, []
    for block in blocks(whole.tree):
        for word in words(block):
            found = printed.find(word, here, here + 900)
            if found < 0:
                lost.append((word, block.astext()[:60]))
            else:
                here = found + len(word)

    assert lost == []


def test_notes_are_at_the_foot(conformance: Built) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(conformance.pdf).pages)

    for note in (
        "A short note",
        "The first paragraph",
        "The second paragraph",
        "A note in a table",
    ):
        assert note in text


def test_latex_still_works(conformance: Built, tmp_path: Path) -> None:
    source = shutil.copytree(ROOTS / "conformance", tmp_path / "source")
    built = run(source, tmp_path / "latex", builder="latex")

    assert built.error is None
    assert list(built.out.glob("*.tex"))


def attributes(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the attributes of an element of structure."""
    found = element.get("/A") if isinstance(element, pikepdf.Dictionary) else None
    several = list(found) if isinstance(found, pikepdf.Array) else [found]
    return [a for a in several if isinstance(a, pikepdf.Object) and "/O" in a]


def test_structure_and_metadata(conformance: Built) -> None:
    reader = PdfReader(conformance.pdf)
    data = conformance.pdf.read_bytes()

    assert {"rain.csv", "refs.bib"} == set(reader.attachments)
    assert reader.outline
    with pikepdf.open(conformance.pdf) as pdf:
        assert pdf.Root.PageMode == "/UseOutlines"
        assert pdf.Root.Lang == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        kinds = {str(o.S) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o}
        scopes = {str(o.Scope) for e in pdf.objects for o in attributes(e) if "/Scope" in o}
    assert {"/H1", "/TH", "/Figure", "/Formula", "/Note", "/TOC"} <= kinds
    assert {"/Row", "/Column"} <= scopes
    for text in (
        "<rdf:li>Rosa Hedge</rdf:li><rdf:li>Basil Root</rdf:li>",
        "CC0 1.0",
        "VersionID>3<",
        "garden",
    ):
        assert text.encode() in data


def test_citations_lead_back(conformance: Built) -> None:
    assert "Cited in" in "".join(page.extract_text() for page in PdfReader(conformance.pdf).pages)


BUILD = """
import sys; from sphinx.cmd.build import main
sys.exit(main(["-q", "-W", "-b", "taggedpdf", *sys.argv[1:]]))
"""


def test_same_bytes_anywhere(tmp_path: Path) -> None:
    """Two folders, clocks, languages and hash seeds: one PDF."""
    found = set()
    for name, zone, locale, seed in (
        ("a", "UTC", "C.UTF-8", "0"),
        ("b/deep", "Asia/Seoul", "C", "7"),
    ):
        source = tmp_path / name / "source"
        shutil.copytree(ROOTS / "conformance", source)
        env = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": "1700000000",
        }
        env["PYTHONPATH"] = os.pathsep.join([str(PACKAGE.parent), env.get("PYTHONPATH", "")])
        out = tmp_path / name / "out"
        subprocess.run([sys.executable, "-c", BUILD, str(source), str(out)], env=env, check=True)
        found.add((out / "almanac.pdf").read_bytes())

    assert len(found) == 1


def test_metadata_and_filename(tiny: Callable[..., Built]) -> None:
    meta = {
        "title": "Own title",
        "authors": ["A B"],
        "subject": "S",
        "keywords": ["k", "l"],
        "licence": "CC0",
        "licence_url": "https://x.org/",
        "edition": "9",
        "date": "2020-02-03",
    }
    built = tiny("# Chapter\n", taggedpdf_metadata=meta, taggedpdf_filename="own.pdf")
    info = PdfReader(built.pdf).metadata

    assert built.pdf.name == "own.pdf"
    assert info is not None
    assert (info.title, info.author, info.subject) == ("Own title", "A B", "S")
    assert "3 February 2020" in PdfReader(built.pdf).pages[0].extract_text()
    assert b"WebStatement" in built.pdf.read_bytes()


@pytest.mark.parametrize(
    ("shown", "expected"), [("footnote", "urlnote"), ("inline", "address"), ("no", None)]
)
@pytest.mark.usefixtures("only_code")
def test_show_urls(shown: str, expected: str | None, tiny: Callable[..., Built]) -> None:
    code = tiny("# Chapter\n\n[a](https://x.org)\n", taggedpdf_show_urls=shown).code

    assert [expected] if expected else re.findall(r"doc\.(urlnote|address)", code) == []


def test_template_of_the_project_extends_the_bundled_one(tiny: Callable[..., Built]) -> None:
    own = (
        '#import "/template/main.typ": *\n#import "/template/main.typ" as base\n'
        "#let styles = base.styles + (shout: body => upper(body))\n"
    )
    built = tiny(
        "# Chapter\n\n```{container} shout\nlouder\n```\n",
        files={"own.typ": own},
        taggedpdf_template="own.typ",
    )

    assert "LOUDER" in PdfReader(built.pdf).pages[-1].extract_text()


def test_every_option_is_documented() -> None:
    readme = (PACKAGE.parents[1] / "docs" / "configuration.md").read_text("utf-8")

    for option in OPTIONS:
        assert f"`taggedpdf_{option.name}`" in readme


def test_package_knows_nothing_of_its_project() -> None:
    for file in PACKAGE.rglob("*.py"):
        assert "import briefing" not in file.read_text("utf-8")
        assert "from briefing" not in file.read_text("utf-8")
