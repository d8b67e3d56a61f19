"""Formulas: conversion, refusal, and what they sound like."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from docutils.utils.math.latex2mathml import tex2mathml
from pypdf import PdfReader
from sphinx_taggedpdf.formulas.cleaning import clean, spoken_override
from sphinx_taggedpdf.formulas.definitions import take
from sphinx_taggedpdf.formulas.latex import (
    OUTDATED,
    MathError,
    check,
    convert,
    convert_all,
)
from sphinx_taggedpdf.formulas.macros import read, substitute
from sphinx_taggedpdf.formulas.speech import speak
from tex2typst import tex2typst

from .conftest import FIRST, Built


@pytest.mark.parametrize(
    ("latex", "typst"),
    [
        (r"\frac{1}{2}", "frac(1, 2)"),
        (r"34.4 \times 1{,}540", '34.4 times "1,540"'),
        (r"a &= b \\ c &= d", r"a &= b \ c &= d"),
        (r"\begin{equation} x \end{equation}", "x"),
        (r"50\,\% % a comment", "50 thin %"),
        # what the converter would let through as words
        (r"\sum\limits_{i=1} x", "sum_(i = 1) x"),
        (r"\acute{x}", "limits(x)^´"),
        (r"a \\[4pt] b", r"a \ b"),
        (r"x \kern 2pt y \hspace*{1em} z", "x quad y quad z"),
        (r"\operatorname*{arg\,max}_x", 'op("arg max", limits: #true)_x'),
        (r"\text{if $x$ is}", '"if " x " is"'),
        (r"\left] 0,1 \right[", "] 0, 1 ["),
        # old commands that hold for the rest of their group or cell
        (r"{\bf x} + \rm{d}y", "upright(bold(x)) + dif y"),
        (r"\rm a & b", "upright(a) & b"),
        (
            r"{n \brace k} {a \atop b}",
            "lr(brace.l mat(delim: #none, n; k) brace.r) mat(delim: #none, a; b)",
        ),
        (r"\mbox{\bf R}^n", 'upright(bold("R"))^n'),
        (
            r"a &= \begin{array}{c} b \\ c \end{array}",
            "a &= mat(delim: #none, align: #center, b; c)",
        ),
        (
            r"\begin{array}{c} b \& c \end{array} \&",
            r"mat(delim: #none, align: #center, b \& c) \&",
        ),
        (
            r"\begin{array}[t]{l} \mbox{in \textrm{range}} \end{array}",
            'mat(delim: #none, align: #left, "in range")',
        ),
        # an argument that may be left out
        (
            r"\xrightarrow[a]{b} \xrightarrow{c}",
            "limits(limits(-->)^b)_a limits(limits(-->)^c)_med",
        ),
        # empty lines part formulas that stand one below the other, but no environment
        ("a = b\n\nc &= d \\\\ e\n\n", r"a = b \ c &= d \ e"),
        ("\\begin{pmatrix} a\n\nb \\end{pmatrix}", "mat(a\n\nb)"),
    ],
)
def test_conversion(latex: str, typst: str) -> None:
    assert typst == convert(clean(latex, {}))


def test_macros_of_the_project() -> None:
    assert convert(clean(r"\E x", read({"E": r"\mathrm{E}"}, {}))) == "upright(E) x"


def test_a_macro_of_mathjax_with_a_default() -> None:
    macros = read({}, {"tex": {"macros": {"pair": ["(#1, #2)", 2, "0"]}}})

    assert clean(r"\pair{b} \pair[a]{b}", macros) == "(0, b) (a, b)"


@pytest.mark.parametrize(
    ("defined", "used", "stands"),
    [
        (r"\newcommand{\R}{\mathbb{R}}", r"\R", r"\mathbb{R}"),
        (r"\renewcommand\pair[2]{(#1, #2)}", r"\pair{a}{b}", "(a, b)"),
        (r"\newcommand{\from}[2][0]{[#1, #2)}", r"\from{b} \from[a]{b}", "[0, b) [a, b)"),
        (r"\def\sq#1{{#1}^2}", r"\sq{x}", "{x}^2"),
        (r"\DeclareMathOperator*{\am}{arg\,min}", r"\am_x", r"\operatorname*{arg\,min}_x"),
    ],
)
def test_definitions(defined: str, used: str, stands: str) -> None:
    left, macros = take(f"a {defined} b")

    assert left.split() == ["a", "b"]
    assert substitute(used, macros) == stands


def test_macros_that_stand_for_each_other_come_to_an_end() -> None:
    _, macros = take(r"\newcommand{\a}{\a \b\a} \def\b{\a\b}")

    assert substitute(r"\a", macros) == r"\a \a\b\a"


def test_definitions_hold_for_the_rest_of_their_page(book: Callable[..., Built]) -> None:
    built = book(
        FIRST
        + ".. math:: \\newcommand{\\op}{\\mathrm{op}}\n\nLet :math:`\\op a`, :math:`\\tr b`.\n\n"
        + ".. toctree::\n\n   two\n",
        files={"two.rst": "Two\n===\n\nLet :math:`\\op c`.\n"},
        conf='latex_elements = {"preamble": r"\\DeclareMathOperator{\\tr}{tr}"}\n',
    )

    assert "upright(o p) a" in built.code
    assert 'op("tr") b' in built.code
    assert "newcommand" not in built.code
    assert (
        "two.rst:4: WARNING: formula cannot be converted (unknown command: op): \\op c"
        in built.warnings
    )


@pytest.mark.parametrize("latex", OUTDATED)
def test_names_that_the_converter_does_not_know_yet_are_still_needed(latex: str) -> None:
    old, new = OUTDATED[latex]
    releases = f"tex2typst {version('tex2typst')}, typst {version('typst')}"

    assert old == str(tex2typst(latex)), f"{releases}: {old} is no longer given"
    assert old in check([old]), f"{releases}: {old} is known again"
    assert new == convert(latex)
    assert {} == check([new]), f"{releases}: {new} is not known"


@pytest.mark.parametrize(("latex", "entity"), [(r"\sin x", "&ApplyFunction;")])
def test_entities_that_docutils_writes_are_still_needed(latex: str, entity: str) -> None:
    assert entity in tex2mathml(latex), f"docutils {version('docutils')} writes it no longer"
    assert "sin x" == speak(latex)


def test_without_the_converter_formulas_are_printed_as_latex_and_one_warning_says_so(
    tmp_path: Path,
) -> None:
    (tmp_path / "conf.py").write_text("extensions = ['sphinx_taggedpdf']\n", "utf-8")
    pages = "Title\n=====\n\nThe area :math:`a^2` and the volume :math:`a^3`.\n"
    (tmp_path / "index.rst").write_text(pages, "utf-8")
    hidden = "import sys; sys.modules['tex2typst'] = None; from sphinx.cmd.build import main"
    command = f"{hidden}; sys.exit(main(['-q', '-b', 'taggedpdf', '.', 'out']))"
    done = subprocess.run([sys.executable, "-c", command], cwd=tmp_path, check=False,
                          capture_output=True, text=True)  # fmt: skip

    assert (0, 1) == (done.returncode, done.stderr.count("WARNING")), done.stderr
    assert "tex2typst is not installed. pip install tex2typst" in done.stderr
    (made,) = (tmp_path / "out").glob("*.pdf")
    assert "The area a^2 and the volume a^3." in PdfReader(made).pages[-1].extract_text()


def test_broken_latex_is_refused() -> None:
    with pytest.raises(MathError):
        convert("x^{")


def test_unknown_commands_are_found_by_typst() -> None:
    assert {"foo x"} == set(check(["foo x", "a^2"]))
    assert isinstance(convert_all([r"\foo{x}"], {})[r"\foo{x}"], MathError)


@pytest.mark.parametrize(
    ("latex", "language", "words"),
    [
        ("a^2 + b", "en", "a squared plus b"),
        (r"\frac{1}{2}", "en", "1 over 2"),
        (r"\frac{a+1}{b}", "de", "der Bruch a plus 1 durch b, Ende des Bruchs"),
        (r"\sum_{i=1}^n x_i", "en", "the sum from i equals 1 to n x sub i"),
        (r"\sqrt{2} \approx 1.4", "en", "the square root of 2 is approximately 1.4"),
        (r"\hat{x} \le \bar{y}", "en", "x hat is at most y bar"),
        (r"5.5\,\$\text{ bn}", "en", "5.5 dollars bn"),
        (r"40\,\%", "de", "40 Prozent"),
        (r"1{,}000", "en", "1,000"),
        (r"x \in \mathbb{R}", "fr", "x in R"),
    ],
)
def test_speech(latex: str, language: str, words: str) -> None:
    assert words == speak(clean(latex, {}), language)


def test_speech_falls_back_to_the_source() -> None:
    assert speak("\\unknown{ x\n}") == r"\unknown{ x }"


def test_author_may_say_it_better() -> None:
    assert spoken_override("\\frac{1}{2} % alt: a half") == "a half"
    assert spoken_override(r"50\% alt: no") is None
