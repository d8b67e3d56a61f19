"""Makes the drawings of charts fit for pages, where they see no fonts; draws the card of the site."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from ...exchange.citation import Work
from ...publishing.socialcard import draw
from ...publishing.webfonts import embed
from ..state import house_of, work_of


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Give the drawings their fonts, and the site its card."""
    if exception or app.builder.format != "html":
        return
    out, house = Path(app.outdir), house_of(app.env)
    for path in sorted(out.glob("_images/*.svg")):
        svg = path.read_text("utf-8")
        if "@font-face" not in svg:
            path.write_text(embed(svg, house.fonts), "utf-8")
    work = work_of(app.env)
    (out / "_static" / "card.png").write_bytes(
        draw(work.title, card_line(work), work.language.code, house)
    )


def card_line(work: Work) -> str:
    """Write the line at the foot of the card."""
    return f"{work.authors[0]} · {work.version}"
