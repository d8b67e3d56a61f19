"""The head of every page: security policy, description, citation data, other editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from typing import Any

from babel import Locale
from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from ...exchange import metadata, preview, schema_org
from ...exchange.archive import PACKAGE
from ...exchange.datapackage import ABOUT
from ...exchange.formats import in_text
from ...exchange.metadata import Tag
from ...ledger.assumptions import assumed
from ...words.catalogue import Language, translate
from ...words.numbers import locale_of, unit_in_words
from ...words.plain import plain_text
from ..addresses import address, base, cited_base, edition_address, page_file, up
from ..datafiles import PUBLISHED
from ..directives import findings
from ..directives.downloads import tables_of
from ..jsonscript import json_script
from ..nodes import plain
from ..state import language_of, ledger_of, work_of
from .images import CARD, card_file, finding

#: Nothing but our own files, and no script or style inside a page.
#: Pictures may be data, because the theme's icons are.
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'"
)
#: The feed of editions, at the root of the site.
FEED = "feed.xml"
#: Longest description that search engines show.
LONGEST = 200


def description(doctree: nodes.document | None, otherwise: str) -> str:
    """Return the first paragraph of a page, shortened at a word."""
    paragraphs = doctree.findall(nodes.paragraph) if doctree else ()
    texts = (plain(p) for p in paragraphs if not isinstance(p.parent, nodes.Admonition))
    return shorten(next((text for text in texts if len(text) > 40), otherwise))


def shorten(text: str, longest: int = LONGEST) -> str:
    """Cut a text at a word.

    >>> shorten("one two three", 9)
    'one two…'
    """
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"


def meta(tags: Iterable[Tag]) -> Iterator[str]:
    """Write tags as HTML; Open Graph asks for `property`."""
    for name, content in tags:
        key = "property" if name.startswith(("og:", "article:")) else "name"
        yield f'<meta {key}="{escape(name)}" content="{escape(content)}">'


def _citation(app: Sphinx, page: str, title: str) -> Iterator[str]:
    """Say how to cite the page: the start page stands for the whole, the others are parts."""
    if page not in app.env.found_docs:
        return
    work, pdf = work_of(app.env), address(app, app.config.briefing_pdf, page)
    if page == app.config.root_doc:
        yield from meta(metadata.highwire(work, pdf))
        yield from meta(metadata.dublin_core(work))
        yield json_script(schema_org.report(work, pdf))
    elif not app.env.metadata[page].get("orphan"):
        root = cited_base(app.config)
        part = work.part(page, title, root and root + page_file(page))
        yield from meta(metadata.highwire(part, pdf))


def _references(app: Sphinx, page: str) -> Iterator[str]:
    """List the sources on the page that lists them for readers."""
    citations = app.env.get_domain("cite").citations  # type: ignore[attr-defined]
    known = ledger_of(app.env).evidence.sources
    listed = {c.key for c in citations if c.bibliography_key.docname == page}
    yield from meta(metadata.references(known[key] for key in sorted(listed & known.keys())))


def _data(app: Sphinx, page: str) -> Iterator[str]:
    """Describe the data package on the page that offers it."""
    if page != app.config.briefing_pages.get("data"):
        return
    ledger, language = ledger_of(app.env), language_of(app.env)
    work = work_of(app.env)
    url = address(app, page_file(page), page)
    files = {address(app, f"{PUBLISHED}/{PACKAGE}", page): "application/zip"}
    for table in tables_of(app.env):
        files[address(app, f"{PUBLISHED}/{table.path}", page)] = "text/csv"
    numbers = [
        ledger[name] for name in (*map(assumed, ledger.parameters), *ledger.study.model.outputs)
    ]
    variables = [(translate(n.label, language), unit_in_words(n.unit, language)) for n in numbers]
    days = sorted(row.as_of for row in ledger.evidence.observations.values())
    part = work.part("data", translate("{}: data", language).format(work.title), url, "dataset")
    yield json_script(schema_org.dataset(
        part, translate(ABOUT, language), files, variables, period=f"{days[0]}/{days[-1]}",
        places=[translate(name, language) for name in app.config.briefing_places],
    ))  # fmt: skip


#: How far a verdict is from the truth of the statement.
RATINGS = {"faithful": schema_org.BEST, "overstated": 2, "wrong": 1}


def _claims(app: Sphinx, page: str, body: str) -> Iterator[str]:
    """Describe the verdicts on the page that gives them."""
    if 'class="claims' not in body:
        return
    ledger, language = ledger_of(app.env), language_of(app.env)
    say = partial(plain_text, ledger=ledger, language=language)
    root = cited_base(app.config)
    reviews = [
        schema_org.Review(
            f"{root}{page_file(page)}#{findings.anchor_of(claim)}", say(claim.says),
            say(claim.finding or claim.reason_unchecked), say(claim.verdict),
            RATINGS.get(claim.verdict),
        )
        for claim in ledger.claims.values()
    ]  # fmt: skip
    audited = ledger.evidence.sources.get(app.config.briefing_audited)
    yield json_script(schema_org.claim_reviews(work_of(app.env), audited, reviews))


def _editions(app: Sphinx, page: str) -> Iterator[str]:
    languages = app.config.briefing_languages
    if base(app.config) and len(languages) > 1 and page in app.env.found_docs:
        for language in [*languages, "x-default"]:
            known = languages[0] if language == "x-default" else language
            url = escape(edition_address(app, known, page))
            yield f'<link rel="alternate" hreflang="{language}" href="{url}">'


def _formats(app: Sphinx, page: str) -> Iterator[str]:
    """Name the feed of editions, and the page as Markdown."""
    way = up(page)
    yield f'<link rel="alternate" type="application/atom+xml" href="{way}{FEED}">'
    if page in app.env.found_docs:
        yield f'<link rel="alternate" type="text/markdown" href="{way}{page}.md">'


def _preview(
    app: Sphinx, page: str, title: str, text: str, doctree: nodes.document | None
) -> preview.Preview:
    work, root = work_of(app.env), base(app.config)
    said = finding(doctree) if doctree else ""
    card = card_file(page) if said else CARD
    return preview.Preview(
        title, said or text, work.title.partition(": ")[0], work.date,
        str(locale_of(language_of(app.env))), root and root + page_file(page), root + card,
        said or work.title,
    )  # fmt: skip


#: What the copy buttons say; the keys are their script's names for it.
COPY = {"copied": "Copied.", "marked": "Copying is not allowed here; the text is marked."}


def _copy_script(path: str, language: Language) -> str:
    said = (f'data-{k}="{escape(translate(words, language))}"' for k, words in COPY.items())
    return f'<script src="{path}" {" ".join(said)} defer></script>'


def add(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put everything into the head of a page."""
    work = work_of(app.env)
    title = Markup(context.get("title") or work.title).striptags()
    text = description(doctree, work.abstract)
    if page == app.config.root_doc:
        title, text = work.title, shorten(work.abstract)
    described = "name=description" in context.get("metatags", "").replace('"', "")
    lines = [
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        f'<script src="{context["pathto"]("_static/fonts.js", resource=True)}"></script>',
        _copy_script(context["pathto"]("_static/copy.js", resource=True), language_of(app.env)),
        *([] if described else meta([("description", text)])),
    ]
    context["metatags"] = "\n".join([*lines, context.get("metatags", "")])
    # what only machines read comes after the style sheets, which readers wait for
    context["details"] = "\n".join([
        *meta(preview.open_graph(_preview(app, page, title, text, doctree))),
        *_editions(app, page),
        *_formats(app, page),
        *_citation(app, page, title),
        *_references(app, page),
        *_data(app, page),
        *_claims(app, page, context.get("body", "")),
    ])  # fmt: skip
    context["citation"] = escape(in_text(work))  # at the foot of a printed page
    context["editions"] = [
        (
            Locale.parse(language).get_display_name(language),
            language,
            edition_address(app, language, page),
        )
        for language in app.config.briefing_languages
        if language != app.config.language
        and (page in app.env.found_docs or page in app.config.html_additional_pages)
    ]
