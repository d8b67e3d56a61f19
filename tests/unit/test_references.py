"""How sources are listed: everything that one needs to find the work, in the language of the list."""

from __future__ import annotations

from pathlib import Path

import pybtex.plugin
import pytest

from briefing.evidence.bibtex import read_entries
from briefing.evidence.sources import read_sources
from briefing.sphinxext.references import style
from briefing.sphinxext.references.bibliography import listed as entries_in
from briefing.words.catalogue import read_language

FIXED = "title = {A Title}, year = {2020}, url = {https://example.org/a}"
FORMS = [
    # what an article needs
    ("@article{k, author={Kim, A.}, title={V}, journal={Journal of Things}, volume={12}, number={3},"
     " pages={45--67}, year={2020}, url={https://example.org/v}}",
     "[Kim 2020] A. Kim. V. Journal of Things 12(3), 45–67, 2020. https://example.org/v."),
    ("@incollection{k, author={Lee, B.}, title={C}, booktitle={A Book}, editor={X, Y.},"
     " publisher={P}, pages={1-9}, year={2018}, url={https://example.org/c}}",
     "[Lee 2018] B. Lee. C. In: A Book, hrsg. von Y. X, P, 1–9, 2018. https://example.org/c."),
    ("@thesis{k, author={Lee, B.}, title={C}, school={A School}, date={2018},"
     " url={https://example.org/c}}",
     "[Lee 2018] B. Lee. C. Hochschulschrift, A School, 2018. https://example.org/c."),
    ("@book{k, editor={Lee, B.}, title={C}, edition={2}, publisher={P}, year={2018},"
     " url={https://example.org/c}}",
     "[Lee 2018] hrsg. von B. Lee. C. P, Auflage 2, 2018. https://example.org/c."),
    # names
    (f"@online{{k, author={{van der Berg, Jan and de la Cruz, María}}, {FIXED}}}",
     "[van der Berg & de la Cruz 2020] Jan van der Berg und María de la Cruz. A Title. 2020. "
     "https://example.org/a."),
    (f"@online{{k, author={{A, B. and C, D. and E, F.}}, {FIXED}}}",
     "[A et al. 2020] B. A, D. C und F. E. A Title. 2020. https://example.org/a."),
    (f"@online{{k, author={{A, B. and others}}, {FIXED}}}",
     "[A et al. 2020] B. A et al. A Title. 2020. https://example.org/a."),
    (f'@online{{k, author={{{{M{{\\"u}}ller \\& Co}}}}, {FIXED}}}',
     "[Müller & Co 2020] A Title. 2020. https://example.org/a."),
    (f"@online{{k, author={{King, Jr., Martin}}, {FIXED}}}",
     "[King 2020] Martin King, Jr. A Title. 2020. https://example.org/a."),
    # dates
    ("@online{k, author={Doe, J.}, title={Dated}, date={2024-10-18}, url={https://example.org/d},"
     " urldate={2024-11-02}}",
     "[Doe 2024] J. Doe. Dated. 18. Oktober 2024. https://example.org/d "
     "(abgerufen am 2. November 2024)."),
    ("@online{k, author={Doe, J.}, title={Why?}, year=2020, month=mar, url={https://example.org/d}}",
     "[Doe 2020] J. Doe. Why? März 2020. https://example.org/d."),
    ("@online{k, author={Doe, J.}, title={Late}, year=2020, month={Sept.}, day={07},"
     " url={https://example.org/d}}",
     "[Doe 2020] J. Doe. Late. 7. September 2020. https://example.org/d."),
    ("@online{k, author={Doe, J.}, title={No date}, url={https://example.org/d},"
     " urldate={2024-11-02}}",
     "[Doe o.\N{NO-BREAK SPACE}J.] J. Doe. No date. https://example.org/d "
     "(abgerufen am 2. November 2024)."),
    # addresses
    ("@online{k, author={Doe, J.}, title={U}, year={2020},"
     r" url={https://example.org/a\_b/c\%20d?x=1\&y=2\#frag}}",
     "[Doe 2020] J. Doe. U. 2020. https://example.org/a_b/c%20d?x=1&y=2#frag."),
    ("@misc{k, author={Doe, J.}, title={U}, year={2020}, doi={https://dx.doi.org/10.1000/a_1}}",
     "[Doe 2020] J. Doe. U. 2020. https://doi.org/10.1000/a_1."),
    # letters and signs of LaTeX
    (r"@online{k, author={Doe, J.}, title={100\% of \$5 {\'e}t{\'e} -- a {\ss}}, year={2020},"
     " url={https://example.org/d}}",
     "[Doe 2020] J. Doe. 100% of $5 été – a ß. 2020. https://example.org/d."),
]  # fmt: skip


@pytest.fixture(autouse=True)
def styles() -> None:
    """Let pybtex find our styles as in a build."""
    for group, plugin in (("labels", style.Labels), ("sorting", style.Order)):
        pybtex.plugin.register_plugin(f"pybtex.style.{group}", style.NAME, plugin)


def listed(path: Path) -> list[str]:
    """Return the list of sources as plain text."""
    german = read_language(Path(__file__).parents[2], "de")
    entries = style.Style().format_entries(entries_in(read_entries(path), german).entries.values())
    return [f"[{entry.label}] {entry.text.render_as('text')}" for entry in entries]


@pytest.mark.parametrize(("entry", "printed"), FORMS, ids=[text[:40] for _, text in FORMS])
def test_all_that_one_needs_to_find_a_work_is_printed(
    tmp_path: Path, entry: str, printed: str
) -> None:
    """No field is lost, no escape of LaTeX reaches the reader, names have German connectives."""
    path = tmp_path / "refs.bib"
    path.write_text(entry, "utf-8")

    assert [printed] == listed(path)


def test_list_stands_in_the_order_of_its_labels(tmp_path: Path) -> None:
    """What a reader looks up by its label is where the label says; letters follow that order."""
    labels = {
        "a": ("{Zebra Agency of Zoology}}, shortauthor={AZ", "One", "2020"),
        "b": ("{Baker}", "Two", "2020"),
        "c": ("A, B. and D, X. and E, F.", "Three", "2021"),
        "d": ("A, B. and Z, X. and E, F.", "Four", "2020"),
        "e": ("{Österreich}", "Five", "2020"),
        "f": ("{Ostsee}", "Six", "2020"),
        "g": ("{Ostsee}", "Also", "2020"),
        "h": ("{Zoll}", "Seven", "2020"),
    }
    path = tmp_path / "refs.bib"
    path.write_text("\n".join(
        f"@online{{{key}, author={{{who}}}, title={{{title}}}, year={{{year}}},"
        f" url={{https://example.org/{key}}}}}"
        for key, (who, title, year) in labels.items()
    ), "utf-8")  # fmt: skip

    found = [entry.partition("]")[0][1:] for entry in listed(path)]

    assert ["A et al. 2020", "A et al. 2021", "AZ 2020", "Baker 2020", "Österreich 2020",
            "Ostsee 2020a", "Ostsee 2020b", "Zoll 2020"] == found  # fmt: skip
    assert "Ostsee 2020a" == read_sources(path)["g"].short
