"""Vocabularies: topics, quantities and voices are data, and what is wrong with them is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.evidence.observations import read_evidence
from briefing.evidence.vocabularies import read_vocabularies

VALID = {
    "units": '[shell]\ndefine = "[shell]"\nen = ["shell", "shells"]\n',
    "topics": '[munitions]\nlabel = "Munitions"\n',
    "quantities": '[shells]\nlabel = "Shells"\nunits = ["shell"]\n',
    "voices": '[osc]\nlabel = "Open Source Centre"\n[msmt]\nlabel = "Team"\ndraws_on = ["osc"]\n',
}
Lay = Callable[..., Path]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Write the files, with one of them changed."""

    def write(**changed: str) -> Path:
        (tmp_path / "analysis").mkdir()
        for name, text in {**VALID, **changed}.items():
            (tmp_path / "analysis" / f"{name}.toml").write_text(text, "utf-8")
        return tmp_path

    return write


def test_terms_come_in_the_order_of_the_file(lay: Lay) -> None:
    """A term has a label, a quantity its units, a voice those whose counts it uses."""
    found = read_vocabularies(lay())

    assert ["osc", "msmt"] == list(found.voices)
    assert (("osc",), ("shell",)) == (
        found.voices["msmt"].draws_on,
        found.quantities["shells"].units,
    )


BROKEN = {
    "no label": (
        {"topics": "[munitions]\n"},
        "topics.toml:1: term 'munitions', field 'label': Field required. "
        "A term is a table with a label.",
    ),
    "unknown unit": (
        {"quantities": '# What\n[shells]\nlabel = "Shells"\nunits = ["shels"]\n'},
        "quantities.toml:2: term 'shells', field 'units': unknown unit 'shels' "
        "(did you mean 'shell'?). Use a unit of units.toml or add it there.",
    ),
    "unknown voice": (
        {"voices": '[osc]\nlabel = "O"\n[msmt]\nlabel = "M"\ndraws_on = ["ocs"]\n'},
        "voices.toml:3: term 'msmt', field 'draws_on': unknown voice 'ocs' "
        "(did you mean 'osc'?). Check the name.",
    ),
    "no TOML": (
        {"topics": "[munitions\n"},
        "topics.toml: invalid TOML: Expected ']' at the end of a table declaration "
        "(at line 1, column 11). Correct the line.",
    ),
    "empty": ({"voices": ""}, "voices.toml: the file is empty. Restore its content."),
}


@pytest.mark.parametrize(("changed", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_files_are_explained(lay: Lay, changed: dict[str, str], said: str) -> None:
    """One message says file, line, term, field and remedy."""
    root = lay(**changed)

    with pytest.raises(BriefingError) as caught:
        read_vocabularies(root)

    assert said == str(caught.value).replace(f"{root / 'analysis'}/", "")


def test_missing_file_is_explained(lay: Lay) -> None:
    """A briefing without the list of its voices is told so."""
    root = lay()
    (root / "analysis" / "voices.toml").unlink()

    with pytest.raises(BriefingError, match=r"voices\.toml: the file is missing"):
        read_vocabularies(root)


def test_every_term_of_the_briefing_is_used(root: Path) -> None:
    """A term that no observation uses, and no voice draws on, is left over."""
    evidence = read_evidence(root)
    rows, terms = evidence.observations.values(), evidence.vocabularies
    drawn = {name for voice in terms.voices.values() for name in voice.draws_on}

    assert set(terms.topics) == {row.topic for row in rows}
    assert set(terms.quantities) == {row.quantity for row in rows} - {""}
    assert set(terms.voices) == {name for row in rows for name in (row.voice, row.origin)} | drawn
