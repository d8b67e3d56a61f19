"""How to cite one conclusion: a judgement, a claim that was checked, an option; folded beside it.

In HTML alone; charts and numbers have citations of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from ...exchange.formats import in_text
from ...words.catalogue import Language, translate
from ..addresses import cited_base
from ..state import language_of, work_of
from .popovers import plain

#: The element beside which it stands, the anchor, the title under which it is cited.
Conclusion = tuple[nodes.Element, str, str]


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put a citation below every conclusion of a page."""
    if app.builder.format != "html":
        return
    language, root = language_of(app.env), cited_base(app.config)
    for place, anchor, title in list(conclusions(doctree, language)):
        url = root and f"{root}{docname}.html#{anchor}"
        html = fold(in_text(work_of(app.env).part(anchor, title, url)), language)
        place += nodes.raw("", html, format="html")


def conclusions(doctree: nodes.document, language: Language) -> Iterator[Conclusion]:
    """Yield the judgements, the claims and the options of a page."""
    for box in doctree.findall(nodes.container):
        if "judgement" in box["classes"]:
            yield box, box["ids"][0], f"{plain(box[0])}: {plain(box[1])}"
    for claim in doctree.findall(nodes.paragraph):
        if claim["ids"] and claim["ids"][0].startswith("claim-"):
            yield claim.parent, claim["ids"][0], f"{translate('Claim', language)} {plain(claim)}"
    for option in doctree.findall(nodes.definition_list):
        if "option" in option["classes"]:
            title = plain(next(option.parent.findall(nodes.title)))
            yield option.parent, option.parent["ids"][0], title


def fold(citation: str, language: Language) -> str:
    """Return a citation that opens, with a button that copies it."""
    cite, copy = (escape(translate(word, language)) for word in ("Cite", "Copy"))
    return (
        f"<details class='cite-this'><summary>{cite}</summary><p><span class='cited'>{escape(citation)}</span> "
        f'<button type="button" class="copy">{copy}</button></p></details>'
    )
