"""Faults that real projects showed: each by the smallest text that has it, and what must be printed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from .conftest import Built, run

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<rect width="9" height="9"/>{}</svg>'
)
FIRST = "First\n-----\n\n"
GRAPH = """
.. graphviz::
   :caption: Two boxes
   :alt: Apple leads to pear

   digraph { apple -> pear }
"""
#: name → text, what the PDF says, what the warnings say, lines of conf.py
CASES: dict[str, tuple[str, list[str], list[str], str]] = {
    "escaped characters": (
        FIRST + "Two bottles\\ *of* milk cost 5\\* euros.",
        ["Two bottlesof milk cost 5* euros."],
        [],
        "",
    ),
    "figure before the first section": (
        ".. figure:: dot.svg\n   :alt: A dot\n\n   The dot.\n\n" + FIRST + "Text.",
        ["The dot."],
        [],
        "",
    ),
    "formula before the first section": ("Intro with :math:`a^2` words.", ["Intro with"], [], ""),
    "figure without its picture": (
        FIRST
        + ".. figure:: https://x.invalid/far.png\n   :alt: Far away\n\n   A picture elsewhere.",
        ["Far away", "A picture elsewhere."],
        ["index.rst:7: WARNING: image cannot be printed", "[taggedpdf.image]"],
        "",
    ),
    "drawing without its program": (
        FIRST + GRAPH,
        ["Two boxes", "Apple leads to pear"],
        ["no-such-dot is not installed"],
        'extensions += ["sphinx.ext.graphviz"]\ngraphviz_dot = "no-such-dot"\n',
    ),
    "author without a glyph": (FIRST + "Words.", ["[Ethiopic: 2]"], ["Ethiopic"], 'author = "ሰላ"'),
    "control character in a name": (FIRST + "Words.", ["A Person"], [], 'author = "A\\x07 Person"'),
    "formula that the speaker does not know": (
        FIRST + r".. math:: \underset{\boldsymbol{\beta}}{\max} f(\boldsymbol{\beta})",
        [],
        [],
        "",
    ),
    "pictures that cannot be read": (
        FIRST + ".. image:: bad.png\n   :alt: broken file\n\n.. image:: dot.bmp\n   :alt: a bmp",
        ["broken file", "a bmp"],
        ["image cannot be printed: bad.png", "image cannot be printed: dot.bmp"],
        "",
    ),
    "remote picture in a sentence": (
        FIRST
        + "Press the |b| now.\n\n.. |b| image:: https://x.invalid/b.png\n   :alt: green button",
        ["Press the green button now."],
        ["image cannot be printed"],
        "",
    ),
    "linked picture": (
        FIRST
        + "With |b| after.\n\n.. |b| image:: dot.svg\n   :alt: dot\n   :target: https://x.org",
        ["With", "after."],
        [],
        "",
    ),
    "terms of one definition": (
        FIRST + ".. glossary::\n\n   lorry\n   truck\n      A car.",
        ["lorry truck A car."],
        [],
        "",
    ),
    "signatures": (
        FIRST
        + ".. js:function:: load(href, callback[, errback])\n\n"
        + ".. cpp:function:: template<typename T> std::vector<T> sort(int a)\n",
        ["load(href, callback[, errback])", "template<typename T> std::vector<T> sort(int a)"],
        [],
        "",
    ),
    "macros of MathJax": (
        FIRST + r".. math:: x = \two{a}{b} \EE",
        [],
        [],
        'mathjax3_config = {"tex": {"macros": {"two": ["{#2 + #1}", 2], "EE": "\\\\mathbb{E}"}}}',
    ),
    "wide formula": (
        FIRST + ".. math:: " + " + ".join("abcdefghijklmnopqrstuvwxyz" * 2),
        [],
        ["index.rst:7: WARNING: formula is wider than the page"],
        "",
    ),
    "note in a heading": (
        "First [#n]_\n-----------\n\nText.\n\n.. [#n] A note.",
        ["First 1 Text."],
        [],
        "",
    ),
    "indices and the search page": (
        FIRST
        + ".. index:: single: weather; rain\n\nRain.\n\n.. py:module:: gauge\n\n"
        + ".. py:function:: measure()\n\n* :ref:`genindex`\n* :ref:`modindex`\n* :ref:`search`",
        ["Python Module Index g gauge, 3", "measure() (in module gauge), 3", "rain, 3"],
        [],
        "",
    ),
    "words of the template in other languages": (
        FIRST + "Ord.",
        ["Innehåll"],
        [],
        'language = "sv"',
    ),
    "no name of an author": (FIRST + "Text.", ["A book"], [], "author = 'Author name not set'"),
    "title of the project": (
        FIRST + "Text.",
        ["Weather Station"],
        [],
        'project = "Weather Station"\nrelease = "1.2"',
    ),
    "code that begins with a closing sign": (
        FIRST
        + "Words that come first, then roles: "
        + ", ".join(f"``:role:author{n}:``" for n in range(9)),
        [f":role:author{n}:" for n in range(9)],
        [],
        "",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_is_printed(name: str, book: Callable[..., Built]) -> None:
    text, printed, warned, conf = CASES[name]
    files = {
        "dot.svg": SVG.format(""),
        "bad.png": b"\x89PNG\r\n\x1a\nbad",
        "dot.bmp": b"BM" + b" " * 60,
    }
    built = book(text, conf=conf, files=files)

    assert built.error is None
    assert built.pdf.exists()
    for words in printed:
        assert words in built.text
    for words in warned:
        assert words in built.warnings
    assert warned or built.warnings == ""


def test_parts_and_lifted_chapters(tmp_path: Path, book: Callable[..., Built]) -> None:
    built = book(
        ".. toctree::\n   :caption: Part one, the sea\n\n   a\n\n"
        "The land\n--------\n\n.. toctree::\n\n   b\n",
        files={"a.rst": "Fish\n====\n\nSwim.\n", "b.rst": "Cows\n====\n\nGraze.\n"},
    )
    reader = PdfReader(built.pdf)
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]

    assert built.warnings == ""
    assert titles == ["Part one, the sea", "Fish", "The land", "Cows"]
    assert all(page.extract_text().strip() for page in reader.pages)


def test_no_block_is_cut_at_the_foot_of_a_page(book: Callable[..., Built]) -> None:
    rows = "\n".join(f"   * - z{n}\n     - 1" for n in range(70))
    items = "\n".join(f"   * y{n}" for n in range(100))
    columns = "\n".join(f"   * x{n}" for n in range(240))
    spanned = "\n".join(f"|     | w{n:<4}|\n+     +------+" for n in range(90))
    text = (
        f"{FIRST}.. list-table::\n\n{rows}\n\n.. note::\n\n{items}\n\n.. hlist::\n\n{columns}\n\n"
        f"+-----+------+\n{spanned[:-14]}+-----+------+\n"
    )
    built = book(text)
    words = set(built.text.split())

    assert built.warnings == ""
    for letter, count in (("z", 70), ("y", 100), ("x", 240), ("w", 90)):
        assert {f"{letter}{n}" for n in range(count)} <= words


def test_what_is_copied_is_what_was_written(book: Callable[..., Built]) -> None:
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    address = "https://example.org/2024/10/18/a-very-long-name-of-a-page-of-news.html"
    built = book(
        f"{FIRST}{address}\n\n``{digest}``\n\n.. code-block:: sh\n\n   pip install git+{address}\n"
    )
    text = "".join(built.text.split())

    assert built.warnings == ""
    assert digest in text
    assert text.count(address) == 2
    assert "\u200b" not in "".join(page.extract_text() for page in PdfReader(built.pdf).pages)


def test_a_long_line_of_code_goes_on_below(book: Callable[..., Built]) -> None:
    line = "    value = a_function(" + ", ".join(f"argument_{n}" for n in range(9)) + ")"
    built = book(f"{FIRST}.. code-block:: python\n   :linenos:\n\n   x = 1\n{line}\n")
    lines = PdfReader(built.pdf).pages[-1].extract_text().splitlines()

    assert built.warnings == ""
    assert "wraps: true" in built.code
    assert "".join(line.split()) in "".join("".join(lines).split())
    assert sum("argument" in line for line in lines) > 1


def test_a_line_of_many_signs(book: Callable[..., Built]) -> None:
    items = ",".join(f"[{n}]" for n in range(900))
    default = ", ".join("<function read>" for _ in range(600))
    built = book(
        f"{FIRST}``{items}``\n\n.. code-block:: json\n\n   {items}\n   [1]\n\n"
        f".. py:data:: table\n   :value: {default}\n"
    )
    text = "".join(built.text.split())

    assert built.error is None
    assert built.warnings == ""
    assert text.count("[898],[899]") == 2


def test_code_in_a_column_stays_in_it(book: Callable[..., Built]) -> None:
    built = book(
        f"{FIRST}.. list-table::\n   :widths: 100 10 10\n\n   * - ``const``\n"
        "     - ``cython.pointer[cython.pointer[cython.const[cython.long]]]``\n"
        "     - ``cython.pp_const_long_const``\n"
    )

    assert built.warnings == ""
    assert "columns: (100fr, 63pt, 63pt, )" in built.code
    assert built.code.count("run: 12") == 2


def test_tabs_of_sphinx_tabs_are_named(book: Callable[..., Built]) -> None:
    pytest.importorskip("sphinx_tabs")
    built = book(
        f"{FIRST}.. tabs::\n\n   .. tab:: Linux\n\n      Use apt.\n\n   .. tab:: Windows\n\n      Click.",
        conf='extensions += ["sphinx_tabs.tabs"]',
    )

    assert built.warnings == ""
    assert ["Linux", "Windows"] == re.findall(r'doc\.tabitem\(\{"(\w+)"', built.code)


def test_letters_in_a_drawing_without_a_font(book: Callable[..., Built]) -> None:
    drawing = SVG.format('<text x="2" y="12">ሰላም</text>')
    built = book(FIRST + ".. image:: a.svg\n   :alt: A greeting", files={"a.svg": drawing})

    assert built.pdf.exists()
    assert "no font has ሰላም in the drawing a.svg" in built.warnings


def test_lost_words_are_named_with_their_line(book: Callable[..., Built]) -> None:
    built = book(
        FIRST
        + "Words before.\n\n.. container:: gone\n\n   Swallowed by the template.\n\nWords after.",
        files={
            "own.typ": '#import "/template/main.typ": *\n#import "/template/main.typ" as base\n'
            "#let styles = base.styles + (gone: body => none)\n"
        },
        conf='taggedpdf_template = "own.typ"\n',
    )

    assert "index.rst:11: WARNING: not in the PDF: Swallowed by the template" in built.warnings
    assert "[taggedpdf.lost]" in built.warnings
    assert built.warnings.count("WARNING") == 1


def test_a_picture_for_dark_screens_leaves_no_gap(book: Callable[..., Built]) -> None:
    shades = [("class", "light"), ("class", "dark"), ("figclass", "light"), ("figclass", "dark")]
    figures = "".join(
        f".. figure:: dot.svg\n   :alt: dot\n   :{option}: only-{shade}\n\n   A caption.\n\n"
        for option, shade in shades
    )
    last = ".. _last:\n\n.. figure:: dot.svg\n   :alt: dot\n\n   Last.\n\nSee :numref:`last`."
    built = book(FIRST + figures + last, conf="numfig = True", files={"dot.svg": SVG.format("")})

    assert built.warnings == ""
    assert re.findall(r"Fig. \d", built.text) == ["Fig. 1", "Fig. 2", "Fig. 3", "Fig. 3"]
    assert built.text.count("A caption.") == 2


def test_lines_beyond_the_edge_are_named_with_their_place(book: Callable[..., Built]) -> None:
    built = book(FIRST + "Words before.\n\nThen it is " + "q" * 85 + " and words after.")

    assert "index.rst:9: WARNING: runs off the edge of the page: Thenitisqqq" in built.warnings
    assert built.warnings.count("WARNING") == 1


def test_several_documents(book: Callable[..., Built]) -> None:
    built = book(
        "See :doc:`b`.\n\n.. toctree::\n\n   a\n   b\n",
        conf="taggedpdf_documents = ["
        '{"start": "a", "filename": "a.pdf", "title": "About fish"},'
        '{"start": "index", "filename": "all.pdf", "toctree_only": True}]\n',
        files={"a.rst": "Fish\n====\n\nSwim, see :doc:`b`.\n", "b.rst": "Cows\n====\n\nGraze.\n"},
    )
    one, whole = (
        " ".join(p.extract_text() for p in PdfReader(built.out / n).pages)
        for n in ("a.pdf", "all.pdf")
    )

    assert built.warnings == ""
    assert "About fish" in one and "Swim, see Cows" in one and "Graze" not in one
    assert "Graze" in whole and "See Cows." not in whole


RACE = """
import sys; from sphinx.cmd.build import main
sys.exit(main(["-q", "-b", "taggedpdf", "-D", f"language={sys.argv[1]}", "-D",
    f"taggedpdf_filename={sys.argv[1]}.pdf", "-d", sys.argv[3] + sys.argv[1], sys.argv[2], sys.argv[3]]))
