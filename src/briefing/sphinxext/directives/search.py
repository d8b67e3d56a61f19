"""``{search-form}``: a search field on a page, for readers who followed an outdated address."""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ...words.catalogue import translate
from ..state import language_of

PLACE = '<div class="page-search"></div>'
PROMPT = "Type what you look for: a word, a name or a number."
FORM = (
    '<form class="page-search" role="search" action="{action}" method="get">'
    '<label for="page-search">{label}<input id="page-search" type="search" name="q"></label>'
    '<button type="submit">{label}</button></form>'
)


class SearchForm(SphinxDirective):
    """A search field; nothing outside HTML."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the form."""
        return [nodes.raw("", PLACE, format="html")]


def fill(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the form in its place, with an address that holds at any depth; say what to type."""
    context["search_prompt"] = translate(PROMPT, language_of(app.env))
    if PLACE in context.get("body", ""):
        action = context["pathto"]("search")
        form = FORM.format(action=action, label=escape(translate("Search", language_of(app.env))))
        context["body"] = context["body"].replace(PLACE, form)
