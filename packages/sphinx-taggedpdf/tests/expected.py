"""A project that has what users of Sphinx's LaTeX output expect; read by test_expected.py."""

from __future__ import annotations

CONF = """
import sys, pathlib
here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))
project = "Almanac"
extensions = ["sphinx_taggedpdf", "sphinx.ext.autodoc", "sphinx.ext.todo", "sphinx.ext.graphviz",
    "sphinx.ext.intersphinx", "sphinx_design", "almanac_diagrams"]
todo_include_todos = numfig = True
graphviz_dot = str(here / "draw")
mermaid_cmd = str(here / "draw_png")
intersphinx_mapping = {"p": ("https://x.org", "objects.inv")}
taggedpdf_template = "look"
taggedpdf_math_macros = {"mean": [r"\\overline{#1}", 1]}
taggedpdf_documents = [{"start": "index", "filename": "all.pdf"}, {"start": "two", "filename": "two.pdf"}]
"""
DIAGRAMS = """
from docutils import nodes
from docutils.parsers.rst import Directive
class mermaid(nodes.General, nodes.Inline, nodes.Element): pass
class Diagram(Directive):
    def run(self):
        return [mermaid("", code="graph TD; a-->b", options={}, alt="a leads to b")]
def setup(app):
    app.add_config_value("mermaid_cmd", "mmdc", "html")
    app.add_directive("mermaid", Diagram)
"""
#: a look of its own: a footer, another colour for notes, another theme for code
LOOK = """
#import "/template/main.typ": *
#import "/template/main.typ" as base
#let template(meta, ..more, body) = base.template(meta, ..more, {
  set raw(theme: "loud.tmTheme")
  body
})
#let running-foot = none
#let rubric(body) = { [Look: ]; base.rubric(body) }
"""
THEME = """<?xml version="1.0"?><plist version="1.0"><dict><key>settings</key><array>
<dict><key>settings</key><dict><key>foreground</key><string>#010203</string></dict></dict>
<dict><key>scope</key><string>keyword</string><key>settings</key>
<dict><key>foreground</key><string>#c00010</string></dict></dict></array></dict></plist>"""
INDEX = """
Almanac
=======

.. toctree::
   :maxdepth: 3

   one
   two
"""
ONE = """
One
===

Rain
----

Hail
^^^^

.. index:: single: weather; rain

.. rubric:: Words apart

.. only:: taggedpdf

   Only in print.

.. only:: html or latex

   Only elsewhere.

.. warning:: Hot.

.. todo:: Sow more.

.. versionadded:: 2.1
   Hail.

.. _bar:

.. figure:: a.svg
   :alt: A bar

   The bar.

.. tabularcolumns:: |\\X{1}{4}|\\X{3}{4}|

.. _rains:

.. table:: Rains

   ======= ========
   month   millis
   ======= ========
   May     heavy
   ======= ========

.. list-table::
   :widths: 75 25
   :header-rows: 1

   * - wide
     - slim
   * - east
     - west

.. _sow:

.. code-block:: python
   :caption: Sowing
   :linenos:
   :lineno-start: 7
   :emphasize-lines: 2

   for x in range(9):
       sown = x

See :numref:`bar`, :numref:`rains`, :numref:`sow`, :eq:`mean`, :func:`json.loads`.

.. math:: m = \\mean{a}
   :label: mean

.. autofunction:: gauge.rain

.. graphviz::
   :alt: a to b

   digraph { a -> b }

.. mermaid::

.. grid:: 2

   .. grid-item-card:: First card

      Its words.

   .. grid-item-card:: Second card

      Other words.

.. tab-set::

   .. tab-item:: Linux

      Use apt.

.. dropdown:: More

   Folded.
"""
TWO = """
:tocdepth: 1

Two
===

Snow
----

White.
"""