"""


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    (source / "conf.py").write_text(
        'project = "P"\nextensions = ["sphinx_taggedpdf"]\nrst_prolog = ".. |w| replace:: x"\n'
        "def setup(app):\n"
        '    app.connect("source-read", lambda app, name, text: text.__setitem__('
        "0, text[0].replace('LANGUAGE', app.config.language.upper())))\n"
    )
    body = "".join(f"S{n}\n--\n\n" + "LANGUAGE words. " * 60 + "\n\n" for n in range(9))
    (source / "index.rst").write_text(f"T\n=\n\n{body}")
    runs = [
        subprocess.Popen([sys.executable, "-c", RACE, language, str(source), str(out)])
        for language in ("en", "de")
    ]

    assert [run.wait() for run in runs] == [0, 0]
    for language, other in (("EN", "DE"), ("DE", "EN")):
        pages = PdfReader(out / f"{language.lower()}.pdf").pages
        text = "".join(page.extract_text() for page in pages)
        assert text.count(f"{language} words") > 400
        assert f"{other} words" not in text


def test_links_are_called_by_their_target(book: Callable[..., Built]) -> None:
    built = book(FIRST + "See Second_.\n\nSecond\n------\n\nText.")
    with pikepdf.open(built.pdf) as pdf:
        said = {
            str(a.Contents) for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a
        }

    assert "Second, page 4" in said


def test_a_second_run_does_nothing_at_all(book: Callable[..., Built]) -> None:
    first = book(FIRST + "Text.")
    again = run(Path(first.app.srcdir), first.out)

    assert " kB in " in first.log
    assert "no targets are out of date" in again.log


@pytest.mark.parametrize(
    ("conf", "said"),
    [
        ('taggedpdf_paper = "letter"', "paper 'letter'"),
        ('taggedpdf_standards = ["ua-7"]', "ua-7"),
        ('taggedpdf_documents = [{"start": "none", "filename": "x.pdf"}]', "no document 'none'"),
        ('taggedpdf_documents = [{"begin": "index"}]', "taggedpdf_documents: cannot understand"),
        ('taggedpdf_template = "broken.typ"', "broken.typ"),
    ],
)
def test_bad_configuration_is_one_message(conf: str, said: str, book: Callable[..., Built]) -> None:
    good = book(FIRST + "Text.").pdf.read_bytes()
    try:
        built = book(FIRST + "Text.", conf=conf, files={"broken.typ": "#let x = "})
    except Exception as error:
        assert said in str(error)
        return
    told = built.warnings + (built.error or "")

    assert said in told
    assert "Traceback" not in told
    assert built.error or built.app.statuscode == 1
    assert built.pdf.read_bytes() == good


def test_the_file_is_packed(book: Callable[..., Built]) -> None:
    built = book(FIRST + "Text.")
    content = built.pdf.read_bytes()

    assert b"/ObjStm" in content
    assert len(content) < 200_000
