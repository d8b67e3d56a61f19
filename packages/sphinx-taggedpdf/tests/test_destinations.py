"""Where links within the document lead, once the pages are laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject

from .conftest import Built

TARGETS = (("plants", "All plants"), ("größe (m²)", "All sizes"))


def links(reader: PdfReader) -> Iterator[tuple[int, float, str]]:
    """Yield page, height and description of the target of each link, but those of the contents."""
    for page in reader.pages:
        for link in (a.get_object() for a in page.get("/Annots", ())):
            if isinstance(link.get("/Dest"), ArrayObject):
                target, _, _, top, _ = link["/Dest"]
                page_number = reader.get_page_number(target)
                assert page_number is not None
                yield page_number, float(top), str(link["/Contents"])


def height(page: PageObject, words: str) -> float:
    """Return how high *words* stand on *page*."""
    found: list[float] = []

    def note(text: str, page: list[float], line: list[float], *_: object) -> None:
        if words in text:
            found.append(line[5] * page[3] + page[5])

    page.extract_text(visitor_text=note)
    return found[0]


def test_links_lead_to_the_line_above_their_target(tiny: Callable[..., Built]) -> None:
    filler = "Words that fill pages. " * 300
    text = "# Chapter\n\n" + "".join(f"[to it](<#{name}>) " for name, _ in TARGETS)
    for name, title in TARGETS:
        text += f"\n\n{filler}\n\n({name})=\n## {title}\n\nWords.\n"
    built = tiny(text, myst_heading_anchors=0)
    reader = PdfReader(built.pdf)
    found = list(links(reader))

    assert "" == built.warnings
    assert b"place:" not in built.pdf.read_bytes()
    for (page, top, said), (_, title) in zip(found, TARGETS, strict=True):
        assert f"page {page + 1}" == said
        assert 0 < top - height(reader.pages[page], title) < 30


def test_target_that_the_template_swallows_is_an_error(tiny: Callable[..., Built]) -> None:
    built = tiny(
        "# Chapter\n\n[to it](#below)\n\n```{container} gone\n(below)=\nUnder the mat.\n```\n",
        files={
            "own.typ": '#import "/template/main.typ": *\n#import "/template/main.typ" as base\n'
            "#let styles = base.styles + (gone: body => none)\n"
        },
        taggedpdf_template="own.typ",
    )

    assert 1 == built.app.statuscode
    assert "text:below" in built.warnings
    assert not built.pdf.exists()
