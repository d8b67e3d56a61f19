"""What machines read about a page: reference managers, search engines, link previews.

Plain data only; putting it into a page is `sphinxext.head`'s work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..evidence.sources import Source
from ..words.catalogue import translate
from .citation import GENRE, LICENCE, Work

Tag = tuple[str, str]


def highwire(work: Work, pdf: str) -> Iterator[Tag]:
    """Yield the tags that Google Scholar and Zotero read of the whole, or of a part of it.

    A part is a section of a book to Zotero; so it keeps the title of the whole.
    """
    yield "citation_title", work.title
    yield from (("citation_author", _author(author)) for author in work.authors)
    yield "citation_publication_date", work.date.replace("-", "/")
    yield "citation_date", work.date  # Zotero takes this one, in its own way of writing dates
    yield "citation_publisher", work.authors[0]
    yield "citation_language", work.language.code
    if work.part_of:
        yield "citation_inbook_title", work.part_of
        yield "citation_book_title", work.part_of
    else:
        yield "citation_technical_report_institution", work.authors[0]
        yield "citation_technical_report_number", work.version
        yield "citation_abstract", work.abstract
        yield from (("citation_keywords", word) for word in work.keywords)
    if work.url:
        yield "citation_public_url", work.url
    yield "citation_pdf_url", pdf


def _author(name: str) -> str:
    """Write an author so that an institution stays in one piece.

    Zotero takes the last word of a name without comma for a family name.

    >>> _author("A Project"), _author("Doe, Jane")
    ('A Project,', 'Doe, Jane')
    """
    return name if "," in name else f"{name},"


def references(sources: Iterable[Source]) -> Iterator[Tag]:
    """Yield the list of sources."""
    yield from (("citation_reference", reference(source)) for source in sources)


def reference(source: Source) -> str:
    """Write one source as the fields of a `citation_reference`; `;` parts the fields."""
    fields = {
        "title": source.title,
        "author": source.author,
        "publication_date": source.year,
        "journal_title": source.outlet if source.outlet != source.author else "",
    }
    known = ((name, value.replace(";", ",")) for name, value in fields.items() if value)
    return "; ".join(f"citation_{name}={value}" for name, value in known)


def dublin_core(work: Work) -> Iterator[Tag]:
    """Yield the Dublin Core elements."""
    yield "DC.title", work.title
    yield from (("DC.creator", author) for author in work.authors)
    yield "DC.date", work.date
    yield "DC.language", work.language.code
    yield "DC.rights", LICENCE
    yield "DC.type", translate(GENRE, work.language)
    yield "DC.description", work.abstract


@dataclass(frozen=True, slots=True)
class Preview:
    """What other sites show beside a link; without an address there is no picture."""

    title: str
    description: str
    site: str
    date: str
    locale: str
    url: str = ""
    image: str = ""
    #: What the picture says.
    alt: str = ""


def open_graph(shown: Preview) -> Iterator[Tag]:
    """Yield the tags from which other sites make a preview of a link."""
    yield "og:type", "article"
    yield "og:title", shown.title
    yield "og:description", shown.description
    yield "og:site_name", shown.site
    yield "og:locale", shown.locale
    yield "article:published_time", shown.date
    if shown.url:
        yield "og:url", shown.url
        yield "og:image", shown.image
        yield "og:image:alt", shown.alt
        yield "og:image:width", "1200"
        yield "og:image:height", "630"
        yield "twitter:card", "summary_large_image"


def _work(work: Work, kind: str) -> dict[str, Any]:
    organisations = _organisations(work)
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": work.url,
        "name": work.title,
        "description": work.abstract,
        "author": organisations,
        "publisher": organisations[0],
        "datePublished": work.date,
        "version": work.version,
        "inLanguage": work.language.code,
        "keywords": list(work.keywords),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "url": work.url,
    }
    return {key: value for key, value in data.items() if value}


def report(work: Work, pdf: str) -> dict[str, Any]:
    """Return the briefing as schema.org sees it."""
    encoding = {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": pdf}
    return _work(work, "Report") | {"reportNumber": work.version, "encoding": encoding}


def dataset(
    work: Work,
    about: str,
    files: Mapping[str, str],
    variables: Iterable[tuple[str, str]],
    *,
    period: str = "",
    places: Iterable[str] = (),
) -> dict[str, Any]:
    """Return the data as schema.org sees them.

    Files are given by address, variables with their units, the period as in ISO 8601.
    """
    whole = _work(work, "Dataset") | {
        "description": about,
        "creator": _organisations(work),
        "isPartOf": {"@type": "Report", "name": work.part_of},
        "temporalCoverage": period,
        "spatialCoverage": [{"@type": "Place", "name": name} for name in places],
        "distribution": [
            {"@type": "DataDownload", "contentUrl": url, "encodingFormat": media}
            for url, media in files.items()
        ],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name} | ({"unitText": unit} if unit else {})
            for name, unit in variables
        ],
    }
    return {key: value for key, value in whole.items() if value}


@dataclass(frozen=True, slots=True)
class Review:
    """The verdict on one statement of others, in words for readers."""

    address: str
    #: What was claimed, what the evidence says, and the verdict in one word.
    claimed: str
    found: str
    verdict: str
    #: From 1, wrong, to `BEST`, faithful; nothing where it cannot be checked.
    rating: int | None


BEST = 3


def claim_reviews(work: Work, audited: Source | None, reviews: Iterable[Review]) -> dict[str, Any]:
    """Return the verdicts as schema.org's ClaimReview, which archives of fact checks collect."""
    appearance = {"@type": "CreativeWork", "headline": audited.title, "url": audited.url,
                  "author": {"@type": "Organization", "name": audited.author},
                  } if audited else {}  # fmt: skip
    return {"@context": "https://schema.org", "@graph": [
        {
            "@type": "ClaimReview",
            "url": review.address,
            "claimReviewed": review.claimed,
            "reviewBody": review.found,
            "author": _organisations(work)[0],
            "datePublished": work.date,
            "inLanguage": work.language.code,
            "itemReviewed": {"@type": "Claim", "name": review.claimed}
            | ({"appearance": appearance} if appearance else {}),
            "reviewRating": _rating(review),
        }
        for review in reviews
    ]}  # fmt: skip


def _rating(review: Review) -> dict[str, Any]:
    scale = {"ratingValue": review.rating, "bestRating": BEST, "worstRating": 1}
    named = {"@type": "Rating", "alternateName": review.verdict}
    return named | scale if review.rating else named


def _organisations(work: Work) -> list[dict[str, str]]:
    return [{"@type": "Organization", "name": author} for author in work.authors]
