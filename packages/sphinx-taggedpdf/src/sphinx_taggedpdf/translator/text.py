"""Phrases: words, emphasis, literals, spans, raw text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .. import classes
from ..code import Code, array, call, string
from ..document import ancestors
from ..warnings import Kind, warn
from .base import Base, nothing, skip, transparent, wrap

if TYPE_CHECKING:
    from ..builder import TaggedPDFBuilder

_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_LONG_RUN = re.compile(r"[^\s\u200b]{40,}")
_STEP = re.compile(r"([/?&=._~-]+|[^/?&=._~-]{16})(?=.)")
_CHECKBOX = "task-list-item-checkbox"
#: HTML that shows no words: scripts, styles, comments, and tags by themselves
_MUTE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>")


def breakable(text: str, /) -> str:
    """Put break opportunities into runs that would stick out of the page."""
    return _LONG_RUN.sub(lambda run: _STEP.sub("\\1\u200b", run.group()), text)


class Text(Base):
    """Words and what dresses them."""

    def __init__(self, document: nodes.document, builder: TaggedPDFBuilder) -> None:
        super().__init__(document, builder)
        self._explained: set[str | None] = set()

    visit_emphasis, depart_emphasis = wrap("emph")
    visit_literal_emphasis, depart_literal_emphasis = wrap("emph")
    visit_title_reference, depart_title_reference = wrap("emph")
    visit_manpage, depart_manpage = wrap("emph")
    visit_strong, depart_strong = wrap("strong")
    visit_literal_strong, depart_literal_strong = wrap("strong")
    visit_superscript, depart_superscript = wrap("super")
    visit_subscript, depart_subscript = wrap("sub")
    visit_problematic, depart_problematic = wrap("strong")
    visit_generated, depart_generated = transparent, nothing
    visit_PassthroughTextElement, depart_PassthroughTextElement = transparent, nothing
    visit_sd_icon = visit_fontawesome = visit_comment = visit_substitution_definition = skip

    def visit_Text(self, node: nodes.Text) -> None:
        """Print words; a line end of the source is a space."""
        text = str(node)
        if not isinstance(node.parent, nodes.FixedTextElement):
            text = _SOFT_BREAK.sub(" ", text)
        self.emit(self.words(text, node))

    def depart_Text(self, node: nodes.Text) -> None:
        """Nothing follows a text."""

    def words(self, text: str, node: nodes.Node) -> Code:
        """Return *text* as a literal that every font can print and every line can break."""
        return string(breakable(self.builder.glyphs.printable(text, node)))

    def visit_literal(self, node: nodes.literal) -> None:
        """Print code within a sentence."""
        self.anchors(node)
        language = node.get("language")
        self.emit(call("raw", self.words(node.astext(), node), lang=language))
        raise nodes.SkipNode

    def visit_math_reference(self, node: nodes.Element) -> None:
        """Print what refers to an equation that could not be resolved."""

    def visit_inline(self, node: nodes.inline) -> None:
        """Open a span."""
        self.anchors(node)
        self.frames.append([])

    def depart_inline(self, node: nodes.inline) -> None:
        """Close a span, in its classes."""
        if "backlinks" in node["classes"]:
            self.frames[-1].append(
                call("arrivals", array(self.builder.backlinks.arrivals_of(node)))
            )
        body = Code("{" + "; ".join(self.frames.pop()) + "}")
        own = type(node).__module__ != addnodes.__name__  # those have classes for code colours
        names = classes.meaningful(node) if own else []
        self.emit(call("span", array(names), body) if names else body)

    def visit_sd_badge(self, node: nodes.inline) -> None:
        """Print a badge of sphinx-design."""
        self.emit(call("doc.badge", self.inline(node.children)))
        raise nodes.SkipNode

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        """Print an abbreviation.

        Where it comes first, with its long form, which the web shows as a tip.
        """
        long = node.get("explanation") or None
        first = long not in self._explained and not any(
            isinstance(p, addnodes.desc) for p in ancestors(node)
        )
        self._explained.add(long)
        self.emit(call("doc.abbr", self.inline(node.children), long if first else None))
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """Pass Typst on, understand what MyST writes as HTML, and say what else is lost."""
        formats = node.get("format", "").split()
        if "typst" in formats:
            self.emit(f"{self.place(node)}[{node.astext()}]")
        elif "html" in formats:
            self._html(node)
        raise nodes.SkipNode

    def _html(self, node: nodes.raw) -> None:
        text = node.astext().strip()
        if _CHECKBOX in text:
            self.emit(call("doc.checkbox", "checked" in text.replace(_CHECKBOX, "")))
        elif _BREAK.fullmatch(text):
            self.emit("linebreak()")
        elif _MUTE.sub("", text).strip() and not node["classes"]:
            warn(
                Kind.RAW,
                f"raw HTML has no meaning in print and is left out: {text[:60]}",
                location=node,
            )


def right_to_left(text: str, /) -> bool:
    """Tell whether most letters of *text* run from right to left."""
    kinds = [unicodedata.bidirectional(c) for c in text if c.isalpha()]
    return sum(k in ("R", "AL") for k in kinds) * 2 > len(kinds)
