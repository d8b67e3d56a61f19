"""The words of links as the finished page prints them, for texts that are taken before.

Sphinx resolves the links of a page when it writes the page; what quotes another page, such as the
search and the entries of numbers, would meet keys in the place of names.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from ...ledger.ledger import Ledger
from ..domain import domain_of
from ..state import ledger_of


def read_named(app: Sphinx, page: str) -> nodes.document:
    """Return a page as it was read, with names in the place of the keys of its links.

    It is kept for the build, and not to be changed; titles are known when all pages have been read.
    """
    kept = domain_of(app.env).named
    if page not in kept:
        kept[page] = name_links(app, page, titles=True)
    return kept[page]


def name_links(app: Sphinx, page: str, *, titles: bool) -> nodes.document:
    """Return a page as it was read, with names of sources, and titles or not, for their keys."""
    doctree = app.env.get_doctree(page)
    for link in list(doctree.findall(pending_xref)):
        if not titles and link.get("refdomain") != "cite":
            continue
        if (words := _words(app, page, link)) is not None:
            link.parent.replace(link, nodes.Text(words))
    return doctree


def _words(app: Sphinx, page: str, link: pending_xref) -> str | None:
    """Return the words of a link; nothing if it has its own."""
    if link.get("refdomain") == "cite":
        return _sources(link, ledger_of(app.env))
    if link.get("refdomain") != "std" or link["refexplicit"]:
        return None
    words, standard = nodes.inline("", link.astext()), app.env.domains.standard_domain
    found = standard.resolve_xref(
        app.env, page, app.builder, link["reftype"], link["reftarget"], link, words
    )
    return found.astext() if found else None


def _sources(link: pending_xref, ledger: Ledger) -> str:
    """Name sources that stand in a sentence; those in brackets are left out."""
    keys = link["reftarget"].split(",") if link["reftype"] == "t" else ()
    known = ledger.evidence.sources
    return ", ".join(known[key].short for key in keys if key in known)
