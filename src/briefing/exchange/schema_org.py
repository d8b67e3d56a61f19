"""What search engines and archives of fact checks read: the vocabulary of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..evidence.sources import Source
from .citation import LICENCE, Work
from .creator import Creator


def _work(work: Work, kind: str) -> dict[str, Any]:
    authors = _authors(work)
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": work.url,
        "name": work.title,
        "description": work.abstract,
        "author": authors,
        "publisher": authors[0],
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
        "creator": _authors(work),
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
            "author": _authors(work)[0],
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


def _authors(work: Work) -> list[dict[str, str]]:
    return [_person(author) if author.given else {"@type": "Organization", "name": author.name}
            for author in work.authors]  # fmt: skip


def _person(author: Creator) -> dict[str, str]:
    parts = {"givenName": author.given, "familyName": author.name}
    return {"@type": "Person", "name": f"{author.given} {author.name}", **parts}
