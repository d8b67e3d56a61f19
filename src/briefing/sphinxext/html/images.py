"""Makes charts fit for pages: their size is reserved, and they carry their own fonts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ...exchange.citation import Work
from ...publishing.socialcard import draw
from ...publishing.webfonts import embed
from ..state import work_of

IMAGE = re.compile(r'<img ([^>]*?)src="([^"]*_images/([^"]+\.svg))"')
SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def size_of(svg: str) -> tuple[int, int] | None:
    """Return width and height of a drawing, rounded to pixels.

    >>> size_of('<svg viewBox="0 0 360 208.8">')
    (360, 209)
    """
    match = SIZE.search(svg)
    return (round(float(match[1])), round(float(match[2]))) if match else None


def reserve(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Say how large each drawing of a page is, so that nothing moves when it comes."""
    originals = {new: old for old, new in getattr(app.builder, "images", {}).items()}

    def sized(match: re.Match[str]) -> str:
        old = originals.get(match[3])
        size = size_of((Path(app.srcdir) / old).read_text("utf-8")[:2000]) if old else None
        room = f'width="{size[0]}" height="{size[1]}" ' if size else ""
        return f'<img {match[1]}{room}src="{match[2]}"'

    context["body"] = IMAGE.sub(sized, context.get("body", ""))


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Give the drawings their fonts, and the site its card."""
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for path in sorted(out.glob("_images/*.svg")):
        svg = path.read_text("utf-8")
        if "@font-face" not in svg:
            path.write_text(embed(svg), "utf-8")
    work = work_of(app.env)
    (out / "_static" / "card.png").write_bytes(draw(work.title, card_line(work), work.language))


def card_line(work: Work) -> str:
    """Write the line at the foot of the card."""
    return f"{work.authors[0]} · {work.version}"
