"""What is wrong is told in one message with its place, and the last good PDF stays."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from .conftest import FIRST, SVG, Built


@pytest.mark.parametrize("letters", ["ሰላም", "&#x1230;&#4619;&#x121D;"])
def test_letters_in_a_drawing_without_a_font(letters: str, book: Callable[..., Built]) -> None:
    drawing = SVG.format(f'<text x="2" y="12">{letters} &#60;</text>')
    built = book(FIRST + ".. image:: a.svg\n   :alt: A greeting", files={"a.svg": drawing})

    assert built.error is None
    assert "▯▯▯ <" in built.text
    assert "index.rst:7: WARNING: no font has ሰላም in the drawing a.svg" in built.warnings


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


def test_lines_beyond_the_edge_are_named_with_their_place(book: Callable[..., Built]) -> None:
    built = book(FIRST + "Words before.\n\nThen it is " + "q" * 85 + " and words after.")

    assert "index.rst:9: WARNING: runs off the edge of the page: Thenitisqqq" in built.warnings
    assert built.warnings.count("WARNING") == 1


def test_letters_only_in_the_index_are_named_with_their_place(book: Callable[..., Built]) -> None:
    built = book(FIRST + ".. index:: rain; \u12a0\u1295\n\nWords.")

    assert "index.rst:7: WARNING: no font has Ethiopic letters" in built.warnings
    assert 1 == built.warnings.count("WARNING")


def test_letters_only_in_the_metadata_are_named_with_their_file(book: Callable[..., Built]) -> None:
    built = book(FIRST + "Words.", conf='taggedpdf_metadata = {"subtitle": "\u12a0\u1295"}\n')

    assert "conf.py:: WARNING: no font has Ethiopic letters" in built.warnings
    assert 1 == built.warnings.count("WARNING")


@pytest.mark.parametrize(
    "said",
    [
        "It says abc\u202edef ghi\u202c here.",
        "::\n\n   x = abc\u202edef-ghi",
        "Note [#]_.\n\n.. [#] abc \u202edef",
    ],
)
def test_letters_turned_round_are_not_lost(said: str, book: Callable[..., Built]) -> None:
    built = book(FIRST + said)

    assert "" == built.warnings
    assert "fed" in built.text


#: a template that fails only when it is used
WRONG = """#import "/template/main.typ": *

#let template(meta, cover: none, intro: none, body) = nosuch(body)
"""


@pytest.mark.parametrize(
    ("conf", "said"),
    [
        ('taggedpdf_paper = "letter"', "paper 'letter'"),
        ('taggedpdf_standards = ["ua-7"]', "ua-7"),
        ('taggedpdf_documents = [{"start": "none", "filename": "x.pdf"}]', "no document 'none'"),
        ('taggedpdf_documents = [{"begin": "index"}]', "taggedpdf_documents: cannot understand"),
        ('taggedpdf_filename = "/x.pdf"', "taggedpdf_filename: '/x.pdf' leaves the output folder"),
        (
            'taggedpdf_documents = [{"start": "index", "filename": "../x"}]',
            "taggedpdf_documents: '../x.pdf' leaves the output folder",
        ),
        ('taggedpdf_template = "broken.typ"', "broken.typ"),
        (
            'taggedpdf_template = "wrong.typ"',
            "taggedpdf_template, wrong.typ:3: unknown variable: nosuch",
        ),
        (
            'taggedpdf_documents = [{"start": "index", "filename": name} for name in ("x", "x.pdf")]',
            "two PDFs are called 'x.pdf'",
        ),
    ],
)
def test_bad_configuration_is_one_message(conf: str, said: str, book: Callable[..., Built]) -> None:
    good = book(FIRST + "Text.").pdf.read_bytes()
    try:
        built = book(
            FIRST + "Text.", conf=conf, files={"broken.typ": "#let x = ", "wrong.typ": WRONG}
        )
    except Exception as error:
        assert said in str(error)
        return
    told = built.warnings + (built.error or "")

    assert said in told
    assert "Traceback" not in told
    assert built.error or built.app.statuscode == 1
    assert built.pdf.read_bytes() == good


def test_a_program_that_draws_no_picture(book: Callable[..., Built]) -> None:
    built = book(
        FIRST + ".. graphviz::\n   :alt: a to b\n\n   digraph { a -> b }",
        conf='extensions += ["sphinx.ext.graphviz"]\ngraphviz_dot = __file__[:-7] + "draw"',
        programs={"draw": "#!/bin/sh\ncat > /dev/null\necho no drawing\n"},
    )

    assert "a to b" in built.text
    assert re.search(
        r"index.rst:\d+: WARNING: drawing cannot be printed: what .*draw", built.warnings
    )


def test_tabularcolumns_wider_than_the_page_are_shares_of_it(book: Callable[..., Built]) -> None:
    spec = "p{60cm}p{20cm}l"
    built = book(
        f"{FIRST}.. tabularcolumns:: {spec}\n\n== == ==\na  b  c\n== == ==\nd  e  f\n== == ==\n"
    )
    shares = [int(n) for n in re.findall(r"(\d+)fr", built.code)]

    assert len(shares) == 2
    assert shares[0] == pytest.approx(3 * shares[1], abs=3)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("|l|q{3}|", "cannot understand 'q{3}|'"),
        ("p{3parsec}l", "cannot understand 'p{3parsec}l'"),
        ("lll", "3 columns for a table of 2"),
    ],
)
def test_tabularcolumns_that_do_not_fit(spec: str, said: str, book: Callable[..., Built]) -> None:
    built = book(f"{FIRST}.. tabularcolumns:: {spec}\n\n== ==\na  b\n== ==\nc  d\n== ==\n")

    assert re.search(rf"index.rst:\d+: WARNING: tabularcolumns: {re.escape(said)}", built.warnings)
    assert "c d" in built.text
