"""Both PDFs keep the rules of the printed page, and a planted fault is found by each rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pikepdf
import pytest
import reading
import rules
import structure
import tongues
import typst

PDFS = sorted((Path(__file__).resolve().parents[2] / "build" / "pdf").glob("*.pdf"))
PAGES = (
    rules.torn, rules.small, rules.blank, rules.headless, rules.beyond, rules.unseen,
    rules.hyphened, rules.unreferred, rules.disordered, rules.displaced, rules.overlapping,
    rules.stranded, rules.mislisted,
)  # fmt: skip
STRUCTURE = (
    structure.headless_rows,
    structure.unlabelled,
    structure.unassociated,
    structure.nameless,
)
PAGE = '#set page(paper: "a4", margin: 22mm); #set text(size: 10pt); #set document(title: "T")\n'
#: A page that keeps every rule, and one fault for each rule.
GOOD = f"{PAGE}#block(height: 210mm)[= Title]\nEnd of the page."
FAULTS: dict[Callable[..., Iterator[str]], str] = {
    rules.torn: f"{PAGE}worth 1.7–\\ 5.5 billion",
    rules.small: f"{PAGE}#text(size: 7pt)[small]",
    rules.blank: f"{PAGE}One.#pagebreak()Two.#pagebreak()Three.",
    rules.headless: f"{PAGE}One.#pagebreak()Two.#pagebreak()Three.",
    rules.beyond: f"{PAGE}#move(dx: 150mm)[outside of the margin]",
    rules.unseen: f"{PAGE}a#sym.zws;b",
    rules.hyphened: f'{PAGE}#set text(lang: "de", hyphenate: true)\n#block(width: 6mm)[ende]',
    rules.mislisted: f"{PAGE}#text(size: 20pt)[Contents]\n\nFig. 2.1 A caption 1#pagebreak()Fig. 2.1\n",
    rules.disordered: f"{PAGE}Fig. 2.2\n\nFig. 2.1\n",
    rules.unreferred: f"{PAGE}One.#pagebreak()Fig. 2.1\n\nA caption.",
    rules.displaced: f"{PAGE}See Fig. 2.1.#pagebreak()#pagebreak()#pagebreak()Fig. 2.1\n\nA caption.",
    rules.overlapping: f"{PAGE}One line of text.#place(top, dx: 1mm)[Another line of text.]",
    rules.stranded: f"{PAGE}One.#v(1fr)#text(size: 12.5pt)[Stranded]",
}
#: How many pages an edition may have.
MOST = {"en": 42, "de": 46}


#: Terms that chapters define in the margin, and what ends left of the text.
DEFINED = {
    "en": ("capacity figure", "NIS", "real GDP"),
    "de": ("Kapazitätsangabe", "NIS", "reales BIP"),
}
MARGIN = 75
#: Numbers in large type in the margin.
PULLED = {"en": "1.5–4.6 billion", "de": "1,5 bis 4,6 Milliarden"}
LARGE = 13


@cache
def pages(pdf: Path) -> Sequence[reading.Page]:
    return reading.read(pdf)


def made(source: str, folder: Path) -> list[reading.Page]:
    """Return the pages that Typst makes of a source."""
    (folder / "document.typ").write_text(source, "utf-8")
    typst.compile(str(folder / "document.typ"), output=str(folder / "document.pdf"))
    return reading.read(folder / "document.pdf")


def test_there_is_a_pdf() -> None:
    assert PDFS, "no PDF in build/pdf; run tox -e docs first"


@pytest.mark.parametrize("rule", PAGES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.stem[-2:])
def test_pages_keep_the_rule(pdf: Path, rule: Callable[..., Iterator[str]]) -> None:
    assert [] == list(rule(pages(pdf)))


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.stem[-2:])
def test_the_edition_is_short(pdf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Print where each part begins, which says what to shorten if there are too many pages."""
    parts = rules.parts(pdf)
    with capsys.disabled():
        print(f"\n{pdf.name}: {len(pages(pdf))} pages", *(f"{p:4} {title}" for p, title in parts),
              sep="\n")  # fmt: skip

    assert [] == list(rules.long(pages(pdf), MOST[pdf.stem[-2:]]))


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.stem[-2:])
def test_words_of_another_language_say_so(pdf: Path) -> None:
    assert [] == list(tongues.unmarked(pdf))


