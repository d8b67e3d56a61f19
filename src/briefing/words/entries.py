"""What the entry of a number says, in words: its value, its formula, the grade of its evidence."""

from __future__ import annotations

from ..evidence.observations import Observation
from ..ledger.ledger import Ledger
from ..ledger.number import Number, base
from ..quantities.units import FACT
from .catalogue import Language, translate
from .form import Form
from .numbers import in_words

#: Stands where a source states a fact without a quantity, or where there is no value.
NO_VALUE = "–"
#: The Admiralty code (NATO AJP-2.1) in words.
RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
    "D": "not usually reliable", "E": "unreliable", "F": "cannot be judged",
}  # fmt: skip
CREDIBILITY = {
    "1": "confirmed", "2": "probably true", "3": "possibly true",
    "4": "doubtful", "5": "improbable", "6": "cannot be judged",
}  # fmt: skip


def value_in_words(number: Number, language: Language) -> str:
    """Write the value; a fact has none."""
    return NO_VALUE if number.unit == FACT else in_words(number, language)


def cited_title(number: Number, language: Language, *, label: bool = True) -> str:
    r"""Return the title under which a number is cited: what it is, and how much; or that alone.

    >>> cited_title(Number("n", "Price of a meal.", "computed", "USD/person", central=5.0), Language())
    'Price of a meal: 5\xa0US dollars per person'
    """
    what = translate(number.label, language).rstrip(".")
    if number.unit == FACT:
        return what
    words = in_words(number, language)
    return f"{what}: {words}" if label else words


def formula_in_words(number: Number, ledger: Ledger, language: Language) -> str:
    """Write a formula over the labels of its inputs.

    Inputs come with their values: ``GDP in won (40.2 trillion won) ÷ exchange rate (…)``.
    """
    inputs = [ledger[name] for name in number.inputs]
    named = [f"{translate(n.label, language)} ({value_in_words(n, language)})" for n in inputs]
    return translate(number.formula, language).format(*named)


def grade_in_words(row: Observation, language: Language) -> str:
    """Write an Admiralty grade so that a reader understands it.

    >>> from types import SimpleNamespace
    >>> grade_in_words(SimpleNamespace(grade="B2", reliability="B", credibility="2"), Language())
    'grade B2: source usually reliable, information probably true'
    """
    words = [RELIABILITY[row.reliability], CREDIBILITY[row.credibility]]
    source, information = (translate(word, language) for word in words)
    grade, says = translate("grade", language), translate("information", language)
    return f"{grade} {row.grade}: {translate('source', language)} {source}, {says} {information}"


def best_sources(number: Number, ledger: Ledger) -> list[Observation]:
    """Return the observations at the roots of a number, the best grades first."""
    return sorted(ledger.observations(number.name), key=lambda row: row.grade)


#: What a range is, by the kind of the number.
RANGES = {
    "computed": "Nine in ten draws of our model lie in this range; the middle is {}.",
    "assumed": "The range that we assume; its middle is {}.",
}


def range_in_words(number: Number, language: Language) -> str:
    """Say what the range of a number means, and where its middle is; nothing without a middle."""
    if None in (number.low, number.central, number.high) or number.kind not in RANGES:
        return ""
    middle = in_words(number, language, Form("central"))
    return translate(RANGES[number.kind], language).format(middle)


def drivers(number: Number, ledger: Ledger) -> list[str]:
    """Return the names of what moves a number most: by effect if that is known, else as written."""
    cutoffs = [name for name, c in ledger.study.cutoffs.items() if c.total == number.name]
    shares = {p: f"sobol.{cutoffs[0]}.{p}.total" for p in ledger.parameters} if cutoffs else {}
    effects = {p: ledger[name].require("central") for p, name in shares.items() if name in ledger}
    if effects:
        return [f"assumed.{p}" for p in sorted(effects, key=lambda p: -effects[p])]
    return list(dict.fromkeys(map(base, number.inputs)))


def named(number: Number, language: Language) -> str:
    """Write a number as its label, with its value."""
    return f"{translate(number.label, language)} ({value_in_words(number, language)})"
