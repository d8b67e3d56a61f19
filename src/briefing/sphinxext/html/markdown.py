"""Writes each page as Markdown beside its HTML, for readers without a browser and for programs.

What stands on the page as text is kept; what needs a mouse is not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from markdownify import MarkdownConverter
from sphinx.application import Sphinx

from ...exchange import site
from ...exchange.formats import in_text
from ..state import work_of

#: What is no text of the page: cards, switches, marks of links, what entries say on demand.
CLASSES = {"card", "headerlink", "register-tools", "entry-more", "cite-this", "whatif"}
ELEMENTS = {"button", "script", "noscript", "svg"}


def write(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Write one page, with its citation at the foot."""
    if app.builder.format == "html" and page in app.env.found_docs:
        path = Path(app.outdir, f"{page}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = markdown(context.get("body", ""))
        cited = site.markdown(in_text(work_of(app.env)))
        path.write_text(f"{text}\n\n---\n\n{cited}\n", "utf-8")


def markdown(html: str) -> str:
    """Return HTML as Markdown.

    >>> print(markdown('<h1>Rain<a class="headerlink">#</a></h1><p>See <a href="a.html">a</a>.</p>'))
    # Rain
    <BLANKLINE>
    See [a](a.html).
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(_left_out):  # several times as fast as a selector
        element.decompose()
    for formula in soup.find_all("math"):
        formula.replace_with(" ".join(formula.get_text().split()))
    made: str = MarkdownConverter(heading_style="ATX", bullets="-", escape_misc=True).convert_soup(
        soup
    )
    lines = [line.rstrip() for line in made.strip().splitlines()]
    kept = (line for i, line in enumerate(lines) if line or lines[i - 1])
    return "\n".join(kept)


def _left_out(element: Tag) -> bool:
    return element.name in ELEMENTS or not CLASSES.isdisjoint(element.get("class") or ())
