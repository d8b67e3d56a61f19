"""Repairs of accessibility faults in the body and the navigation of a page, while it is written.

After each repair the page is looked at once more, by a wider pattern than that of the fault: a
release of docutils, Sphinx or furo that writes the same fault in other words is a warning.
What the templates of the theme write is repaired by `repairs`, when all pages are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from .repairs import warn_of


@dataclass(frozen=True, slots=True)
class Repair:
    """A fault in what a package writes, what stands there instead, and what may not be left."""

    package: str
    what: str
    fault: str
    repaired: str | Callable[[re.Match[str]], str]
    left: str

    def apply(self, html: str, page: str) -> str:
        """Return the HTML without the fault; warn if it is there in another form."""
        repaired = re.sub(self.fault, self.repaired, html, flags=re.DOTALL)
        if re.search(self.left, repaired):
            warn_of(self.package, self.what, location=page)
        return repaired


def width(percent: str) -> int:
    """Round the width of a column to a step of the style sheet.

    >>> width("12.0"), width("1.5"), width("44.0")
    (10, 5, 45)
    """
    return max(5, round(float(percent) / 5) * 5)


BODY = (
    Repair(
        "docutils", "the widths of columns, as inline styles; the style sheet has steps of 5 %",
        r'<col style="width: ([\d.]+)%" />', lambda m: f'<col class="w-{width(m[1])}">',
        left=r"<col\b[^>]*\bstyle=",
    ),
    Repair(
        "docutils", "the entries of a list of sources, which must be list items",
        ' role="doc-biblioentry"', ' role="listitem"',
        left=r'<div class="citation"(?![^>]* role="listitem")',
    ),
    Repair(
        "furo", "the id of a table or formula, which stands on its wrapper, too",
        r'(<div class="(?:table|math)-wrapper[^>]* id="([^"]+)">\s*<(?:table|div)[^>]*) id="\2"',
        r"\1",
        left=r'<div class="(?:table|math)-wrapper[^>]* id="([^"]+)"[^>]*>\s*<\w+[^>]* id="\1"',
    ),
    Repair(
        "docutils", "a key figure, a paragraph that looks like a heading, and is neither",
        r'(<div class="[^"]*\bkey-figure\b[^"]*">\s*)<p>(.*?)</p>',
        r'\1<div class="key-value">\2</div>',
        left=r'<div class="[^"]*\bkey-figure\b[^"]*">\s*(?!<div class="key-value">)<',
    ),
    Repair(
        "sphinx", "a scrolling area, which must be reachable by keyboard",
        "<pre>", '<pre tabindex="0">',
        left=r"<pre\b(?![^>]* (?:tabindex|role)=)",  # what has a role is of our own
    ),
)  # fmt: skip
NAVIGATION = (
    Repair(
        "sphinx", "a heading role in the navigation, which needs a level",
        'class="caption" role="heading"(?! aria-level)',
        'class="caption" role="heading" aria-level="2"',
        left=r'role="heading"(?![^>]* aria-level=)',
    ),
    Repair(
        "furo", "switches that no keyboard reaches; the style sheet shows what is below a page",
        r'<input [^>]*class="toctree-checkbox".*?</label>', "",
        left="toctree-checkbox|<input",
    ),
)  # fmt: skip


def repair_page(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Repair the body and the navigation of a page."""
    for part, repairs in (("body", BODY), ("furo_navigation_tree", NAVIGATION)):
        for repair in repairs if part in context else ():
            context[part] = repair.apply(context[part], page)
