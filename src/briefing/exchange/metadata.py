"""What reference managers and libraries read about a page: tags of its head.

Plain data only; putting it into a page is `sphinxext.head`'s work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..evidence.sources import Source
from ..words.catalogue import translate
from .citation import GENRE, LICENCE, Work
from .creator import Creator

Tag = tuple[str, str]


def highwire(work: Work, pdf: str) -> Iterator[Tag]:
    """Yield the tags that Google Scholar and Zotero read of the whole, or of a part of it.

    A part is a section of a book to Zotero; so it keeps the title of the whole.
    """
    yield "citation_title", work.title
    yield from (("citation_author", _author(author)) for author in work.authors)
    yield "citation_publication_date", work.date.replace("-", "/")
    yield "citation_date", work.date  # Zotero takes this one, in its own way of writing dates
    yield "citation_publisher", work.names[0]
    yield "citation_language", work.language.code
    if work.part_of:
        yield "citation_inbook_title", work.part_of
        yield "citation_book_title", work.part_of
    else:
        yield "citation_technical_report_institution", work.names[0]
        yield "citation_technical_report_number", work.version
        yield "citation_abstract", work.abstract
        yield from (("citation_keywords", word) for word in work.keywords)
    if work.url:
        yield "citation_public_url", work.url
    yield "citation_pdf_url", pdf


def _author(author: Creator) -> str:
    """Write an author so that an institution stays in one piece.

    Zotero takes the last word of a name without comma for a family name.

    >>> _author(Creator("A Project")), _author(Creator("Doe", "Jane"))
    ('A Project,', 'Doe, Jane')
    """
    return f"{author.name}, {author.given}".rstrip()


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
    yield from (("DC.creator", name) for name in work.names)
    yield "DC.date", work.date
    yield "DC.language", work.language.code
    yield "DC.rights", LICENCE
    yield "DC.type", translate(GENRE, work.language)
    yield "DC.description", work.abstract
