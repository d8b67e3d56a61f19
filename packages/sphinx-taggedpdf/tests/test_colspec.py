"""What `tabularcolumns` says, in the forms that Sphinx documents."""

from __future__ import annotations

import pytest
from sphinx_taggedpdf.translate.colspec import Column, parse

LEFT, CENTRE, RIGHT = (Column(align=side) for side in ("left", "center", "right"))


@pytest.mark.parametrize(
    ("spec", "columns"),
    [
        ("|l|c|r|", [LEFT, CENTRE, RIGHT]),
        ("LCRJ", [Column(share=0.0, align=a) for a in ("left", "center", "right", None)]),
        ("p{1in} m{10pt}", [Column(width=72.0), Column(width=10.0)]),
        (r"|\X{1}{4}|\Y{0.75}|", [Column(share=0.25), Column(share=0.75)]),
        (r"p{\sphinxcolwidth{1}{2}}p{0.5\linewidth}", [Column(share=0.5)] * 2),
        (r">{\raggedright\arraybackslash}\X{1}{1}@{}", [Column(share=1.0)]),
        ("*{3}{l}r", [LEFT, LEFT, LEFT, RIGHT]),
    ],
)
def test_columns(spec: str, columns: list[Column]) -> None:
    assert parse(spec) == columns


@pytest.mark.parametrize("spec", ["x", "p{3}", "p{3xx}", r"\X{1}", "S[table-format=2.1]"])
def test_what_is_none(spec: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(spec)
