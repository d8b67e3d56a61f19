"""A second run: nothing is done twice, what is damaged is made again, and two runs at once do not mix."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from .conftest import FIRST, Built, run


def test_no_work_when_nothing_changed(
    tiny: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tiny("# Chapter\n\nWords.\n")
    again = tiny("# Chapter\n\nWords.\n")
    changed = tiny("# Chapter\n\nOther words.\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000001")
    later = tiny("# Chapter\n\nOther words.\n")

    assert " kB in " in first.log
    assert "nothing changed" in again.log
    assert " kB in " in changed.log
    assert " kB in " in later.log


def test_garbage_is_found_again_after_a_build(tiny: Callable[..., Built]) -> None:
    """What was kept out of the search for it while the PDF was made is not kept out for ever."""
    tiny("# Chapter\n")

    assert 0 == gc.get_freeze_count()


def test_damaged_pdf_is_made_again(tiny: Callable[..., Built]) -> None:
    tiny("# Chapter\n").pdf.write_bytes(b"damaged")

    assert tiny("# Chapter\n").pdf.read_bytes().startswith(b"%PDF")


RACE = """
import sys; from sphinx.cmd.build import main
sys.exit(main(["-q", "-b", "taggedpdf", "-D", f"language={sys.argv[1]}", "-D",
    f"taggedpdf_filename={sys.argv[1]}.pdf", "-d", sys.argv[3] + sys.argv[1], sys.argv[2], sys.argv[3]]))
"""


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    (source / "conf.py").write_text(
        'project = "P"\nextensions = ["sphinx_taggedpdf"]\nrst_prolog = ".. |w| replace:: x"\n'
        "def setup(app):\n"
        '    app.connect("source-read", lambda app, name, text: text.__setitem__('
        "0, text[0].replace('LANGUAGE', app.config.language.upper())))\n"
    )
    body = "".join(f"S{n}\n--\n\n" + "LANGUAGE words. " * 60 + "\n\n" for n in range(9))
    (source / "index.rst").write_text(f"T\n=\n\n{body}")
    runs = [
        subprocess.Popen([sys.executable, "-c", RACE, language, str(source), str(out)])
        for language in ("en", "de")
    ]

    assert [run.wait() for run in runs] == [0, 0]
    for language, other in (("EN", "DE"), ("DE", "EN")):
        pages = PdfReader(out / f"{language.lower()}.pdf").pages
        text = "".join(page.extract_text() for page in pages)
        assert text.count(f"{language} words") > 400
        assert f"{other} words" not in text


def test_a_second_run_does_nothing_at_all(book: Callable[..., Built]) -> None:
    first = book(FIRST + "Text.")
    again = run(Path(first.app.srcdir), first.out)

    assert " kB in " in first.log
    assert "no targets are out of date" in again.log
