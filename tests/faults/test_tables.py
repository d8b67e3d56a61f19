"""Tables of evidence and vocabularies: what spreadsheets, editors and file systems do to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.evidence.observations import read_evidence
from briefing.evidence.parameters import read_assumptions
from briefing.ledger.assemble import read_ledger
from briefing.quantities.units import Units

from .conftest import told

Write = Callable[..., Path]

#: Name of the fault: cells of a row that is in order, and what must be said.
CELLS = {
    "text of spaces": ({"statement": "   "}, "'statement': '   ' begins or ends with a space"),
    "space at the end": ({"locator": "p. 4 "}, "'locator': 'p. 4 ' begins or ends with a space"),
    "tab": ({"statement": "Shells\tby count."}, r"U\+0009"),
    "NUL": ({"statement": "Shells\0."}, r"'statement': a character that nobody sees, U\+0000"),
    "writing direction": ({"statement": "Shells \u202e."}, "U\\+202E RIGHT-TO-LEFT OVERRIDE"),
    "isolate": ({"statement": "Shells \u2066."}, "U\\+2066 LEFT-TO-RIGHT ISOLATE"),
    "zero width": ({"statement": "Shells\u200b."}, "U\\+200B ZERO WIDTH SPACE"),
    "joiner at the end": ({"statement": "Shells\u200d"}, "U\\+200D"),
    "escape of a terminal": ({"statement": "Shells \x1b[2J."}, "U\\+001B"),
    "lost letter": ({"statement": "St\ufffdck"}, "U\\+FFFD REPLACEMENT CHARACTER"),
    "unassigned character": ({"statement": "x \u0378"}, "U\\+0378"),
    "line separator": ({"statement": "Shells\u2028."}, "U\\+2028 LINE SEPARATOR"),
    "plus": ({"low": "+1"}, r"'low': '\+1' is not a valid number"),
    "underscore": ({"low": "1_000", "high": "2_000"}, "'low': '1_000' is not a valid number"),
    "thousands": ({"high": "6,000"}, "'high': '6,000' is not a valid number"),
    "German decimals": ({"high": "6,5"}, "'high': '6,5' is not a valid number"),
    "unit in the value": ({"high": "6 shells"}, "is not a valid number"),
    "digits of another script": ({"high": "６"}, "is not a valid number"),
    "hexadecimal": ({"high": "0x10"}, "is not a valid number"),
    "infinity": ({"high": "inf"}, "'high': 'inf' is not a valid number"),
    "too great for a float": ({"high": "1e400"}, "'high'"),
    "not a number": ({"low": "NaN"}, "is not a valid number"),
    "formula of a spreadsheet": ({"low": "=1+1"}, "is not a valid number"),
    "error of a spreadsheet": ({"low": "#DIV/0!"}, "is not a valid number"),
    "ends in the wrong order": ({"low": "7"}, "not in order"),
    "negative": ({"low": "-4"}, "negative quantity"),
    "point with one end": ({"high": ""}, "'limit': a point"),
    "no value": ({"low": "", "high": ""}, "'shell' with 0 values"),
    "unknown unit": ({"unit": "shels"}, r"'unit'"),
    "unit of another quantity": ({"unit": "USD", "note": "n"}, "'shells' in 'USD'"),
    "date in 2099": ({"as_of": "2099-01-01"}, "'as_of': 2099-01-01 is after the source"),
    "date in 9999": ({"as_of": "9999"}, "is after the source"),
    "date of a spreadsheet": ({"as_of": "15.04.2025"}, "'15.04.2025' is not a valid date"),
    "date of America": ({"as_of": "4/15/2025"}, "is not a valid date"),
    "date with a time": ({"as_of": "2025-04-15T00:00"}, "is not a valid date"),
    "30 February": ({"as_of": "2025-02-30"}, "is not a valid date"),
    "year 0": ({"as_of": "0000"}, "is not a valid date"),
    "period backwards": ({"period_end": "2022"}, "the period ends before it starts"),
    "unknown topic": ({"topic": "munition"}, r"unknown topic 'munition' \(did you mean"),
    "unknown quantity": ({"quantity": "shell"}, "unknown quantity 'shell'"),
    "unknown voice": ({"voice": "ocs"}, "unknown voice 'ocs'"),
    "unknown origin": ({"origin": "ocs"}, "unknown voice 'ocs'"),
    "unknown source": ({"source": "doe2024"}, r"unknown source 'doe2024' \(did you mean 'doe2025'"),
    "unknown basis": ({"basis": "rumour"}, "'basis'"),
    "unknown grade": ({"reliability": "G"}, "'reliability'"),
    "grade turned round": ({"reliability": "2", "credibility": "B"}, "'reliability'"),
    "no statement": ({"statement": ""}, "'statement': a value is missing"),
    "id of capitals": ({"id": "Shells.OSC"}, "'id'"),
    "id with a tag": ({"id": "shells.<b>"}, "'id'"),
    "id with a path": ({"id": "../shells"}, "'id'"),
}  # fmt: skip


@pytest.fixture
def table(tiny: Path) -> Path:
    """Return the place of the table of observations."""
    return tiny / "evidence" / "observations.csv"


@pytest.mark.parametrize("fault", CELLS)
def test_bad_cell_is_told(tiny: Path, table: Path, observations: Write, fault: str) -> None:
    """Each names file, line and field."""
    cells, says = CELLS[fault]
    path = observations({"id": "first"}, cells).rename(table)

    told(lambda: read_evidence(tiny), path, says, line=3)


#: Name of the fault: how the bytes of the table change, and what must be said.
FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda raw: b"", "the file is empty"),
    "spaces": (lambda raw: b" \n\n", "the file is empty"),
    "old Macs": (lambda raw: raw.replace(b"\n", b"\r"), "a line ends in CR alone"),
    "latin-1": (lambda raw: raw.replace(b"Shells", "Stück".encode("latin-1")), "not UTF-8"),
    "UTF-16": (lambda raw: raw.decode().encode("utf-16"), "not UTF-8"),
    "semicolons": (lambda raw: raw.replace(b",", b";"), "column 'id' is missing"),
    "tabs": (lambda raw: raw.replace(b",", b"\t"), "column 'id' is missing"),
    "no header": (lambda raw: raw.partition(b"\n")[2], "column 'id' is missing"),
    "column missing": (lambda raw: raw.replace(b",note", b"", 1), "column 'note' is missing"),
    "column unknown": (lambda raw: raw.replace(b",note", b",note,extra", 1), "unknown columns"),
    "column twice": (lambda raw: raw.replace(b",note", b",note,note", 1), "stand twice"),
    "cell too many": (lambda raw: raw[:-1] + b",\n", "22 cells where the header has 21"),
    "cell too few": (lambda raw: raw[:-2] + b"\n", "20 cells where the header has 21"),
    "quote left open": (lambda raw: raw.replace(b"Shells by", b'"Shells by'), "broken CSV"),
    "quote left open at the end": (lambda raw: raw[:-1] + b'"a note', "broken CSV"),
    "words after a quote": (lambda raw: raw.replace(b"Shells by", b'"Shells" by'), "broken CSV"),
    "id twice": (lambda raw: raw + raw.partition(b"\n")[2], "'shells.osc' is a duplicate"),
    "marks of a merge": (lambda raw: raw + b"<<<<<<< HEAD\n", "1 cells where"),
    "page of HTML": (lambda raw: b"<!doctype html>\n", "column 'id' is missing"),
    "pointer of Git LFS": (lambda raw: b"version https://git-lfs.github.com/spec/v1\n", "missing"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FILES)
def test_bad_file_is_told(tiny: Path, table: Path, observations: Write, fault: str) -> None:
    """Each names the file."""
    change, says = FILES[fault]
    path = observations().rename(table)
    path.write_bytes(change(path.read_bytes()))

    told(lambda: read_evidence(tiny), path, says)


def _directory(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _outside(path: Path) -> None:
    other = path.parents[2] / f"{path.parents[1].name}-outside.csv"
    other.write_text("id\n")
    path.symlink_to(other)


PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "the file is missing"),
    "a folder": (_directory, "cannot be read: Is a directory"),
    "a link to itself": (_loop, "cannot be read: Too many levels of symbolic links"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "the file is missing"),
    "a link out of the folder": (_outside, "a link to a file outside the folder"),
}


@pytest.mark.parametrize("fault", PLACES)
def test_what_is_no_file_is_told(tiny: Path, table: Path, fault: str) -> None:
    """Each names the file."""
    make, says = PLACES[fault]
    make(table)

    told(lambda: read_evidence(tiny), table, says)


#: Name of the fault: cells of a parameter that is in order, and what must be said.
PARAMETERS = {
    "unknown family": ({"family": "normal"}, "'family'"),
    "unknown unit": ({"unit": "USD/persn"}, "'unit'"),
    "unknown quality": ({"quality": "fine"}, "'quality'"),
    "no reason": ({"reason": ""}, "'reason': a value is missing"),
    "no group": ({"group": ""}, "'group': a value is missing"),
    "id with a path": ({"id": "../pay"}, "'id'"),
    "hidden": ({"reason": "One\u200bservice."}, "U\\+200B"),
}  # fmt: skip


@pytest.mark.parametrize("fault", PARAMETERS)
def test_bad_parameter_is_told(parameters: Write, units: Units, fault: str) -> None:
    """Each names file, line and field."""
    cells, says = PARAMETERS[fault]
    path = parameters(cells)

    told(lambda: read_assumptions(path, units), path, says, line=2)


#: Name of the fault: the end that changes, its expression, and what must be said.
BOUNDS = {
    "minimum above maximum": ("gun-price,minimum", "6000000", "bounds cross"),
    "lower above upper": ("gun-price,minimum", "3500000", "bounds cross"),
    "maximum below the others": ("gun-price,maximum", "3", "'maximum': bounds cross"),
    "high below all": ("gun-price,high", "100000", "'high': bounds cross"),
    "share above all": ("unusable,maximum", "1.5", "'maximum': share 1.5 is above 1"),
    "end of another family": ("gun-price,central", "400000", "'central': a lognormal"),
    "negative": ("unusable,minimum", "0 − 1", "'minimum': -1 is not allowed"),
    "lognormal from 0": ("gun-price,minimum", "0", "'minimum': 0 is not allowed"),
    "no width": ("unusable,minimum", "0.5", "bounds cross"),
    "end twice": ("gun-price,low", None, "'low' of 'gun-price' is a duplicate"),
    "unknown end": ("gun-price,middle", "300000", "'end'"),
    "unknown parameter": ("gun-prize,low", "300000", "unknown parameter 'gun-prize'"),
    "unknown evidence": ("pay,low", "pay.nsi.2024-10", "unknown number 'pay.nsi.2024-10'"),
    "unit of another quantity": ("pay,low", "price.152mm.stangarone.2023@low", "unit"),
    "division by zero": ("gun-price,low", "1 ÷ 0", "zero"),
    "plus": ("gun-price,low", "+300000", "is not a valid expression"),
    "code": ("gun-price,low", "__import__('os')", "is not a valid expression"),
    "hidden": ("gun-price,low", "300000\u200b", "U\\+200B"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BOUNDS)
def test_bad_bound_is_told(copy: Path, fault: str) -> None:
    """Each names file and line."""
    end, expression, says = BOUNDS[fault]
    path = copy / "evidence" / "bounds.csv"
    text = path.read_text("utf-8")
    old = next((row for row in text.splitlines() if row.startswith(f"{end},")), "")
    row = old if expression is None else f"{end},{expression},Ours."
    if old and expression is not None:
        path.write_text(text.replace(old, row), "utf-8")
        line = text.splitlines().index(old) + 1
    else:
        path.write_text(f"{text}{row}\n", "utf-8")
        line = len(text.splitlines()) + 1

    told(lambda: read_ledger(copy), path, says, line)


#: Name of the fault: file, what stands in it, and what must be said.
TERMS: dict[str, tuple[str, str | bytes, str]] = {
    "no TOML": ("topics", "munitions = \n", "invalid TOML"),
    "a table twice": ("topics", '[a]\nlabel = "A"\n[a]\nlabel = "B"\n', "invalid TOML"),
    "a value, not a table": ("topics", 'munitions = "Munitions"\n', "term 'munitions'"),
    "no label": ("topics", "[munitions]\n", "field 'label'"),
    "label empty": ("topics", '[munitions]\nlabel = ""\n', "field 'label'"),
    "label a number": ("topics", "[munitions]\nlabel = 5\n", "field 'label'"),
    "label hidden": ("topics", '[munitions]\nlabel = "Mu\u200bnitions"\n', "U\\+200B"),
    "label of spaces": ("topics", '[munitions]\nlabel = "  "\n', "field 'label'"),
    "field unknown": ("topics", '[munitions]\nlabel = "M"\ncolour = "red"\n', "field 'colour'"),
    "unit unknown": ("quantities", '[shells]\nlabel = "S"\nunits = ["shels"]\n', "shels"),
    "voice unknown": ("voices", '[osc]\nlabel = "O"\ndraws_on = ["rok"]\n', "unknown voice 'rok'"),
    "voice of itself": ("voices", '[osc]\nlabel = "O"\ndraws_on = ["osc"]\n', "it draws on itself"),
    "in another encoding": ("voices", '[osc]\nlabel = "B\u00c3\u00bcro"\n', "read in another encoding"),
    "latin-1": ("voices", b'[osc]\nlabel = "\xfc"\n', "not UTF-8"),
    "empty": ("voices", "", "the file is empty"),
}  # fmt: skip


@pytest.mark.parametrize("fault", TERMS)
def test_bad_term_is_told(tiny: Path, fault: str) -> None:
    """Each names the file and the term."""
    name, text, says = TERMS[fault]
    path = tiny / "analysis" / f"{name}.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())

    told(lambda: read_evidence(tiny), path, says)
