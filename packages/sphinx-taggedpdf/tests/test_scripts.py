"""Scripts: the right font is chosen, no letter is lost, and lines begin where the script begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from sphinx_taggedpdf.lettering import fonts
from sphinx_taggedpdf.lettering.glyphs import Glyphs
from sphinx_taggedpdf.lettering.scripts import PACKAGES, module_of, script_of

from .conftest import Built

#: a drawing with words in it
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text x="9" y="20">{}</text></svg>'

#: language → a heading, a sentence, an entry
SAID = {
    "ar": ("دليل المستخدم", "هذا نص قصير باللغة العربية، وفيه كلمة Sphinx ورقم 1234.", "القائمة"),
    "he": ("מדריך למשתמש", "זהו טקסט קצר בעברית, ובו מילה Sphinx ומספר 1234.", "פריט ראשון"),
    "hi": ("उपयोगकर्ता पुस्तिका", "यह हिन्दी में एक छोटा पाठ है, जिसमें क्षत्रिय और श्रद्धा हैं।", "पहला बिन्दु"),
    "th": ("คู่มือผู้ใช้", "นี่คือข้อความสั้นภาษาไทยที่มีคำ Sphinx และตัวเลข 1234 ต่อท้าย", "ข้อแรก"),
    "el": ("Εγχειρίδιο χρήστη", "Αυτό είναι ένα σύντομο κείμενο με τη λέξη Sphinx.", "Στοιχείο"),
    "ru": ("Руководство", "Это короткий текст на русском языке со словом Sphinx.", "Пункт"),
    "ka": ("სახელმძღვანელო", "ეს არის მოკლე ტექსტი ქართულად.", "პირველი"),
}
FONTS = {
    "ar": "NotoSansArabic",
    "hi": "NotoSansDevanagari",
    "th": "NotoSansThai",
}


def document(language: str) -> str:
    """Return every kind of text in one language."""
    title, sentence, entry = SAID[language]
    return f"""
{title}
{"-" * 60}

{sentence} [#n]_ *{entry}* ``{entry}``

.. [#n] {entry}: {sentence}

.. index:: {entry}

.. note:: {sentence}

.. list-table:: {title}

   * - {entry}
     - 77

.. figure:: a.svg
   :alt: {entry}

   {entry}

.. code-block:: python

   x = "{entry}"

.. math:: x = \\text{{{entry}}}
"""


def _fonts(pdf: Path) -> str:
    with pikepdf.open(pdf) as file:
        return " ".join(str(o.get("/BaseFont")) for o in file.objects if _is_font(o))


def _is_font(found: pikepdf.Object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"


@pytest.mark.parametrize("language", SAID)
def test_a_document_in_its_script(language: str, book: Callable[..., Built]) -> None:
    entry = SAID[language][2]
    drawing = DRAWING.format(entry)
    built = book(document(language), conf=f'language = "{language}"\n', files={"a.svg": drawing})

    assert built.error is None
    assert "[taggedpdf." not in built.warnings  # no word is lost, no letter without a font
    used = _fonts(built.pdf)
    assert FONTS.get(language, "SourceSans3") in used
    if language == "ar":
        assert "DejaVuSansMono-Bold" not in used  # headings have the font of the script, too


@pytest.mark.parametrize(("language", "starts_right"), [("ar", True), ("he", True), ("el", False)])
def test_where_lines_begin(language: str, starts_right: bool, book: Callable[..., Built]) -> None:
    built = book(document(language), conf=f'language = "{language}"\n', files={"a.svg": DRAWING})
    pages = pypdfium2.PdfDocument(built.pdf)
    page = next(page for page in pages if "77" in page.get_textpage().get_text_bounded())
    text = page.get_textpage()
    number = text.search("77").get_next()
    assert number is not None
    left = text.get_charbox(number[0])[0]

    # the second cell of a table of two narrow columns, on the side where lines begin
    assert (left > page.get_width() / 2) == starts_right


def test_letters_that_the_fonts_of_typst_print_badly_are_not_printed_with_them() -> None:
    bare = Glyphs(())

    assert bare.lacking("क्ष") == ["क", "्", "ष"]
    assert bare.lacking("سلام ქ א Я") == []


@pytest.mark.parametrize("script", sorted(set(PACKAGES.values())))
def test_packages_have_names_in_python(script: str) -> None:
    named = next(name for name, package in PACKAGES.items() if package == script)

    assert str(module_of(named)).isidentifier()


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("ស", "Khmer"),
        ("ꦄ", "Javanese"),
        ("ß", None),
        ("ᵃ", None),
        ("𝔸", None),
        ("→", None),
        ("ी", "Devanagari"),
    ],
)
def test_script_of(letter: str, script: str | None) -> None:
    assert script_of(letter) == script


def test_arabic_without_its_font_is_printed_with_one_message(
    book: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = fonts.package_folder
    monkeypatch.setattr(
        fonts, "package_folder", lambda name: None if name.endswith("arabic") else known(name)
    )
    built = book("First\n-----\n\nسلام\n\nسلام\n")

    assert built.warnings.count("WARNING") == 1
    assert (
        "index.rst:7: WARNING: Arabic letters are printed with a fixed width: pip install"
        in built.warnings
    )


def test_a_document_without_a_font_is_one_message(book: Callable[..., Built]) -> None:
    built = book(
        "පළමු\n-----\n\n.. index:: පළමු\n\n.. note:: පළමු ``පළමු``\n",
        conf='language = "si"\nproject = "සිංහල"\n',
    )

    assert built.error is None
    assert built.warnings.count("WARNING") == 1
    assert "no font has Sinhala letters" in built.warnings
    assert "[Sinhala: " in built.text


def test_a_formula_without_a_font_is_one_message(book: Callable[..., Built]) -> None:
    built = book("First\n-----\n\n.. math:: x = \\text{ሰላም}\n\n:math:`\\text{ሰ}`\n")

    assert built.error is None
    assert built.warnings.count("WARNING") == 1
    assert "index.rst:7: WARNING: no font has Ethiopic letters" in built.warnings
    assert "[Ethiopic: 3]" in built.text
