"""``{actions}``: what a reader can take along from the start page: PDF, data, citation, language.

The PDF is offered when it has been built before the HTML, as `tox -e docs` does.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from docutils import nodes
from pypdfium2 import PdfDocument
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ...exchange.archive import PACKAGE
from ...words.catalogue import translate
from ...words.numbers import locale_of
from ..addresses import edition_address, pdf_of
from ..datafiles import PUBLISHED
from ..state import language_of


class actions(nodes.General, nodes.Element):
    """Stands where the links go."""


class Actions(SphinxDirective):
    """Offers PDF, data, citation and other languages."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the links."""
        return [actions()]


def facts(app: Sphinx) -> str:
    """Say how long and how large the PDF is.

    The size is rounded, so that a few bytes change no page.
    """
    pdf = pdf_of(app)
    if pdf is None:
        return ""
    pages = len(PdfDocument(pdf))
    language = language_of(app.env)
    size = format_decimal(round(pdf.stat().st_size / 1e6, 1), locale=locale_of(language))
    return translate("{} pages, {} MB", language).format(pages, size)


def links(app: Sphinx, docname: str) -> Iterator[nodes.reference]:
    """Yield the links, the PDF first."""
    language = language_of(app.env)

    def link(words: str, target: str) -> nodes.reference:
        return nodes.reference("", translate(words, language), refuri=target)

    if known := facts(app):
        yield nodes.reference("", f"PDF ({known})", refuri=app.config.briefing_pdf)
    yield link("Data (zip)", f"{PUBLISHED}/{PACKAGE}")
    for name, words in (("citing", "How to cite"), ("whatif", "What if?"), ("data", "All files")):
        if page := app.config.briefing_pages.get(name):
            yield link(words, app.builder.get_relative_uri(docname, page))
    for other in app.config.briefing_languages:
        if other != app.config.language:
            name = Locale.parse(other).get_display_name(other) or other
            uri = edition_address(app, other, docname)
            yield nodes.reference("", name.capitalize(), refuri=uri, classes=[f"lang-{other}"])


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the links in their place; a PDF needs none."""
    for place in list(doctree.findall(actions)):
        if app.builder.format != "html":
            place.parent.remove(place)
            continue
        items = [nodes.paragraph("", "", link) for link in links(app, docname)]
        place.replace_self(nodes.container("", *items, classes=["actions"]))


def copy(app: Sphinx, exception: Exception | None) -> None:
    """Put the PDF beside the start page."""
    if not exception and app.builder.format == "html" and (pdf := pdf_of(app)):
        shutil.copyfile(pdf, Path(app.outdir) / pdf.name)
