"""What other builders lost or stopped at is printed, or named with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from .conftest import FIRST, SVG, Built

GRAPH = """
.. graphviz::
   :caption: Two boxes
   :alt: Apple leads to pear

   digraph { apple -> pear }
"""
#: name → text, what the PDF says, what the warnings say, lines of conf.py
CASES: dict[str, tuple[str, list[str], list[str], str]] = {
    "signature with a name as wide as the line": (
        FIRST + f".. py:class:: {'LongName' * 10}Ab(parameter, other)",
        ["(", "parameter, other)"],
        [],
        "",
    ),
    "citation that begins like a list": (
        FIRST
        + "See [A]_, [B]_.\n\n.. [A] E. N. Gilbert, Random.\n.. [B] First.\n\n   Then::\n\n      code\n",
        ["[A]", "N. Gilbert, Random.", "[B] First.", "Then:", "code"],
        [],
        "",
    ),
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


def test_tabs_of_sphinx_tabs_are_named(book: Callable[..., Built]) -> None:
    pytest.importorskip("sphinx_tabs")
    built = book(
        f"{FIRST}.. tabs::\n\n   .. tab:: Linux\n\n      Use apt.\n\n   .. tab:: Windows\n\n      Click.",
        conf='extensions += ["sphinx_tabs.tabs"]',
    )

    assert built.warnings == ""
    assert ["Linux", "Windows"] == re.findall(r'doc\.tabitem\(\{"(\w+)"', built.code)


def test_the_file_is_packed(book: Callable[..., Built]) -> None:
    built = book(FIRST + "Text.")
    content = built.pdf.read_bytes()

    assert b"/ObjStm" in content
    assert len(content) < 200_000
