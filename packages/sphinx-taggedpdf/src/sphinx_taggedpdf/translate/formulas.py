"""Formulas, in a sentence and by themselves."""

from __future__ import annotations

from docutils import nodes

from ..assemble import classes
from ..assemble.document import ancestors
from ..formulas import latex
from ..formulas.cleaning import clean, spoken_override
from ..formulas.speech import speak
from ..typst.code import Code, call
from ..typst.positions import position
from ..warnings import Kind, warn
from .breaks import is_dense
from .listings import dense
from .registry import prints
from .text import in_sentence
from .writer import Writer


@prints("math")
def math(writer: Writer, node: nodes.math) -> None:
    """Print a formula in a sentence."""
    writer.anchors(node)
    writer.omit(node)
    formula = _formula(writer, node)
    if formula is None:
        writer.emit(in_sentence(writer, node))
    else:
        writer.emit(call("math.equation", formula, alt=_alt(writer, node)))


@prints("math_block")
def math_block(writer: Writer, node: nodes.math_block) -> None:
    """Print a formula by itself, with the number that Sphinx gave it."""
    writer.omit(node)
    formula = _formula(writer, node)
    number = writer.numbers.equation(node)
    named = [f"equation-{nodes.make_id(node['label'])}"] if node.get("label") else []
    labels = writer.fresh(node, named, f"({number})" if number else "")
    if formula is None:
        shown = writer.known.glyphs.printable(node.astext(), node)
        raw = call("doc.code", call("doc.long", call("raw", shown, block=True)))
        body = dense(shown) if is_dense(shown) else raw
        writer.emit(f"{call('doc.anchors', labels)}; {writer.place(node)}{body}")
        return
    place = position(node, writer.srcdir)
    code = call("doc.formula", labels, number, _alt(writer, node), formula, place=place)
    writer.emit(writer.place(node) + code)


def _formula(writer: Writer, node: nodes.Element) -> Code | None:
    """Return the Typst formula, or None with a warning if there is none that can be printed."""
    found = writer.known.formulas[node.astext()]
    if isinstance(found, latex.NoConverter):
        warn(Kind.MATH, str(found), once=True)
        return None
    if isinstance(found, latex.MathError):
        warn(
            Kind.MATH,
            f"formula cannot be converted ({found}): {' '.join(node.astext().split())}",
            location=node,
        )
        return None
    if writer.known.glyphs.lacking(found):
        return None  # told when its source is printed
    return Code(f"$ {found} $.body")


def _alt(writer: Writer, node: nodes.Element) -> str:
    source = node.astext()
    given = node.get("alt") or spoken_override(source)
    if not given:
        given = speak(clean(source, writer.known.macros), _language(writer, node))
    return given or "formula"


def _language(writer: Writer, node: nodes.Node) -> str:
    named = (classes.language(parent) for parent in ancestors(node))
    own = writer.known.language_of(writer.docname(node))
    return str(next(filter(None, named), None) or own or writer.config.language or "en")
