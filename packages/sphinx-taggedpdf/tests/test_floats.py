"""Which figures move, and what that does to a page."""

from collections.abc import Callable

from pypdf import PdfReader
from sphinx_taggedpdf.typst.floats import (
    before_its_chapter,
    first_of_each_chapter,
    moved,
    overtaken,
)

from .conftest import Built
from .test_destinations import links

TALL = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400">'
    '<rect width="300" height="400"/></svg>'
)


def test_only_figures_that_leave_a_large_gap() -> None:
    places = [("a:1", 1, 300.0), ("a:2", 2, 700.0), ("b:3", 3, 300.0)]
    stands = [("a:1", 2, 90.0), ("a:2", 3, 90.0), ("b:3", 3, 310.0)]

    assert ["a:1"] == moved(places, stands, 842)


def test_a_figure_that_stands_two_pages_on_has_left_a_gap() -> None:
    assert ["a:1"] == moved([("a:1", 1, 800.0)], [("a:1", 3, 90.0)], 842)


def test_figures_keep_their_order() -> None:
    stands = [("a:2", 2, 90.0), ("a:1", 2, 400.0), ("b:3", 1, 90.0), ("a:10", 3, 90.0)]

    assert ["a:1"] == overtaken(stands)


def test_a_figure_does_not_move_to_above_the_opening_of_its_chapter() -> None:
    openings = [("", 1, 90.0), ("", 2, 300.0)]
    places = [("a:1", 1, 500.0), ("b:2", 2, 500.0), ("b:3", 2, 600.0)]
    stands = [("a:1", 2, 90.0), ("b:2", 2, 90.0), ("b:3", 3, 90.0)]

    assert ["b:2"] == before_its_chapter(openings, places, stands)


def test_one_figure_for_each_chapter_at_a_time() -> None:
    assert {"a:1", "b:3"} == first_of_each_chapter(["a:1", "a:2", "b:3"])


def test_text_fills_the_gap_before_a_figure(tiny: Callable[..., Built]) -> None:
    before = "Words that stand before the figure. " * 40
    after = "Text behind fills. " * 60
    figure = "```{figure} tall.svg\n:name: tall\n:alt: A tall box\n\nThe caption\n```"
    text = f"# Chapter\n\n{{numref}}`tall`. {before}\n\n{figure}\n\n{after}\n"
    built = tiny(text, files={"tall.svg": TALL}, numfig=True)
    reader = PdfReader(built.pdf)
    pages = [page.extract_text() for page in reader.pages]
    first = next(page for page in pages if "Words that stand" in page)

    assert "" == built.warnings
    assert "The caption" not in first
    assert "Text behind" in first
    # links lead to where the figure came to stand
    assert [True] == [
        "The caption" in pages[page] for page, _, said in links(reader) if "Fig" in said
    ]
