"""Descriptions of functions, classes and other objects, as autodoc and the domains make them."""

from __future__ import annotations

from docutils import nodes

from ..code import Code, call
from ..document import elements
from .base import Base, nothing, transparent


class Signatures(Base):
    """A signature in code type, and its description below."""

    def visit_desc(self, node: nodes.Element) -> None:
        """Print one object."""
        signatures = [self.heading([c]) for c in elements(node) if c.tagname == "desc_signature"]
        body = self.blocks(
            [c for part in elements(node) if part.tagname == "desc_content" for c in part]
        )
        self.emit(self.place(node) + call("doc.desc", signatures, body))
        raise nodes.SkipNode

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Open a signature."""
        self.anchors(node)

    depart_desc_signature = nothing
    visit_desc_content, depart_desc_content = transparent, nothing
    visit_desc_inline, depart_desc_inline = transparent, nothing
    visit_desc_signature_line, depart_desc_signature_line = transparent, nothing
    visit_desc_name, depart_desc_name = transparent, nothing
    visit_desc_addname, depart_desc_addname = transparent, nothing
    visit_desc_type, depart_desc_type = transparent, nothing
    visit_desc_annotation, depart_desc_annotation = transparent, nothing
    visit_desc_parameter, depart_desc_parameter = transparent, nothing

    def visit_desc_returns(self, node: nodes.Element) -> None:
        """Print what comes back."""
        self.emit(Code('" → "'))

    depart_desc_returns = nothing

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        """Print parameters in brackets."""
        self._list(node, "(", ")")

    def visit_desc_type_parameter_list(self, node: nodes.Element) -> None:
        """Print type parameters in square brackets."""
        self._list(node, "[", "]")

    def visit_desc_optional(self, node: nodes.Element) -> None:
        """Print optional parameters in square brackets."""
        self._list(node, "[", "]")

    def _list(self, node: nodes.Element, opening: str, closing: str) -> None:
        parts = [self.inline([child]) for child in node]
        inner = '; ", "; '.join(parts)
        self.emit(f'"{opening}"; {inner}{"; " if inner else ""}"{closing}"')
        raise nodes.SkipNode
