"""The block that Typst refuses without a place is found by leaving out the others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sphinx_taggedpdf.typst import blame

from .conftest import FIRST, Built

CODE = """#import "x" as doc
#{
doc.head(1, "One /* no.md:9 */ ")
/* a.rst:1 */ par({"A \\" } word"; $ ( \\$ 1 $.body})
{
/* a.rst:3 */ list({/* a.rst:3 */ par({"good"})}, {/* a.rst:5 */ par({"bad"})}, tight: true)
/* a.rst:7 */ par({"more"})
}
/* b.rst:2 */ par({"last"})
}
"""


@pytest.mark.parametrize(
    ("bad", "place"),
    [
        ("bad", ("a.rst", 5)),
        ("word", ("a.rst", 1)),
        ("last", ("b.rst", 2)),
        ("tight", ("a.rst", 3)),
        ("head", None),
        ("absent", None),
    ],
)
def test_innermost_block_is_named(bad: str, place: tuple[str, int] | None) -> None:
    assert place == blame.find(CODE, lambda code: bad in code)


def test_an_error_without_a_place_gets_one(book: Callable[..., Built]) -> None:
    paragraphs = "\n\n".join(f"Paragraph {n}." for n in range(9))
    built = book(
        f"{FIRST}{paragraphs}\n\n.. container:: deep\n\n   Words in it.\n\nThe end.",
        files={
            "own.typ": '#import "/template/main.typ": *\n#import "/template/main.typ" as base\n'
            '#let styles = base.styles + (deep: body => { show regex("x"): x => { x; h(1pt) }; raw("x" * 600) })\n'
        },
        conf='taggedpdf_template = "own.typ"\n',
    )

    assert "index.rst:25: maximum grouping depth exceeded" in built.warnings
    assert "Traceback" not in built.warnings
    assert not built.pdf.exists()
