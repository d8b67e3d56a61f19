"""Phrases: words, emphasis, literals, spans, raw text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes

from ..assemble import classes
from ..assemble.document import ancestors
from ..typst.code import Code, array, call, join, string
from ..typst.positions import located
from ..warnings import Kind, warn
from .breaks import ANY, CLOSING, NARROW, are_dense, has_long_run, is_dense, pieces
from .common import around, enter, omitted, transparent
from .registry import prints
from .writer import Writer

_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_CHECKBOX = "task-list-item-checkbox"
#: HTML that shows no words: scripts, styles, comments, and tags by themselves
_MUTE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>")

enter(around("emph"), "emphasis", "literal_emphasis", "title_reference", "manpage")
enter(around("strong"), "strong", "literal_strong", "problematic")
enter(around("super"), "superscript")
enter(around("sub"), "subscript")
enter(around("doc.badge"), "sd_badge")
enter(transparent, "generated", "PassthroughTextElement", "pending_xref", "math_reference")
enter(omitted, "sd_icon", "fontawesome", "comment", "substitution_definition")


@prints("Text")
def text(writer: Writer, node: nodes.Text) -> None:
    """Print words; a line end of the source is a space."""
    said = node.astext()  # str(node) would hold the NULs of escaped characters
    if not isinstance(node.parent, nodes.FixedTextElement):
        said = _SOFT_BREAK.sub(" ", said)
    writer.emit(words(writer, said, node))


def words(writer: Writer, said: str, node: nodes.Node) -> Code:
    """Return text that every font can print and every line can break."""
    shown = writer.known.glyphs.printable(said, node)
    return cut(map(string, pieces(shown, ANY) if writer.signatures else pieces(shown)))


def cut(pieces: Iterable[Code]) -> Code:
    """Return the code of *pieces* between which a line may break."""
    first, *rest = pieces
    return Code("{" + "; doc.cut; ".join([first, *rest]) + "}") if rest else first


@prints("literal")
def literal(writer: Writer, node: nodes.literal) -> None:
    """Print code within a sentence."""
    writer.anchors(node)
    writer.emit(in_sentence(writer, node))


def in_sentence(writer: Writer, node: nodes.Element) -> Code:
    """Return the text of a node as code that a line can break."""
    said = writer.known.glyphs.printable(node.astext(), node)
    code = call("raw", said, lang=node.get("language"))
    if is_dense(said) or (has_long_run(said, NARROW) and _among_many(node)):
        code = cut(call("raw", piece) for piece in pieces(said))
    elif writer.columns and has_long_run(said, NARROW):
        code = call("doc.long", code, run=NARROW)
    elif has_long_run(said):
        code = call("doc.long", code)
    return join(["doc.opening", code]) if said[:1] in CLOSING else code


def _among_many(node: nodes.Element) -> bool:
    """Tell whether the code in a paragraph has more places to break than Typst can find."""
    paragraph = next((p for p in ancestors(node) if not isinstance(p, nodes.Inline)), node)
    return are_dense(n.astext() for n in paragraph.findall(nodes.literal))


@prints("inline")
def inline(writer: Writer, node: nodes.inline) -> None:
    """Print a span in its classes."""
    writer.anchors(node)
    names = classes.meaningful(node) if _has_own_classes(node) else []
    parts = [writer.inline(node.children)]
    if "backlinks" in node["classes"]:
        parts.append(call("arrivals", array(writer.known.backlinks.arrivals_of(node))))
    body = Code(parts[0]) if len(parts) == 1 else join(parts)
    writer.emit(call("span", array(names), body) if names else body)


def _has_own_classes(node: nodes.Node) -> bool:
    return type(node).__module__ != addnodes.__name__  # those have classes for code colours


@prints("abbreviation")
def abbreviation(writer: Writer, node: nodes.abbreviation) -> None:
    """Print an abbreviation, where it comes first with its long form, which the web shows as a tip."""
    long = node.get("explanation") or None
    first = long not in writer.explained and not any(
        isinstance(p, addnodes.desc) for p in ancestors(node)
    )
    writer.explained.add(long)
    writer.emit(call("doc.abbr", writer.inline(node.children), long if first else None))


@prints("sd_line_break")
def line_break(writer: Writer, node: nodes.Element) -> None:
    """Break the line of a button."""
    writer.emit("linebreak()")


@prints("raw")
def raw(writer: Writer, node: nodes.raw) -> None:
    """Pass Typst on, understand what MyST writes as HTML, and say what else is lost."""
    writer.omit(node)
    formats = node.get("format", "").split()
    if "typst" in formats:
        writer.emit(f"{writer.place(node)}[{node.astext()}]")
    elif "html" in formats:
        _html(writer, node)


def _html(writer: Writer, node: nodes.raw) -> None:
    said = node.astext().strip()
    if _CHECKBOX in said:
        writer.emit(call("doc.checkbox", "checked" in said.replace(_CHECKBOX, "")))
    elif _BREAK.fullmatch(said):
        writer.emit("linebreak()")
    elif _MUTE.sub("", said).strip() and not node["classes"]:
        warn(
            Kind.RAW,
            f"raw HTML has no meaning in print and is left out: {said[:60]}",
            location=located(node),
        )
