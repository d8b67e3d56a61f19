"""What schema.org 30.0 says of the types and properties in use, and what in JSON-LD is not so.

Taken from `schemaorg-current-https.jsonld` of that release: the supertypes of each type, and for
each property the types that have it and the types of its values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

ABOVE = {
    "Report": "Article CreativeWork Thing", "Dataset": "CreativeWork Thing",
    "ClaimReview": "Review CreativeWork Thing", "Claim": "CreativeWork Thing",
    "CreativeWork": "Thing", "Rating": "Intangible Thing",
    "PropertyValue": "StructuredValue Intangible Thing",
    "DataDownload": "MediaObject CreativeWork Thing", "MediaObject": "CreativeWork Thing",
    "Organization": "Thing", "Place": "Thing",
}  # fmt: skip
PROPERTIES = {
    "name": ("Thing", "Text"), "description": ("Thing", "Text TextObject"),
    "url": ("Thing", "URL"), "alternateName": ("Thing", "Text"),
    "author": ("CreativeWork Rating", "Organization Person"),
    "publisher": ("CreativeWork", "Organization Person"),
    "creator": ("CreativeWork", "Organization Person"),
    "datePublished": ("CreativeWork", "Date DateTime"), "version": ("CreativeWork", "Text Number"),
    "inLanguage": ("CreativeWork", "Text Language"),
    "keywords": ("CreativeWork", "DefinedTerm Text URL"),
    "license": ("CreativeWork", "CreativeWork URL"), "headline": ("CreativeWork", "Text"),
    "isAccessibleForFree": ("CreativeWork", "Boolean"), "reportNumber": ("Report", "Text"),
    "encoding": ("CreativeWork", "MediaObject"), "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "temporalCoverage": ("CreativeWork", "Text URL DateTime"),
    "spatialCoverage": ("CreativeWork", "Place"), "distribution": ("Dataset", "DataDownload"),
    "variableMeasured": ("Dataset", "PropertyValue Property Text StatisticalVariable"),
    "claimReviewed": ("ClaimReview", "Text"), "reviewBody": ("Review", "Text"),
    "itemReviewed": ("Review", "Thing"), "reviewRating": ("Review", "Rating"),
    "appearance": ("Claim", "CreativeWork"), "ratingValue": ("Rating", "Text Number"),
    "bestRating": ("Rating", "Text Number"), "worstRating": ("Rating", "Text Number"),
    "unitText": ("PropertyValue", "Text"), "contentUrl": ("MediaObject", "URL"),
    "encodingFormat": ("CreativeWork MediaObject", "Text URL"),
}  # fmt: skip
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _kinds(name: str) -> set[str]:
    """Return a type and all above it."""
    return {name, *ABOVE.get(name, "").split()}


def faults(data: Any) -> Iterator[str]:
    """Yield what is wrong in JSON-LD: unknown types and properties, values of a wrong type, gaps."""
    if isinstance(data, list):
        for each in data:
            yield from faults(each)
        return
    if not isinstance(data, dict):
        return
    kind = data.get("@type", "")
    if "@graph" not in data and kind not in ABOVE:
        yield f"unknown type {kind!r}"
        return
    for name, value in data.items():
        if not name.startswith("@"):
            yield from (f"{kind}.{name}: {fault}" for fault in _property(kind, name, value))
        if not name.startswith("@") or name == "@graph":
            yield from faults(value)


def _property(kind: str, name: str, value: Any) -> Iterator[str]:
    if name not in PROPERTIES:
        yield "unknown property"
        return
    owners, wanted = (set(part.split()) for part in PROPERTIES[name])
    if not owners & _kinds(kind):
        yield f"is no property of {kind}"
    for each in value if isinstance(value, list) else [value]:
        if each in ("", None, {}, []):
            yield "is empty"
        elif not _is(each, wanted):
            yield f"{each!r} is none of {sorted(wanted)}"


def _is(value: Any, wanted: set[str]) -> bool:
    if isinstance(value, dict):
        return bool(_kinds(value.get("@type", "Place")) & wanted)
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int | float):
        return "Number" in wanted
    text = str(value)
    is_date = "Date" in wanted and DATE.fullmatch(text) is not None
    is_url = "URL" in wanted and " " not in text
    return "Text" in wanted or is_date or is_url
