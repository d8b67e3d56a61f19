"""A chart in HTML: one picture, of which the browser takes the drawing that fits its width and theme.

Reader views and copies see one image. The choice of a theme by hand is passed on by pictures.js.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import quote

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from ..nodes import picture

#: From this width on the drawing for a page is taken.
NARROW = "(max-width: 40em)"
DARK = "(prefers-color-scheme: dark)"
#: Drawings in the order in which a browser tries them; the light wide one is the image itself.
ORDER = ((True, "dark"), (False, "dark"), (True, "light"))
SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def media(narrow: bool, theme: str) -> str:
    """Return when a drawing is taken; paper is always light and wide.

    >>> media(True, "dark")
    'screen and (max-width: 40em) and (prefers-color-scheme: dark)'
    """
    parts = ["screen", *([NARROW] if narrow else []), *([DARK] if theme == "dark" else [])]
    return " and ".join(parts)


def visit_picture(translator: HTML5Translator, node: picture) -> None:
    """Write the picture with its sources and sizes, so that nothing moves when it comes."""
    images = {tuple(image["drawing"]): image for image in node.findall(nodes.image)}
    translator.body.append("<picture>\n")
    for narrow, theme in ORDER:
        when = media(narrow, theme)
        attributes = {"media": when, "srcset": _address(translator, images[narrow, theme])}
        if theme == "dark":
            attributes["data-media"] = when
        size = _size(translator, images[narrow, theme])
        translator.body.append(translator.emptytag(node, "source", "\n", **attributes, **size))
    first = images[False, "light"]
    translator.body.append(
        translator.emptytag(
            first, "img", "\n", src=_address(translator, first), alt=first.get("alt", ""),
            loading="lazy", decoding="async", **_size(translator, first),
        )
    )  # fmt: skip
    translator.body.append("</picture>\n")
    raise nodes.SkipNode


def _address(translator: HTML5Translator, image: nodes.image) -> str:
    name = translator.builder.images[image["uri"]]
    return posixpath.join(translator.builder.imgpath, quote(name))


def _size(translator: HTML5Translator, image: nodes.image) -> dict[str, str]:
    """Return width and height of a drawing in pixels of a page, 96 to the inch."""
    svg = (Path(translator.builder.srcdir) / image["uri"]).read_text("utf-8")[:2000]
    return size_of(svg)


def size_of(svg: str) -> dict[str, str]:
    """Return width and height of a drawing as attributes, rounded to pixels.

    >>> size_of('<svg viewBox="0 0 360 208.8">')
    {'width': '480', 'height': '278'}
    """
    match = SIZE.search(svg)
    assert match is not None, "matplotlib writes a viewBox"
    width, height = (round(float(edge) * 96 / 72) for edge in match.groups())
    return {"width": str(width), "height": str(height)}
