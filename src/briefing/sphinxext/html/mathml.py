"""Formulas as MathML, made at build time: no script, no request, readable without JavaScript."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from ..warnings import Kind, warn


def check_braces(formula: str) -> None:
    r"""Refuse a formula whose braces do not match; docutils would close them silently.

    >>> check_braces(r"\frac{a}{b} \} ")
    >>> check_braces(r"\frac{a}{b")
    Traceback (most recent call last):
    ...
    docutils.utils.math.MathError: braces do not match
    """
    braces = re.sub(r"\\.", "", formula)
    if braces.count("{") != braces.count("}"):
        raise MathError("braces do not match")


def convert(node: nodes.Element, *, block: bool) -> str:
    """Return the MathML of a formula; warn, with file and line, if it cannot be converted."""
    try:
        check_braces(node.astext())
        return str(tex2mathml(node.astext(), as_block=block))
    except (MathError, SyntaxError) as error:
        what = "formula cannot be converted: %s. Write it in simpler LaTeX."
        warn(Kind.MATH, what, error, location=node)
        return f"<code>{nodes.unescape(node.astext())}</code>"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line of text."""
    self.body.append(convert(node, block=False))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula of its own, with its number and a link to it."""
    reach = {"tabindex": "0", "role": "group", "aria-label": "Formula"}  # it may scroll
    self.body.append(self.starttag(node, "div", "", False, CLASS="math-block", **reach))
    self.body.append(convert(node, block=True))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>")
    raise nodes.SkipNode
