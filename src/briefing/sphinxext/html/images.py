"""Makes the drawings of charts fit for pages, where they see no fonts; draws the cards of the site."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from ...exchange.citation import Work
from ...publishing.socialcard import draw
from ...publishing.webfonts import embed
from ..nodes import plain
from ..state import house_of, work_of
from .linknames import read_named

#: The picture beside a link to a page without a finding of its own.
CARD = "_static/card.png"


def card_file(page: str) -> str:
    """Return the file of the card of a page.

    >>> card_file("annex/numbers")
    '_static/cards/annex-numbers.png'
    """
    return f"_static/cards/{page.replace('/', '-')}.png"


def finding(doctree: nodes.document) -> str:
    """Return what a page finds, which it says first; or nothing."""
    boxes = (box for box in doctree.findall(nodes.container) if "finding" in box["classes"])
    return next((plain(box) for box in boxes if "cover" not in box.parent["classes"]), "")


def embed_fonts(app: Sphinx, exception: Exception | None) -> None:
    """Give the drawings their fonts; Sphinx may have copied them though nothing has changed."""
    if exception or app.builder.format != "html":
        return
    for path in sorted(Path(app.outdir).glob("_images/*.svg")):
        svg = path.read_text("utf-8")
        if "@font-face" not in svg:
            path.write_text(embed(svg, house_of(app.env).fonts), "utf-8")


def draw_cards(app: Sphinx, exception: Exception | None) -> None:
    """Give the site the pictures that others show beside a link to it."""
    if exception or app.builder.format != "html":
        return
    out, house, work = Path(app.outdir), house_of(app.env), work_of(app.env)
    (out / CARD).write_bytes(draw(work.title, card_line(work), work.language.code, house))
    for page in sorted(app.env.found_docs):
        if said := finding(read_named(app, page)):
            path = out / card_file(page)
            path.parent.mkdir(exist_ok=True)
            line = f"{plain(app.env.titles[page])} · {card_line(work)}"
            path.write_bytes(draw(work.title, line, work.language.code, house, said))


def card_line(work: Work) -> str:
    """Write the line at the foot of the card."""
    return f"{work.names[0]} · {work.version}"
