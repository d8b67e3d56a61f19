"""Puts cards into HTML pages: numbers, sources, terms and notes on hover, focus or tap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from itertools import chain

from docutils import nodes
from pybtex.backends.html import Backend
from sphinx.application import Sphinx

from ...evidence.forms import language_codes
from ...exchange.formats import in_text
from ...words.entries import cited_title
from ..addresses import cited_base
from ..domain import domain_of
from ..nodes import number as number_node
from ..nodes import plain
from ..state import language_of, ledger_of, work_of
from . import cards
from .linknames import read_named

#: What makes a card: takes the id of the card and the address of the links that it explains.
Maker = Callable[[str, str], str]
Found = Iterator[tuple[str, Maker]]


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the cards of what a page links to at its end."""
    if app.builder.format != "html":
        return
    finders = (_numbers, _sources, _terms, _notes)
    makers = dict(chain.from_iterable(find(app, doctree, docname) for find in finders))
    html = "".join(make(f"card-{i}", to) for i, (to, make) in enumerate(makers.items(), 1))
    if html:
        doctree += nodes.raw("", html, format="html")


def _target(reference: nodes.Element) -> str:
    return str(reference.get("refuri") or f"#{reference.get('refid')}")


def _internal(doctree: nodes.document) -> Iterator[str]:
    return (_target(r) for r in doctree.findall(nodes.reference) if r.get("internal"))


def _way(app: Sphinx, docname: str, page: str, anchor: str) -> str:
    """Return the address of an anchor as the links of a page have it."""
    way = "" if page == docname else app.builder.get_relative_uri(docname, page)
    return f"{way}#{anchor}"


def _numbers(app: Sphinx, doctree: nodes.document, docname: str) -> Found:
    ledger, language, root = ledger_of(app.env), language_of(app.env), cited_base(app.config)
    work = work_of(app.env)
    for node in doctree.findall(number_node):
        if isinstance(node.parent, nodes.reference):
            number, target = ledger[node["name"]], _target(node.parent)
            page, anchor = domain_of(app.env).entries[number.name]
            url = root and f"{root}{page}.html#{anchor}"
            part = work.part(number.name, cited_title(number, language), url)
            made = partial(
                cards.number_card,
                number=number,
                ledger=ledger,
                citation=in_text(part),
                language=language,
            )
            yield target, made


class _Html(Backend):  # type: ignore[misc]  # pybtex has no types
    """pybtex's HTML, with addresses escaped as its words are."""

    @staticmethod
    def format_href(url: str, text: str, external: bool = False) -> str:
        """Write a link."""
        return f'<a href="{escape(url)}">{text}</a>'


def _sources(app: Sphinx, doctree: nodes.document, docname: str) -> Found:
    domain = app.env.get_domain("cite")
    known = {
        _way(app, docname, c.bibliography_key.docname, c.citation_id): c
        for c in domain.citations  # type: ignore[attr-defined]
    }
    sources, language = ledger_of(app.env).evidence.sources, language_of(app.env)
    for target in _internal(doctree):
        if cited := known.get(target):
            html = cited.formatted_entry.text.render(_Html())
            code = language_codes().get(sources[cited.key].langid, "")
            if code and code != language.code:  # the title comes first in italics
                html = html.replace("<em>", f'<em lang="{code}">', 1)
            label = cited.formatted_entry.label
            yield target, partial(cards.wrap, label=label, body=f"<p>{html}</p>")


def _terms(app: Sphinx, doctree: nodes.document, docname: str) -> Found:
    objects = app.env.domains.standard_domain.objects.items()
    known = {
        _way(app, docname, page, anchor): (name, page, anchor)
        for (kind, name), (page, anchor) in objects
        if kind == "term" and page != docname
    }
    for target in _internal(doctree):
        if target in known:
            name, page, anchor = known[target]
            text = _definition(read_named(app, page), anchor)
            yield target, partial(cards.text_card, label=name, text=text)


def _definition(doctree: nodes.document, anchor: str) -> str:
    """Return the text of a definition, by the anchor of its term."""
    for item in doctree.findall(nodes.definition_list_item):
        if any(anchor in term["ids"] for term in item.findall(nodes.term)):
            return " ".join(plain(definition) for definition in item.findall(nodes.definition))
    return ""


def _notes(app: Sphinx, doctree: nodes.document, docname: str) -> Found:
    notes = {i: note for note in doctree.findall(nodes.footnote) for i in note["ids"]}
    for mark in doctree.findall(nodes.footnote_reference):
        if note := notes.get(mark.get("refid", "")):
            parts = [plain(child) for child in note if not isinstance(child, nodes.label)]
            text = " ".join(parts)
            yield _target(mark), partial(cards.text_card, label=mark.astext(), text=text)