def test_a_word_without_its_language_is_found(tmp_path: Path) -> None:
    made(f'{PAGE}#set text(lang: "en")\nThe title „Wert“ #text(lang: "de")[„Wert“]', tmp_path)
    found = list(tongues.unmarked(tmp_path / "document.pdf"))

    assert 1 == len(found)
    assert "'en'" in found[0]


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.stem[-2:])
def test_numbers_are_pulled_into_the_margin(pdf: Path) -> None:
    chapters = pages(pdf)[4:30]
    large = [
        line.text for page in chapters for line in page.lines
        if line.right < MARGIN and abs(line.most - LARGE) < 0.2
    ]  # fmt: skip

    assert len(large) >= 8
    assert any(text.startswith(PULLED[pdf.stem[-2:]]) for text in large)


@pytest.mark.parametrize("rule", STRUCTURE, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.stem[-2:])
def test_structure_keeps_the_rule(pdf: Path, rule: Callable[..., Iterator[str]]) -> None:
    with pikepdf.open(pdf) as file:
        assert [] == list(rule(file))


@pytest.mark.parametrize("rule", PAGES, ids=lambda rule: rule.__name__)
def test_a_fault_of_a_page_is_found(rule: Callable[..., Iterator[str]], tmp_path: Path) -> None:
    assert [] == list(rule(made(GOOD, tmp_path)))
    assert 1 == len(list(rule(made(FAULTS[rule], tmp_path))))


def test_a_page_too_many_is_found(tmp_path: Path) -> None:
    two = made(f"{PAGE}One.#pagebreak()Two.", tmp_path)

    assert [[], ["2 pages, 1 at most"]] == [list(rules.long(two, most)) for most in (2, 1)]


def test_the_number_of_a_figure_is_not_the_beginning_of_another(tmp_path: Path) -> None:
    assert ["Fig. 2"] == list(
        rules.unreferred(made(f"{PAGE}See Fig. 2.3.#pagebreak()Fig. 2\n\nA caption.", tmp_path))
    )


def damage(rule: Callable[..., Iterator[str]], pdf: pikepdf.Pdf) -> None:
    """Put the fault into a file that a rule of the structure must find."""
    tree = pdf.Root.StructTreeRoot
    if rule is structure.headless_rows:
        cells = (
            cell
            for table in structure.find(tree, "/Table")
            for cell in structure.find(table, "/TH")
        )
        next(cell for cell in cells if structure.is_header(cell, "/Row")).S = pikepdf.Name.TD
    elif rule is structure.unlabelled:
        del next(structure.find(tree, "/Lbl"))["/K"]
    elif rule is structure.unassociated:
        del [f for f in structure.find(tree, "/Figure") if "/AF" in f][-1]["/AF"]
    else:
        links = (link for page in pdf.pages for link in page.get("/Annots", []))
        next(links).Contents = pikepdf.String("page 3")


@pytest.mark.parametrize("pdf", PDFS, ids=lambda pdf: pdf.stem[-2:])
def test_terms_are_defined_in_the_margin(pdf: Path) -> None:
    chapters = pages(pdf)[4:30]
    beside = [line.text for page in chapters for line in page.lines if line.right < MARGIN]

    for term in DEFINED[pdf.stem[-2:]]:
        assert [text for text in beside if text.startswith(f"{term} ")], term


@pytest.mark.parametrize("rule", STRUCTURE, ids=lambda rule: rule.__name__)
def test_a_fault_of_the_structure_is_found(rule: Callable[..., Iterator[str]]) -> None:
    with pikepdf.open(PDFS[0]) as file:
        damage(rule, file)

        assert 1 == len(list(rule(file)))
