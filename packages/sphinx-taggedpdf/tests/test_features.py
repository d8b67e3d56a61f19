"""What users of Sphinx expect of a printed document, each by a small text, in both languages of sources."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest

from .conftest import FIRST, SVG, Built

PROGRAM = "#!/bin/sh\ncat > /dev/null\ncat {}\n"
INVENTORY = b"# Sphinx inventory version 2\n# Project: P\n# Version: 1\n# zlib\n" + zlib.compress(
    b"json.loads py:function 1 library/json.html#$ -\n"
)
MODULE = '''
def rain(month: int, *, unit: str = "mm") -> float:
    """Return the rain.

    :param month: from 1 to 12
    """
'''
DIAGRAMS = """
from docutils.parsers.rst import Directive
class Diagram(Directive):
    def run(self):
        return [mermaid("", code="graph TD; a-->b", options={})]
class Shown(Directive):
    def run(self):
        return [imgsgnode(uri="/a.svg", alt="Rain by month", srcset=None)]
from docutils import nodes
class mermaid(nodes.General, nodes.Inline, nodes.Element): pass
class imgsgnode(nodes.General, nodes.Element): pass
def setup(app):
    app.add_config_value("mermaid_cmd", "mmdc", "html")
    app.add_directive("diagram", Diagram)
    app.add_directive("shown", Shown)
