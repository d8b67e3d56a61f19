"""Numbers in words: what is printed can be read back, in both languages."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.ledger.number import Number
from briefing.words.catalogue import Language, read_language
from briefing.words.form import Form
from briefing.words.numbers import (
    NBSP,
    amount,
    date_in_words,
    digits_in_words,
    in_words,
    locale_of,
    rounded,
    span,
    unit_in_words,
)

ROOT = Path(__file__).parents[2]
ENGLISH, GERMAN = (read_language(ROOT, code) for code in ("en", "de"))
LANGUAGES = (ENGLISH, GERMAN)
VALUES = st.floats(1e-4, 1e14)
POWERS = {
    "million": 6, "billion": 9, "trillion": 12,
    "Million": 6, "Millionen": 6, "Milliarde": 9, "Milliarden": 9, "Billion": 12, "Billionen": 12,
}  # fmt: skip


def read(text: str, language: Language) -> Decimal:
    """Read digits and, behind them, a word for their scale."""
    digits, _, rest = text.replace("\N{MINUS SIGN}", "-").rstrip("%").partition(NBSP)
    scale = POWERS.get(rest.split(NBSP)[0], 0)
    return Decimal(parse_decimal(digits, locale=locale_of(language))).scaleb(scale)


def read_span(text: str, language: Language) -> tuple[Decimal, Decimal]:
    """Read a range; a scale that is said once holds for both ends, if it can."""
    low, _, high = re.sub(r" (?:to|bis) |–", "|", text).partition("|")
    if NBSP not in low and read(low, language) < 1000:
        low += NBSP + high.partition(NBSP)[2]
    return read(low, language), read(high, language)


@given(value=VALUES, digits=st.integers(1, 6))
def test_rounding_is_close_and_final(value: float, digits: int) -> None:
    """At most half a unit of the last digit is lost, and nothing the second time."""
    once = rounded(value, digits)
    exact = Decimal(repr(value))

    assert abs(once - exact) <= Decimal((0, (5,), exact.adjusted() - digits))
    assert once == rounded(float(once), digits)
    assert len(once.normalize().as_tuple().digits) <= digits


def test_rounding_carries_into_the_next_scale() -> None:
    """999.96 million is a billion, not 1,000 million."""
    assert f"1{NBSP}billion{NBSP}US dollars" == amount(999_960_000, "USD", ENGLISH, 4)
    assert f"1{NBSP}Milliarde{NBSP}US-Dollar" == amount(999_960_000, "USD", GERMAN, 4)


@given(value=VALUES, sign=st.sampled_from([1, -1]))
@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_digits_can_be_read_back(language: Language, value: float, sign: int) -> None:
    """Grouping and decimal marks are those of the language, with a true minus sign."""
    exact = rounded(sign * value, 8)
    text = digits_in_words(exact, language)

    assert exact == read(text, language)
    assert "-" not in text
    assert "E" not in text


def test_the_ends_of_a_range_are_grouped_alike() -> None:
    """German leaves four digits alone, but not beside five."""
    assert "5.000 bis 20.000" == span(5_000, 20_000, "count", GERMAN)
    assert "5000 bis 9000" == span(5_000, 9_000, "count", GERMAN)


@given(value=VALUES, digits=st.integers(1, 5))
@pytest.mark.parametrize("language", LANGUAGES, ids=str)
@pytest.mark.parametrize("unit", ["USD", "shell", "count", "percent"])
def test_amounts_can_be_read_back(language: Language, unit: str, value: float, digits: int) -> None:
    """Million, billion and trillion mean what they say."""
    text = amount(value, unit, language, digits)

    assert rounded(value, digits) == read(text, language)


@given(low=st.floats(1e-4, 1e11), factor=st.floats(1, 900), digits=st.integers(1, 4))
@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_ranges_can_be_read_back(
    language: Language, low: float, factor: float, digits: int
) -> None:
    """Both ends of a range, or the one value that both round to."""
    high = low * factor
    text = span(low, high, "USD", language, digits)
    ends = rounded(low, digits), rounded(high, digits)

    if ends[0] == ends[1]:
        assert ends[0] == read(text, language)
    else:
        assert ends == read_span(text, language)


@given(value=st.integers(0, 10**13))
@pytest.mark.parametrize("language", LANGUAGES, ids=str)
def test_one_is_singular_and_all_else_plural(language: Language, value: int) -> None:
    """One shell, no shells, two shells; one million but also 1.5 million shells."""
    text = amount(value, "shell", language)
    name = text.rpartition(NBSP)[2]

    assert unit_in_words("shell", language, count=value) == name


@pytest.mark.parametrize(
    ("value", "words"),
    [(1e6, "1 Million"), (1.5e6, "1,5 Millionen"), (1e9, "1 Milliarde"), (2e9, "2 Milliarden"),
     (1e12, "1 Billion"), (25e12, "25 Billionen"), (1e15, "1000 Billionen")],
)  # fmt: skip
def test_german_scales_have_their_plural(value: float, words: str) -> None:
    """A billion is a Milliarde, and a trillion a Billion."""
    assert words == amount(value, "count", GERMAN).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("unit", "english", "german"),
    [
        ("USD/person/month", "US dollars per person and month", "US-Dollar je Person und Monat"),
        ("round/container", "rounds per container", "Geschosse je Container"),
        ("count", "", ""),
    ],
)
def test_units_are_called_by_their_names(unit: str, english: str, german: str) -> None:
    """Compound units read like words."""
    assert english == unit_in_words(unit, ENGLISH)
    assert german == unit_in_words(unit, GERMAN)


SHELLS = Number("n", "", "observed", "shell", low=1000.0, central=2000.0, high=3000.0)


@pytest.mark.parametrize(
    ("form", "english", "german"),
    [
        ("", "1,000–3,000 shells", "1000 bis 3000 Granaten"),
        ("bare", "1,000–3,000", "1000 bis 3000"),
        ("central", "2,000 shells", "2000 Granaten"),
        ("low", "1,000 shells", "1000 Granaten"),
        ("high, bare", "3,000", "3000"),
    ],
)
def test_forms_choose_what_is_printed(form: str, english: str, german: str) -> None:
    """An author says which end, and whether the unit is wanted."""
    assert english == in_words(SHELLS, ENGLISH, Form.parse(form)).replace(NBSP, " ")
    assert german == in_words(SHELLS, GERMAN, Form.parse(form)).replace(NBSP, " ")


def test_bounds_are_called_bounds() -> None:
    """A floor is 'at least', a ceiling 'up to', unless the text says so itself."""
    floor = Number("n", "", "observed", "container", low=10_000.0)
    ceiling = Number("n", "", "observed", "container", high=10_000.0)

    assert f"at least 10,000{NBSP}containers" == in_words(floor, ENGLISH)
    assert f"bis zu 10.000{NBSP}Container" == in_words(ceiling, GERMAN)
    assert f"10,000{NBSP}containers" == in_words(floor, ENGLISH, Form.parse("plain"))


BROKEN = {
    "unknown form": ("hgh", "unknown form 'hgh' (did you mean 'high'?). "
                     "Known forms: auto, low, central, high, range, bare, plain, words, millions, billions, digits=3."),
    "no digits": ("digits=0", "unknown form 'digits=0' (did you mean 'digits=3'?). "
                  "Known forms: auto, low, central, high, range, bare, plain, words, millions, billions, digits=3."),
}  # fmt: skip


@pytest.mark.parametrize(("form", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_forms_are_explained(form: str, said: str) -> None:
    """A mistyped form stops with the ones that exist."""
    with pytest.raises(BriefingError) as caught:
        Form.parse(form)

    assert said == str(caught.value)


def test_missing_end_and_fact_are_explained() -> None:
    """What has no value cannot be printed."""
    fact = Number("veto", "", "observed", "fact")

    with pytest.raises(BriefingError, match="'veto' is a fact without a quantity"):
        in_words(fact, ENGLISH)
    with pytest.raises(BriefingError, match=r"has no high value\. It has: low"):
        in_words(Number("n", "", "observed", "USD", low=1.0), ENGLISH, Form("range"))


@pytest.mark.parametrize(
    ("iso", "english", "german"),
    [("2024", "2024", "2024"), ("2024-10", "October 2024", "Oktober 2024"),
     ("2024-10-08", "8 October 2024", "8. Oktober 2024")],
)  # fmt: skip
def test_dates_keep_their_precision(iso: str, english: str, german: str) -> None:
    """A month is not made a day."""
    assert english == date_in_words(iso, ENGLISH)
    assert german == date_in_words(iso, GERMAN)
