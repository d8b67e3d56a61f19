"""The command line: a number with its whole chain, and one message for bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.ledger.ledger import Ledger

Captured = pytest.CaptureFixture[str]


def test_number_comes_with_its_chain(capsys: Captured, ledger: Ledger) -> None:
    """The total is shown with its formula, its assumptions, and the sources at the end."""
    assert 0 == main(["numbers", "value.2024"])
    shown = capsys.readouterr().out

    assert shown.startswith("value.2024 = ")
    for number in ledger.chain("value.2024"):
        assert f"{number.name} = " in shown
    for source in ledger.sources("value.2024"):
        assert source.url in shown


def test_a_reader_may_stop(root: Path) -> None:
    """`briefing numbers | head -1` ends without a traceback."""
    code = "from briefing.cli import main; raise SystemExit(main(['numbers']))"
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)

    assert (1, b"") == (done.returncode, done.stderr)


def test_chain_as_data(capsys: Captured, ledger: Ledger) -> None:
    """``--json`` gives the same chain for machines, with observations and sources."""
    assert 0 == main(["numbers", "--json", "fnf2024.share-nominal-gdp"])
    shown = json.loads(capsys.readouterr().out)

    assert [n.name for n in ledger.chain("fnf2024.share-nominal-gdp")] == [n["name"] for n in shown]
    observed = [number for number in shown if number["kind"] == "observed"]
    assert all(n["source"]["url"] and n["observation"]["locator"] for n in observed)


def test_all_names_can_be_listed(capsys: Captured, ledger: Ledger) -> None:
    """Without a name, all names are shown, one a line."""
    assert 0 == main(["numbers"])

    assert list(ledger) == capsys.readouterr().out.splitlines()


def test_unknown_name_gets_a_hint(capsys: Captured) -> None:
    """The message goes to the error stream, the exit code is 1."""
    assert 1 == main(["numbers", "value.2023"])
    shown = capsys.readouterr()

    assert "" == shown.out
    assert shown.err.startswith("unknown number 'value.2023' (did you mean 'value.202")


def test_check_says_what_is_there_and_what_is_missing(capsys: Captured, ledger: Ledger) -> None:
    """Valid evidence is counted; assumptions without evidence are named."""
    assert 0 == main(["check"])
    shown = capsys.readouterr().out

    assert f"{len(ledger.evidence.observations)} observations" in shown
    for parameter in ledger.parameters.values():
        assert (parameter.id in shown) == (parameter.quality == "none")


def test_check_reports_every_broken_row(capsys: Captured, copy: Path) -> None:
    """All faults of a table are shown at once, each with its line."""
    path = copy / "evidence" / "observations.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[1], lines[2] = lines[1].replace(",fact,", ",fct,"), lines[2].replace(",B,3,", ",Z,3,")
    path.write_text("\n".join(lines), "utf-8")

    assert 1 == main(["--root", str(copy), "check"])
    assert [f"{path}:2", f"{path}:3"] == [
        line.partition(": ")[0] for line in capsys.readouterr().err.splitlines()
    ]


def test_check_reads_the_text_if_asked(capsys: Captured, copy: Path) -> None:
    """A typed result fails the check with file and line."""
    (copy / "docs").mkdir()
    (copy / "docs" / "worth.md").write_text("# Worth\n\nWorth 4.2 billion {num}`a`.\n", "utf-8")

    assert 1 == main(["--root", str(copy), "check", "--text"])
    assert "worth.md:3: typed result '4.2 billion'" in capsys.readouterr().out


def test_edition_can_be_frozen(copy: Path, ledger: Ledger) -> None:
    """The ledger of a day is kept under its date, also where none was kept before."""
    assert 0 == main(["--root", str(copy), "freeze", "2026-11-23"])
    kept = json.loads((copy / "editions" / "2026-11-23.json").read_text("utf-8"))

    assert sorted(ledger) == list(kept)


def test_edition_needs_a_date(capsys: Captured, copy: Path) -> None:
    """A date that is none is refused."""
    assert 1 == main(["--root", str(copy), "freeze", "November"])
    assert "'November' is not a valid date" in capsys.readouterr().err


def test_guide_is_written_from_the_records(copy: Path, root: Path) -> None:
    """It is the one that is kept."""
    (copy / "evidence" / "README.md").unlink()

    assert 0 == main(["--root", str(copy), "guide"])
    assert (root / "evidence" / "README.md").read_bytes() == (
        copy / "evidence" / "README.md"
    ).read_bytes()


def test_sentences_that_claim_much_are_listed(capsys: Captured, root: Path) -> None:
    """Each stands where the table says, and is carried by something."""
    assert 0 == main(["sentences"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert len(rows) > 100
    for row in rows:
        lines = (root / row["file"]).read_text("utf-8").splitlines()
        assert 1 <= int(row["line"]) <= len(lines), row
        assert row["sentence"] and row["carried by"], row