"""
#: name → text, pieces of the code, lines of conf.py
CASES: dict[str, tuple[str, list[str], str]] = {
    "numbers of tables and listings": (
        ".. _t:\n\n.. table:: Rain\n\n   == ==\n   a  b\n   == ==\n\n"
        ".. _c:\n\n.. code-block:: python\n   :caption: Sow\n\n   x = 1\n\n"
        "See :numref:`t` and :numref:`c`.",
        ['"Table 1"', '"Listing 1"', '"Table 1"}', '"Listing 1"}'],
        "numfig = True",
    ),
    "line numbers and emphasised lines": (
        ".. code-block:: python\n   :linenos:\n   :lineno-start: 7\n   :emphasize-lines: 2\n\n   x = 1\n   y = 2",
        ["start: 7", "highlight: (2, )"],
        "",
    ),
    "widths of columns": (
        ".. list-table::\n   :widths: 30 70\n\n   * - a\n     - b",
        ["columns: (30fr, 70fr, )"],
        "",
    ),
    "only": (
        ".. only:: taggedpdf\n\n   In print.\n\n.. only:: html or latex\n\n   absent",
        ["In print."],
        "",
    ),
    "admonitions": (
        ".. warning:: Hot.\n\n.. admonition:: Own\n   :class: tip\n\n   Cold.",
        ['doc.box("warning", text("Warning")', 'doc.box("tip", {"Own"}'],
        "",
    ),
    "versions": (
        ".. versionadded:: 2.1\n   Hail.\n\n.. deprecated:: 3.0\n   Snow.",
        ["doc.versionmodified(", "Added in version 2.1", "Deprecated since version 3.0"],
        "",
    ),
    "to do": (
        ".. todo:: Sow more.\n\n.. todolist::",
        ['doc.box("note", {"Todo"}', "Sow more."],
        'extensions += ["sphinx.ext.todo"]\ntodo_include_todos = True',
    ),
    "signatures with types": (
        ".. autofunction:: gauge.rain",
        ['doc.desc-name({"rain"})', '"month"', '"int"', '"unit"', '" → "', '"float"'],
        "import sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n"
        'extensions += ["sphinx.ext.autodoc"]',
    ),
    "pages of a summary": (
        ".. autosummary::\n   :toctree: made\n\n   gauge.rain",
        ['"made/gauge.rain:gauge.rain"', "from 1 to 12"],
        "import sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\n"
        'extensions += ["sphinx.ext.autodoc", "sphinx.ext.autosummary"]',
    ),
    "parameters told apart": (
        ".. py:function:: read(name, unit: str = 'mm')",
        [
            'doc.desc-parameter({doc.desc-parameter-name({"name"})}, whole: true); ", "; ',
            'doc.desc-parameter({doc.desc-parameter-name({"unit"}); ":"; " "; {"str"}; " "; "="; ',
        ],
        "",
    ),
    "labels of formulas": (
        ".. math:: a = b\n   :label: e\n\nSee :eq:`e`.",
        [', "1", "a equals b"', 'xref("index:equation-e", {"(1)"}'],
        "",
    ),
    "links to other projects": (
        "See :func:`json.loads`.",
        ['doc.weblink("https://x.org/library/json.html#json.loads"'],
        'extensions += ["sphinx.ext.intersphinx"]\n'
        'intersphinx_mapping = {"p": ("https://x.org", "objects.inv")}',
    ),
    "graphs": (
        ".. graphviz::\n   :alt: a to b\n\n   digraph { a -> b }",
        ["doc.picture(", '"a to b"', ".svg"],
        'extensions += ["sphinx.ext.graphviz"]\ngraphviz_dot = __file__[:-7] + "draw"',
    ),
    "pictures of a gallery": (
        ".. shown::",
        ["doc.picture(", '"Rain by month"', ".svg"],
        'import sys\nsys.path.insert(0, __file__[:-7])\nextensions += ["diagrams"]',
    ),
    "diagrams of mermaid": (
        ".. diagram::",
        ["doc.picture(", '"graph TD; a-->b"', ".png"],
        'import sys\nsys.path.insert(0, __file__[:-7])\nextensions += ["diagrams"]\n'
        'mermaid_cmd = __file__[:-7] + "draw"',
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.usefixtures("only_code")
def test_feature(name: str, book: Callable[..., Built]) -> None:
    text, pieces, conf = CASES[name]
    files = {
        "a.svg": SVG.format(""),
        "gauge.py": MODULE,
        "objects.inv": INVENTORY,
        "diagrams.py": DIAGRAMS,
    }
    built = book(FIRST + text, conf=conf, files=files, programs={"draw": PROGRAM})

    assert built.warnings == ""
    for piece in pieces:
        assert piece in built.code
    assert "absent" not in built.code


#: the same in reStructuredText and in MyST
PAIRS = {
    "escapes": (r"5\* and \|x|", r"5\* and \|x|"),
    "emphasis": ("*a* **b** ``c``", "*a* **b** `c`"),
    "list": ("- a\n- b", "- a\n- b"),
    "nested list": ("- a\n\n  1. b", "- a\n\n  1. b"),
    "quotation": ("    a", "> a"),
    "link": ("`a <https://x.org>`__", "[a](https://x.org)"),
    "image": (".. image:: a.svg\n   :alt: A", "```{image} a.svg\n:alt: A\n```"),
    "figure": (
        ".. figure:: a.svg\n   :alt: A\n\n   Said.\n\n   Below.",
        "```{figure} a.svg\n:alt: A\n\nSaid.\n\nBelow.\n```",
    ),
    "code": (".. code-block:: python\n\n   x = 1", "```python\nx = 1\n```"),
    "note": (".. note:: a", ":::{note}\na\n:::"),
    "formula": (":math:`a^2`\n\n.. math:: b", "$a^2$\n\n$$b$$"),
    "table": ("== ==\na  b\n== ==\nc  d\n== ==", "| a | b |\n|---|---|\n| c | d |"),
    "footnote": ("a [#n]_\n\n.. [#n] Note.", "a[^n]\n\n[^n]: Note."),
    "definition": ("a\n   b", "a\n: b"),
    "substitution": ("|v|\n\n.. |v| replace:: x", "{{v}}"),
    "line block": ("| a\n| b", "```{line-block}\na\nb\n```"),
    "function": (".. py:function:: f(x)\n   :no-index:", "```{py:function} f(x)\n:no-index:\n```"),
}
MYST = """
extensions += ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "substitution"]
myst_substitutions = {"v": "x"}
"""


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.usefixtures("only_code")
def test_both_languages_of_sources_give_the_same(name: str, book: Callable[..., Built]) -> None:
    rst, myst = PAIRS[name]
    built = book(
        ".. toctree::\n\n   a\n   b\n",
        conf=MYST,
        files={
            "a.rst": f"One\n===\n\n{rst}\n",
            "b.md": f"# One\n\n{myst}\n",
            "a.svg": SVG.format(""),
        },
    )
    one, two = built.code.split('doc.anchors(("a:", ))')[1].split('doc.anchors(("b:", ))')

    assert built.warnings == ""
    assert plain(one) == plain(two.split("\n}")[0])


def plain(code: str) -> str:
    """Return code without places and names of places."""
    code = re.sub(r"/\*.*?\*/ |, place: \".*?\"|doc\.anchors\(.*?\)\)[;\n]*|\s+", "", code)
    return re.sub(r'"(?:note)?[ab]:[^"]*"|"note[ab]:[^"]*"', "LABEL", code).rstrip("}{")
