"""Formulas, in a sentence and by themselves."""

from __future__ import annotations

from docutils import nodes

from .. import classes, math
from ..code import Code, call
from ..speech import speak
from ..warnings import Kind, warn
from .base import Base
from .structure import _parents


class Formulas(Base):
    """Formulas with the words that a screen reader says."""

    def visit_math(self, node: nodes.math) -> None:
        """Print a formula in a sentence."""
        self.anchors(node)
        formula = self._formula(node)
        if formula is None:
            self.emit(call("raw", node.astext()))
        else:
            self.emit(call("math.equation", formula, alt=self._alt(node)))
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        """Print a formula by itself, with the number that Sphinx gave it."""
        formula = self._formula(node)
        number = self.equation_number(node)
        label = [f"equation-{nodes.make_id(node['label'])}"] if node.get("label") else []
        labels = self.fresh(node, label)
        if formula is None:
            self.emit(
                call("doc.anchors", labels)
                + "; "
                + call("doc.code", call("raw", node.astext(), block=True))
            )
        else:
            self.emit(
                self.place(node) + call("doc.formula", labels, number, self._alt(node), formula)
            )
        raise nodes.SkipNode

    def equation_number(self, node: nodes.math_block) -> str | None:
        """Return the number that links to the equation print, too."""
        if not node.get("number"):
            return None
        numbers = self.builder.env.toc_fignumbers.get(self.docname(node), {}).get("displaymath", {})
        found = next((numbers[i] for i in node["ids"] if i in numbers), ())
        if self.config.math_numfig and self.config.numfig and found:
            return str(
                self.config.math_numsep if hasattr(self.config, "math_numsep") else "."
            ).join(map(str, found))
        return str(node["number"])

    def _formula(self, node: nodes.Element) -> Code | None:
        """Return the Typst formula, or None with a warning if there is none."""
        found = self.builder.formulas.get(node.astext())
        if isinstance(found, math.MathError):
            warn(
                Kind.MATH,
                f"formula cannot be converted ({found}): {node.astext().strip()}",
                location=node,
            )
            return None
        return Code(f"$ {found} $.body")

    def _alt(self, node: nodes.Element) -> str:
        latex = node.astext()
        given = node.get("alt") or math.spoken_override(latex)
        return given or speak(
            math.clean(latex, self.config.taggedpdf_math_macros), self._language(node)
        )

    def _language(self, node: nodes.Node) -> str:
        for parent in _parents(node):
            if found := classes.language(parent):
                return found
        own = self.builder.env.metadata.get(self.docname(node), {}).get("lang")
        return str(own or self.config.language or "en")
