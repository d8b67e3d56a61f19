"""Puts cards into HTML pages: numbers, sources, terms and notes on hover, focus or tap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from .. import cards
from .edition import ledger_of
from .numbers import num
from .site import base, work_of

#: What makes a card: takes the id of the card and the address of the link.
Maker = Callable[[str, str], str]


def append(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the cards of what a page links to at its end."""
    if app.builder.format != "html":
        return
    makers = dict(
        chain(
            _numbers(app, doctree, docname),
            _sources(app, doctree, docname),
            _terms(app, doctree, docname),
            _notes(doctree),
        )
    )
    html = "".join(make(f"card-{i}", to) for i, (to, make) in enumerate(makers.items(), 1))
    if html:
        doctree += nodes.raw("", html, format="html")


def _target(reference: nodes.Element) -> str:
    return str(reference.get("refuri") or f"#{reference.get('refid')}")


def _numbers(app: Sphinx, doctree: nodes.document, docname: str) -> Iterator[tuple[str, Maker]]:
    ledger, language = ledger_of(app.env), app.config.language
    work = work_of(app.config, app.confdir)
    for node in doctree.findall(num):
        if not isinstance(node.parent, nodes.reference):
            continue
        number, target = ledger[node["name"]], _target(node.parent)

        def make(card: str, to: str, number=number) -> str:  # type: ignore[no-untyped-def]
            url = base(app.config) and base(app.config) + to.lstrip("./")
            if to.startswith("#"):
                url = base(app.config) and f"{base(app.config)}{docname}.html{to}"
            part = work.part(number.name, "number", number.label, url)
            return cards.number_card(number, ledger, part, to, language, card)

        yield target, make


def _links(doctree: nodes.document) -> Iterator[nodes.reference]:
    return (r for r in doctree.findall(nodes.reference) if r.get("internal"))


def _sources(app: Sphinx, doctree: nodes.document, docname: str) -> Iterator[tuple[str, Maker]]:
    domain = app.env.get_domain("cite")
    pages = {key: b.docname for key, b in domain.bibliographies.items()}  # type: ignore[attr-defined]
    known = {}
    for citation in domain.citations:  # type: ignore[attr-defined]
        page = pages[citation.bibliography_key]
        way = "" if page == docname else app.builder.get_relative_uri(docname, page)
        known[f"{way}#{citation.citation_id}"] = citation.formatted_entry
    for target in map(_target, _links(doctree)):
        if entry := known.get(target):
            html = f"<p>{entry.text.render_as('html')}</p>"
            yield target, lambda card, to, e=entry, h=html: cards.wrap(card, to, e.label, h)  # type: ignore[misc]


def _terms(app: Sphinx, doctree: nodes.document, docname: str) -> Iterator[tuple[str, Maker]]:
    known = {}
    for (kind, name), (page, anchor) in app.env.domains.standard_domain.objects.items():
        if kind == "term" and page != docname:
            known[f"{app.builder.get_relative_uri(docname, page)}#{anchor}"] = (name, page, anchor)
    for target in map(_target, _links(doctree)):
        if target in known:
            name, page, anchor = known[target]
            text = _definition(app.env.get_doctree(page), anchor)
            yield target, lambda c, to, n=name, t=text: cards.text_card(c, to, n, t)  # type: ignore[misc]


def _definition(doctree: nodes.document, anchor: str) -> str:
    """Return the text of a definition, by the anchor of its term."""
    for item in doctree.findall(nodes.definition_list_item):
        if any(anchor in term["ids"] for term in item.findall(nodes.term)):
            for definition in item.findall(nodes.definition):
                return plain(definition)
    return ""


def _notes(doctree: nodes.document) -> Iterator[tuple[str, Maker]]:
    notes = {i: note for note in doctree.findall(nodes.footnote) for i in note["ids"]}
    for mark in doctree.findall(nodes.footnote_reference):
        if note := notes.get(mark.get("refid", "")):
            parts = [plain(child) for child in note if not isinstance(child, nodes.label)]
            label, text = mark.astext(), " ".join(parts)
            yield _target(mark), lambda c, to, n=label, t=text: cards.text_card(c, to, n, t)  # type: ignore[misc]


def plain(node: nodes.Element) -> str:
    """Return the words of a node on one line; numbers stand in it as printed.

    >>> plain(nodes.paragraph("", "one\\ntwo"))
    'one two'
    """
    return " ".join(
        piece for part in node.findall(nodes.Text) if not _hidden(part) for piece in part.split()
    )


def _hidden(text: nodes.Text) -> bool:
    return isinstance(text.parent, nodes.label | pending_xref)


def setup(app: Sphinx) -> None:
    """Append cards when a page is resolved and everything that it links to is known."""
    app.connect("doctree-resolved", append, priority=700)
    app.add_js_file("cards.js", loading_method="defer")
