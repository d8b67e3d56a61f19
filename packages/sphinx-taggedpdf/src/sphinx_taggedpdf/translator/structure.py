"""Chapters, headings, paragraphs and what has no printed form."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from .. import classes
from ..code import Code, array, call, join
from ..document import label
from ..warnings import Kind, warn
from .base import Base, nothing, skip, transparent, wrap
from .text import right_to_left


class Structure(Base):
    """The skeleton of the document."""

    level = 0

    visit_document, depart_document = transparent, nothing
    visit_compound, depart_compound = transparent, nothing
    visit_generated, depart_generated = transparent, nothing
    visit_decoration = visit_meta = visit_toctree = visit_index = visit_highlightlang = skip
    visit_pending = visit_docinfo = visit_system_message = visit_tabular_col_spec = skip
    visit_rubric, depart_rubric = wrap("doc.rubric")
    visit_subtitle, depart_subtitle = wrap("doc.rubric")
    visit_centered, depart_centered = wrap("doc.centred")

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        """Open a chapter; a link to its document leads to its start."""
        self.frames.append([])
        start = label(node["docname"], "")
        self.labels.add(start)
        self.emit(call("doc.anchors", (start,)))

    def depart_start_of_file(self, node: addnodes.start_of_file) -> None:
        """Close a chapter, in its own language if it has one."""
        body = join(self.frames.pop(), "\n")
        metadata = self.builder.env.metadata.get(node["docname"], {})
        language = metadata.get("lang") or metadata.get("language")
        self.emit(call("doc.lang", language, body) if language else body)

    def visit_section(self, node: nodes.section) -> None:
        """Go one level down; the project's own section is not a level."""
        if "document" in node["classes"]:
            self.anchors(node)
        else:
            self.level += 1

    def depart_section(self, node: nodes.section) -> None:
        """Go one level up."""
        if "document" not in node["classes"]:
            self.level -= 1

    def visit_title(self, node: nodes.title) -> None:
        """Print a heading with the number that Sphinx gave it."""
        section = node.parent
        if not isinstance(section, nodes.section):
            self.emit(call("doc.rubric", self.heading(node.children)))
            raise nodes.SkipNode
        body = self.heading(node.children)
        labels = self.fresh(section)
        self.emit(
            self.place(node)
            + call("doc.head", max(self.level, 1), self._number(section), labels, body)
        )
        raise nodes.SkipNode

    def _number(self, section: nodes.section) -> str | None:
        return self.builder.section_number(section)

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """Print a paragraph; alone in a list item or cell it needs no paragraph element."""
        self.anchors(node)
        body = self._directed(node, self.inline(node.children))
        if _only_image(node) or _tight(node):
            self.emit(self.place(node) + body)
        else:
            self.emit(self.place(node) + call("par", body))
        raise nodes.SkipNode

    visit_compact_paragraph = visit_paragraph

    def _directed(self, node: nodes.paragraph, body: Code) -> Code:
        """Set the direction of right-to-left paragraphs, and ask for their language."""
        if not right_to_left(node.astext()):
            return body
        around = [node, *(n for n in _parents(node))]
        if not any(classes.language(n) for n in around) and not self._foreign(node):
            warn(
                Kind.DIRECTION,
                "right-to-left text without its language; add a class such as lang-ar",
                location=node,
            )
        return call("doc.rtl", body)

    def _foreign(self, node: nodes.Node) -> bool:
        return "lang" in self.builder.env.metadata.get(self.docname(node), {}) or any(
            classes.language(n) for n in node.findall(nodes.inline)
        )

    def visit_transition(self, node: nodes.transition) -> None:
        """Print a rule, but not the one that MyST puts before its footnotes."""
        self.emit("" if "footnotes" in node["classes"] else "doc.rule()")
        raise nodes.SkipNode

    def visit_line_block(self, node: nodes.line_block) -> None:
        """Print lines as they were written; nested blocks are indented."""
        self.emit(self.place(node) + call("doc.lines", *self._lines(node, 0)))
        raise nodes.SkipNode

    def _lines(self, block: nodes.line_block, depth: int) -> Iterator[Code]:
        for line in block:
            if isinstance(line, nodes.line_block):
                yield from self._lines(line, depth + 1)
            else:
                yield array([depth, self.inline(line.children)])


def _parents(node: nodes.Node) -> list[nodes.Element]:
    found, here = [], node.parent
    while here is not None:
        found.append(here)
        here = here.parent
    return found


def _only_image(node: nodes.paragraph) -> bool:
    return len(node) == 1 and isinstance(node[0], nodes.image)


def _tight(node: nodes.paragraph) -> bool:
    parent = node.parent
    return (
        isinstance(parent, nodes.list_item | nodes.entry | nodes.footnote | nodes.field_body)
        and len(parent) == 1
    )
