"""Numbers, units and dates in the words of a language.

Words come from CLDR (through Babel), from the tables of units and from the catalogues; scaling
and rounding are done in decimals here, because floats round 999.96 million to "1000 million".
In a language without a catalogue a number is English throughout.
Which number is printed where is the text's business.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from ..errors import BriefingError
from ..ledger.number import End, Number
from ..quantities.units import FACT, parts
from .catalogue import MANY, Language, translate, unit_form
from .form import Form, Pick

NBSP = "\N{NO-BREAK SPACE}"

#: Numbers below are written without separators: DIN 5008 for German; elsewhere CLDR decides.
_GROUPED_FROM = {"de": 10_000}
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def locale_of(language: Language) -> Locale:
    """Return CLDR's locale of a Sphinx language; English is British.

    A language without words of ours is written as English, so that a number is in one language.
    """
    return _locale(language.spoken)


@cache
def _locale(code: str) -> Locale:
    return Locale.parse({"en": "en_GB"}.get(code, code).replace("-", "_"))


def rounded(value: float, digits: int | None) -> Decimal:
    """Round to significant digits, half up, without an exponent.

    >>> rounded(28_649, 3), rounded(999_960_000, 4), rounded(0.07172, 2), rounded(52.9, None)
    (Decimal('28600'), Decimal('1000000000'), Decimal('0.072'), Decimal('52.9'))
    """
    exact = Decimal(repr(float(value)))
    if digits is not None and exact:
        step = Decimal((0, (1,), exact.adjusted() - digits + 1))
        exact = exact.quantize(step, ROUND_HALF_UP)
        exact = exact.quantize(Decimal((0, (1,), exact.adjusted() - digits + 1)), ROUND_HALF_UP)
    plain = exact.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain


def _scale(value: Decimal) -> int:
    """Return the power of ten that is said in words: million, billion, trillion, or none."""
    return min(12, value.copy_abs().adjusted() // 3 * 3) if abs(value) >= 10**6 else 0


def _scale_word(mantissa: Decimal, power: int, locale: Locale) -> str:
    patterns = locale.compact_decimal_formats["long"]
    plural = locale.plural_form(mantissa)
    pattern = patterns.get(plural, patterns["other"])[str(10**power)].pattern
    return str(pattern).lstrip("0").strip().replace("'", "")


def digits_in_words(
    value: Decimal,
    language: Language,
    power: int = 0,
    decimals: int = 0,
    beside: Decimal = Decimal(0),
) -> str:
    """Write the digits of a number in the way of the language, with at least so many decimals.

    German groups from five digits on (DIN 5008), and four digits beside a number of five.

    >>> digits_in_words(Decimal(28600), Language()), digits_in_words(Decimal(28600), Language(), power=3)
    ('28,600', '28.6')
    >>> digits_in_words(Decimal(3), Language(), decimals=1)
    '3.0'
    """
    mantissa = value.scaleb(-power)
    largest = max(abs(mantissa), abs(beside.scaleb(-power)))
    grouped = largest >= _GROUPED_FROM.get(locale_of(language).language, 0)
    places = "0" * decimals + "#" * (12 - decimals)
    pattern = f"#,##0.{places}" if grouped else f"0.{places}"
    digits = str(format_decimal(mantissa, pattern, locale=locale_of(language)))
    return digits.replace("-", "\N{MINUS SIGN}")


def unit_in_words(unit: str, language: Language, *, count: int = MANY) -> str:
    """Name a unit, as it is called beside a count of it.

    >>> unit_in_words("USD/person/month", Language()), unit_in_words("USD/person", Language(), count=1)
    ('US dollars per person and month', 'US dollar per person')
    """
    head, *per = (language.units[part]["en"] for part in parts(unit, language.units))
    name = unit_form(head[0], head[1], count, language)
    if not per:
        return name
    below, *more = (unit_form(one, many, 1, language) for one, many in per)
    for words in more:
        below = translate("{} and {}", language).format(below, words)
    return translate("{} per {}", language).format(name, below)


def _count(value: Decimal) -> int:
    """Return the whole number whose plural a value takes; a fraction takes that of two."""
    return int(value) if value == value.to_integral() else 2


def _with_unit(digits: str, unit: str, language: Language, count: int = MANY) -> str:
    word = unit_in_words(unit, language, count=count).strip()  # what is counted may have no name
    if unit.partition("/")[0] == "percent":
        pattern = str(locale_of(language).percent_formats[None].pattern)
        return digits + pattern[pattern.rindex("0") + 1 :].replace("%", word)
    return f"{digits}{NBSP}{word}" if word else digits


def amount(
    value: float, unit: str, language: Language, digits: int | None = None, power: int | None = None
) -> str:
    r"""Write one value with its unit.

    >>> amount(5.5e9, "USD", Language()), amount(54, "percent", Language()), amount(1, "person", Language())
    ('5.5\xa0billion\xa0US dollars', '54%', '1\xa0person')
    """
    exact = rounded(value, digits)
    return _with_unit(_scaled(exact, language, power), unit, language, _count(exact))


def _scaled(value: Decimal, language: Language, power: int | None = None, decimals: int = 0) -> str:
    power = _scale(value) if power is None else power
    text = digits_in_words(value, language, power, decimals)
    if power:
        text += NBSP + _scale_word(value.scaleb(-power).normalize(), power, locale_of(language))
    return text


def span(
    low: float, high: float, unit: str, language: Language,
    digits: int | None = None, power: int | None = None,
) -> str:  # fmt: skip
    r"""Write a range; the scale is said once where both ends share it.

    >>> span(1.7e9, 5.5e9, "USD", Language())
    '1.7–5.5\xa0billion\xa0US dollars'
    >>> span(457e6, 1.19e9, "USD", Language())
    '457\xa0million to 1.19\xa0billion\xa0US dollars'
    >>> span(457e6, 1.19e9, "USD", Language(), power=9)
    '0.457–1.19\xa0billion\xa0US dollars'
    >>> span(1.96e9, 5.98e9, "USD", Language(), digits=2)
    '2.0–6.0\xa0billion\xa0US dollars'
    """
    first, last = rounded(low, digits), rounded(high, digits)
    if first == last:
        return amount(low, unit, language, digits, power)
    same = power is not None or _scale(first) == _scale(last)
    powers = [_scale(end) if power is None else power for end in (first, last)]
    exact = unit == "percent" or any(powers)  # pieces have no decimals
    places = [_decimals(end, p, digits) if exact else 0
              for end, p in zip((first, last), powers, strict=True)]  # fmt: skip
    start = (
        digits_in_words(first, language, powers[0], places[0], beside=last)
        if same
        else _scaled(first, language, powers[0], places[0])
    )
    tight = same and first >= 0
    joined = translate("{}–{}", language) if tight else translate("{} to {}", language)
    return _with_unit(
        joined.format(start, _scaled(last, language, powers[1], places[1])), unit, language
    )


def _decimals(value: Decimal, power: int, digits: int | None) -> int:
    """Return how many decimals show all significant digits of a rounded value, zeros included."""
    if digits is None or not value:
        return 0
    return max(0, digits - 1 - value.scaleb(-power).adjusted())


def in_words(number: Number, language: Language, form: Form | None = None) -> str:
    r"""Write a number of the ledger.

    >>> n = Number("n", "", "observed", "person", low=10_000)
    >>> in_words(n, Language()), in_words(n, Language(), Form(unit=False, bounds=False))
    ('at least 10,000\xa0people', '10,000')
    >>> in_words(Number("n", "", "observed", "count", central=5), Language(), Form.parse("words"))
    'five'

    Raises
    ------
    BriefingError
        If the number has no value of the kind that the form asks for.
    """
    form = form or Form()
    if number.unit == FACT:
        raise BriefingError(f"{number.name!r} is a fact without a quantity", do="Cite its source.")
    digits = form.digits or number.digits
    unit = number.unit if form.unit or number.unit == "percent" else "count"
    pick = _resolve(number, form.pick)
    if pick == "range":
        ends = number.require("low"), number.require("high")
        return span(*ends, unit, language, digits, form.power)
    words = _one(number.require(pick), unit, language, digits, form)
    if pick == "central" or not form.bounds or form.pick != "auto":
        return words
    bound = translate("at least {}" if pick == "low" else "up to {}", language)
    return bound.format(words)


def _one(value: float, unit: str, language: Language, digits: int | None, form: Form) -> str:
    """Write one value, a small one spelled out where the form says so."""
    if form.spelled and value in range(len(_SMALL)):
        word = translate(_SMALL[int(value)], language)
        return _with_unit(word, unit, language, int(value))
    return amount(value, unit, language, digits, form.power)


def _resolve(number: Number, pick: Pick) -> End | Literal["range"]:
    """Say what `auto` means: the range if there is one, else the value that there is."""
    if pick != "auto":
        return pick
    if number.low is not None and number.high is not None:
        return "range"
    if number.central is not None:
        return "central"
    return "low" if number.low is not None else "high"


def date_in_words(iso: str, language: Language) -> str:
    """Write a date, with its own precision.

    >>> date_in_words("2024-10-28", Language()), date_in_words("2024-10", Language())
    ('28 October 2024', 'October 2024')
    """
    locale = locale_of(language)
    if len(iso) == 4:
        return iso
    if len(iso) == 7:
        return str(format_skeleton("yMMMM", dt.date.fromisoformat(iso + "-01"), locale=locale))
    return str(format_date(dt.date.fromisoformat(iso), "long", locale=locale))
