"""How registers are set in print: closely, and nothing is left out."""

from __future__ import annotations

from docutils import nodes

from briefing.sphinxext.nodes import anchor_of, make_entry, number_entry
from briefing.sphinxext.print import families, paragraph


def rows(*given: tuple[str, str, str, str]) -> list[number_entry]:
    """Return entries of a register: name, label or statement, value, origin_cell."""
    return [
        make_entry(name, label, "", [[nodes.Text(cell)] for cell in (label, *cells)])
        for name, label, *cells in given
    ]


DOTS = [(f"total.dot-{n:02}", f"Value: dot {n}", f"{n} dollars", "the model") for n in (1, 2, 3)]
MIDDLE = [
    ("value.2024", "Value, to 2024", "2–4 dollars", "the model"),
    ("value.2024.iqr", "Value, to 2024: the middle half", "3 dollars", "points of value.2024"),
    ("value.2025", "Value, to 2025", "5 dollars", "the model"),
]


def test_numbers_of_one_kind_share_an_entry() -> None:
    found = families(rows(*MIDDLE, *DOTS, ("gdp", "Output", "9 dollars", "a source")))

    assert [2, 1, 3, 1] == [len(family) for family in found]


def test_an_entry_says_once_what_its_numbers_share() -> None:
    dots, (total, *_) = paragraph(rows(*DOTS)), families(rows(*MIDDLE))

    assert "total.dot-01 Value: dot 1: 1 dollars. the model -02 2 dollars -03 3 dollars" == (
        dots.astext()
    )
    assert paragraph(total).astext() == (
        "value.2024 Value, to 2024: 2–4 dollars. the model "
        ".iqr the middle half: 3 dollars. points of value.2024"
    )


def test_every_number_keeps_its_anchor_and_its_way_back() -> None:
    made = paragraph(rows(*DOTS))
    anchored = [i for node in made.findall(nodes.Element) for i in node["ids"]]

    assert [anchor_of(name) for name, *_ in DOTS] == anchored
    assert len(DOTS) == len([n for n in made.findall(nodes.inline) if "backlinks" in n["classes"]])


def test_statements_stand_alone() -> None:
    """Sentences share no beginning, and their full stop ends them; a fact has no value."""
    first, second = families(
        rows(
            ("trade.2023", "Trade grew.", "2 dollars", "A. Source, page 1"),
            ("trade.2024", "Trade grew on.", "–", "B. Source, page 2"),
        )
    )

    assert "trade.2023 Trade grew. 2 dollars. A. Source, page 1" == paragraph(first).astext()
    assert "trade.2024 Trade grew on. B. Source, page 2" == paragraph(second).astext()
