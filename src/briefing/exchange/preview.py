"""What other sites show beside a link: the tags of Open Graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .metadata import Tag


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
