"""Where lines and pages break: nothing is cut off, and what is copied is what was written."""

from __future__ import annotations

from collections.abc import Callable

from pypdf import PdfReader

from .conftest import FIRST, Built


def test_no_block_is_cut_at_the_foot_of_a_page(book: Callable[..., Built]) -> None:
    rows = "\n".join(f"   * - z{n}\n     - 1" for n in range(70))
    items = "\n".join(f"   * y{n}" for n in range(100))
    columns = "\n".join(f"   * x{n}" for n in range(240))
    spanned = "\n".join(f"|     | w{n:<4}|\n+     +------+" for n in range(90))
    text = (
        f"{FIRST}.. list-table::\n\n{rows}\n\n.. note::\n\n{items}\n\n.. hlist::\n\n{columns}\n\n"
        f"+-----+------+\n{spanned[:-14]}+-----+------+\n"
    )
    built = book(text)
    words = set(built.text.split())

    assert built.warnings == ""
    for letter, count in (("z", 70), ("y", 100), ("x", 240), ("w", 90)):
        assert {f"{letter}{n}" for n in range(count)} <= words


def test_what_is_copied_is_what_was_written(book: Callable[..., Built]) -> None:
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    address = "https://example.org/2024/10/18/a-very-long-name-of-a-page-of-news.html"
    built = book(
        f"{FIRST}{address}\n\n``{digest}``\n\n.. code-block:: sh\n\n   pip install git+{address}\n"
    )
    text = "".join(built.text.split())

    assert built.warnings == ""
    assert digest in text
    assert text.count(address) == 2
    assert "\u200b" not in "".join(page.extract_text() for page in PdfReader(built.pdf).pages)


def test_a_long_line_of_code_goes_on_below(book: Callable[..., Built]) -> None:
    line = "    value = a_function(" + ", ".join(f"argument_{n}" for n in range(9)) + ")"
    built = book(f"{FIRST}.. code-block:: python\n   :linenos:\n\n   x = 1\n{line}\n")
    lines = PdfReader(built.pdf).pages[-1].extract_text().splitlines()

    assert built.warnings == ""
    assert "wraps: true" in built.code
    assert "".join(line.split()) in "".join("".join(lines).split())
    assert sum("argument" in line for line in lines) > 1


def test_a_line_of_many_signs(book: Callable[..., Built]) -> None:
    items = ",".join(f"[{n}]" for n in range(900))
    default = ", ".join("<function read>" for _ in range(600))
    built = book(
        f"{FIRST}``{items}``\n\n.. code-block:: json\n\n   {items}\n   [1]\n\n"
        f".. py:data:: table\n   :value: {default}\n"
    )
    text = "".join(built.text.split())

    assert built.error is None
    assert built.warnings == ""
    assert text.count("[898],[899]") == 2


def test_a_paragraph_of_many_signs(book: Callable[..., Built]) -> None:
    names = [f"module.sub_{n}/path/name_of_{n}_thing" for n in range(90)]
    unknown = "+".join(f"a_{{{n}}}" for n in range(300))
    built = book(
        f"{FIRST}{' '.join(f'``{name}``' for name in names)}\n\n"
        f"Inline :math:`\\unknown{{{unknown}}}`.\n\n.. math:: \\unknown{{{unknown}}}\n"
    )
    text = "".join(built.text.split())

    assert built.error is None
    assert all(name in text for name in names)
    assert text.count("a_{298}+a_{299}") == 2
    assert built.warnings.count("WARNING") == built.warnings.count("formula cannot be converted")


def test_code_in_a_column_stays_in_it(book: Callable[..., Built]) -> None:
    built = book(
        f"{FIRST}.. list-table::\n   :widths: 100 10 10\n\n   * - ``const``\n"
        "     - ``cython.pointer[cython.pointer[cython.const[cython.long]]]``\n"
        "     - ``cython.pp_const_long_const``\n"
    )

    assert built.warnings == ""
    assert "columns: (100fr, 63pt, 63pt, )" in built.code
    assert built.code.count("run: 12") == 2
