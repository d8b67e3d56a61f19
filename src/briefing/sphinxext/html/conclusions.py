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
from ..nodes import plain
from ..state import language_of, work_of

#: Before the code of a language, in the class of what is in it.
MARK = "language-"
#: The element beside which it stands, the anchor, the title under which it is cited.
Conclusion = tuple[nodes.Element, str, str]


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put a citation below every conclusion of a page."""
    if app.builder.format != "html":
        return
    language, root = language_of(app.env), cited_base(app.config)
    for place, anchor, title in list(conclusions(doctree, language)):
        url = root and f"{root}{docname}.html#{anchor}"
        cited = escape(in_text(work_of(app.env).part(anchor, title, url)))
        place += nodes.raw("", fold(marked(cited, place), language), format="html")


def marked(cited: str, place: nodes.Element) -> str:
    """Mark in a citation, in HTML, what the conclusion quotes in another language.

    >>> quotation = nodes.inline("", "arg", classes=["language-de", "lang-de"])
    >>> marked("Claim 1 arg. In: Study.", nodes.paragraph("", "1 ", quotation))
    'Claim 1 <span lang="de">arg</span>. In: Study.'
    """
    for node in place.findall(nodes.inline):
        code = next((c[len(MARK) :] for c in node["classes"] if c.startswith(MARK)), "")
        words = escape(plain(node))
        if code and words:
            cited = cited.replace(words, f'<span lang="{code}">{words}</span>', 1)
    return cited


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
    """Return a citation, which is HTML, that opens, with a button that copies it."""
    cite, copy = (escape(translate(word, language)) for word in ("Cite", "Copy"))
    return (
        f"<details class='cite-this'><summary>{cite}</summary><p><span class='cited'>{citation}</span> "
        f'<button type="button" class="copy">{copy}</button></p></details>'
    )
