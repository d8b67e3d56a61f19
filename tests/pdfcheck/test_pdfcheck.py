"""Every PDF that was built passes PDF/UA-1 and PDF/A-3a, and the check is able to fail.

Run in an environment of its own: `tox -e pdfcheck`, after `tox -e docs`.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest

HERE = Path(__file__).parent
PDFS = sorted((HERE.parents[1] / "build" / "pdf").glob("*.pdf"))


def _load(name: str) -> ModuleType:
    """Import a module of the PDF builder's tests, however pytest was started."""
    folder = HERE.parents[1] / "packages" / "sphinx-taggedpdf" / "tests"
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


verapdf = _load("verapdf")


def test_there_is_a_pdf() -> None:
    assert PDFS, "no PDF in build/pdf; run tox -e docs first"


@pytest.mark.parametrize("profile", ["ua1", "a3a"])
@pytest.mark.parametrize("pdf", PDFS, ids=lambda p: p.name)
def test_conforms(pdf: Path, profile: str) -> None:
    report = verapdf.validate(pdf, profile)

    assert report.checks > 1000
    assert report.failures == ()


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of a structure tree."""
    kids: Any = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def first(pdf: pikepdf.Pdf, wanted: Callable[[pikepdf.Dictionary], bool]) -> pikepdf.Dictionary:
    return next(e for e in elements(pdf.Root.StructTreeRoot) if wanted(e))


def remove_alt(pdf: pikepdf.Pdf) -> None:
    del first(pdf, lambda e: e.S == "/Figure" and "/Alt" in e)["/Alt"]


def remove_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def remove_header(pdf: pikepdf.Pdf) -> None:
    """Take scope and id from the headers of a table, so that its cells have none to belong to."""
    for element in elements(first(pdf, has_named_headers)):
        if element.S == "/TH":
            for key in {"/A", "/ID"} & set(element.keys()):
                del element[key]


def has_named_headers(element: pikepdf.Dictionary) -> bool:
    return element.S == "/Table" and any("/ID" in e for e in elements(element))


DAMAGES = {
    "alt text": (remove_alt, "7.3-1"),
    "language": (remove_language, "7.2-"),
    "table header": (remove_header, "7.5-"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_noticed(name: str, tmp_path: Path) -> None:
    assert PDFS, "no PDF in build/pdf; run tox -e docs first"
    damage, clause = DAMAGES[name]
    copy = tmp_path / "damaged.pdf"
    with pikepdf.open(min(PDFS, key=lambda p: p.stat().st_size)) as pdf:
        damage(pdf)
        pdf.save(copy)
    broken = verapdf.validate(copy, "ua1").rules

    assert any(rule.startswith(clause) for rule in broken), broken
