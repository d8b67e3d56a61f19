"""Tables: what is wrong with a file is said with file, line, field and remedy."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from pydantic import BaseModel

from briefing.errors import BriefingError, EvidenceErrors
from briefing.evidence.tables import read_table
from briefing.evidence.textfile import read_text


class Fruit(BaseModel):
    """A record of two columns."""

    name: str
    weight: float | None = None


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return the path of a table that a test writes."""
    return tmp_path / "fruit.csv"


def message(path: Path) -> str:
    """Return what is said of a broken table, with its name alone as its path."""
    with pytest.raises(BriefingError) as caught:
        read_table(path, Fruit)
    return str(caught.value).replace(f"{path.parent}/", "")


def test_rows_come_with_their_lines(table: Path) -> None:
    """Empty cells take the default; blank lines count but are no rows."""
    table.write_text("name,weight\nplum,0.1\n\npear,\n", "utf-8")

    assert [
        (2, Fruit(name="plum", weight=0.1)),
        (4, Fruit(name="pear")),
    ] == read_table(table, Fruit)


def test_quoted_line_breaks_belong_to_one_row(table: Path) -> None:
    """A row is named by the line on which it ends."""
    table.write_text('name,weight\n"plum,\nred",1\n', "utf-8")

    assert [(3, Fruit(name="plum,\nred", weight=1))] == read_table(table, Fruit)


def test_byte_order_mark_is_no_part_of_the_header(table: Path) -> None:
    """Tables saved by spreadsheet programs can be read."""
    table.write_bytes(b"\xef\xbb\xbfname,weight\r\nplum,1\r\n")

    assert [(2, Fruit(name="plum", weight=1))] == read_table(table, Fruit)


BROKEN = {
    "missing column": (
        b"name\nplum\n",
        "fruit.csv:1: column 'weight' is missing. The header is: name,weight",
    ),
    "unknown column": (
        b"name,weight,colour\n",
        "fruit.csv:1: unknown columns ['colour']. The header is: name,weight",
    ),
    "column twice": (
        b"name,weight,name\n",
        "fruit.csv:1: columns that stand twice: ['name']. The header is: name,weight",
    ),
    "too many cells": (
        b"name,weight\nplum,1,2\n",
        "fruit.csv:2: 3 cells where the header has 2. Check commas and quotes.",
    ),
    "too few cells": (
        b"name,weight\nplum\n",
        "fruit.csv:2: 1 cells where the header has 2. Check commas and quotes.",
    ),
    "quote that never ends": (
        b'name,weight\nplum,"1\n',
        "fruit.csv:2: broken CSV: unexpected end of data. Check the quotes.",
    ),
    "quote that ends too early": (
        b'name,weight\n"pl"um,1\n',
        "fruit.csv:2: broken CSV: ',' expected after '\"'. Check the quotes.",
    ),
    "broken header": (
        b'"na"me,weight\n',
        "fruit.csv:1: broken CSV: ',' expected after '\"'. Check the quotes.",
    ),
    "value missing": (
        b"name,weight\n,1\n",
        "fruit.csv:2: field 'name': a value is missing. Fill it in.",
    ),
    "no number": (
        b"name,weight\nplum,heavy\n",
        "fruit.csv:2: field 'weight': Input should be a valid number, unable to parse string as "
        "a number. Found 'heavy'.",
    ),
    "not UTF-8": (
        b"name,weight\nplum,1\np\xeache,2\n",
        "fruit.csv:3: byte 0xea is not UTF-8. Save the file as UTF-8.",
    ),
    "empty": (b"", "fruit.csv: the file is empty. Restore its content."),
    "nothing but blanks": (b" \n\n", "fruit.csv: the file is empty. Restore its content."),
}


@pytest.mark.parametrize(("content", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_tables_are_explained(table: Path, content: bytes, said: str) -> None:
    """One message says where, what and what to do."""
    table.write_bytes(content)

    assert said == message(table)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is bad input, too."""
    with pytest.raises(BriefingError, match=r"fruit\.csv: the file is missing\. Restore it\.$"):
        read_text(tmp_path / "fruit.csv")


def test_all_broken_rows_are_reported_at_once(table: Path) -> None:
    """An editor mends a table in one go."""
    table.write_text("name,weight\n,1\nplum,heavy\npear,1,2\n", "utf-8")

    with pytest.raises(EvidenceErrors) as caught:
        read_table(table, Fruit)

    assert [2, 3, 4] == [error.line for error in caught.value.errors]
    assert 3 == len(str(caught.value).splitlines())


def test_collector_runs_again_after_a_failure(table: Path) -> None:
    """Reading pauses the collector of cycles and never leaves it off."""
    table.write_text("name,weight\n,1\n", "utf-8")

    message(table)

    assert gc.isenabled()
