"""``{num}`` inside alt texts, which Sphinx does not parse for roles.

Runs after a translation is in place, so that each language gets its own words.
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx

from ...errors import BriefingError
from ..nodes import picture
from ..state import language_of
from ..warnings import Kind, warn
from .num import printed

ROLE = re.compile(r"\{num\}`([^`]+)`")


def fill(app: Sphinx, doctree: nodes.document) -> None:
    """Put the words of numbers into the alt texts of a page; say which images have none."""
    if app.builder.name == "gettext":
        return
    for image in doctree.findall(nodes.image):
        # Sphinx sets the line of images to 0 (apply_source_workaround); their parents have it.
        place = image if image.line else image.parent
        if not image.get("alt", "").strip():
            if not isinstance(image.parent, picture) or image is image.parent.children[0]:
                what = "image without alt text: %s. Say what it shows in :alt:"
                warn(Kind.ALT, what, image["uri"], location=place)
            continue

        def words(match: re.Match[str], place: nodes.Element = place) -> str:
            try:
                return printed(app.env, match[1], language_of(app.env))[1]
            except BriefingError as error:
                warn(Kind.NUMBER, "%s", error, location=place)
                return match[0]

        image["alt"] = ROLE.sub(words, image["alt"])
