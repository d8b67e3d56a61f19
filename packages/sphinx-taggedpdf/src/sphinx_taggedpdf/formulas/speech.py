"""What a formula sounds like, for those who hear the document.

LaTeX becomes MathML with the converter that comes with docutils, and MathML becomes words with the
small tables below.
Authors who know better write `% alt: …` into the formula (math.py).
Not for: complete mathematics.  Formulas that the tables do not know fall back to the LaTeX source.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from docutils.utils.math.latex2mathml import tex2mathml

_TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
#: Greek letters, by name
GREEK: dict[str, str] = _TABLES.pop("letters")
#: language → sign or construct → words
WORDS: dict[str, dict[str, str]] = _TABLES
#: what stands above a letter
_ACCENTS = {
    "^": "hat",
    "ˆ": "hat",
    "̂": "hat",
    "¯": "bar",
    "ˉ": "bar",
    "‾": "bar",
    "_": "bar",  # what docutils makes of \overline
    "~": "tilde",
    "˜": "tilde",
    "→": "vector",
    "˙": "dot",
}
#: invisible operators and spaces
_SILENT = {"\u2061", "\u2062", "\u2063", "\u2064", ""}
#: what docutils writes that XML does not know, and the character
_ENTITY = ("&ApplyFunction;", "\u2061")
_ENVIRONMENTS = re.compile(
    r"\\(begin|end)\{(?:align|gather|multline|equation|split)\*?\}"  # codespell:ignore multline
)  # codespell:ignore multline


def speak(latex: str, language: str = "en", /) -> str:
    """Return the words for *latex*, or its source on one line if it is beyond the tables."""
    source = _ENVIRONMENTS.sub(r"\\\1{aligned}", latex).replace(r"\$", r"\text{＄}")
    try:
        said = _tidy(_Speaker(WORDS.get(language[:2], WORDS["en"])).say(_parse(source)))
    except Exception:  # converter and tables fail in many ways; silence would be worse than LaTeX
        said = ""
    return said or re.sub(r"\s+", " ", latex).strip()


def _parse(source: str) -> ET.Element:
    text = str(tex2mathml(source)).replace(*_ENTITY)
    return ET.fromstring(text.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', ""))


def _tidy(text: str) -> str:
    return re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;")


class _Speaker:
    """Walks MathML and says each element in the words of one language."""

    def __init__(self, words: dict[str, str]) -> None:
        self.words = words
        self.rules: dict[str, Callable[[list[str], ET.Element], str]] = {
            "mfrac": self._fraction,
            "msup": lambda k, _: self._power(*k),
            "msub": lambda k, _: self._phrase("sub", *k),
            "msubsup": lambda k, _: self._power(self._phrase("sub", k[0], k[1]), k[2]),
            "munder": lambda k, _: self._phrase("from", *k),
            "mover": lambda k, e: self._over(k[0], (e[1].text or "").strip()),
            "munderover": lambda k, _: self._phrase("range", *k),
            "msqrt": lambda k, _: self._phrase("root", " ".join(k)),
            "mroot": lambda k, _: self._phrase("nth", *k),
            "mtr": lambda k, _: " ".join(k) + self.words["row"],
        }

    def say(self, element: ET.Element) -> str:
        """Return the words for one element and what is in it."""
        if element.tag in ("mi", "mn", "mo", "mtext"):
            return self._leaf(element)
        parts = [self.say(child) for child in element]
        rule = self.rules.get(element.tag)
        return rule(parts, element) if rule else " ".join(p for p in parts if p)

    def _leaf(self, element: ET.Element) -> str:
        text = unicodedata.normalize("NFKC", element.text or "").strip().replace("$", "＄")
        if element.tag == "mtext":
            return " ".join(
                self.words.get(c, c) if c in "$＄€%" else c
                for c in re.split(r"([$＄€%])", text)
                if c
            )
        if text in _SILENT:
            return ""
        if element.tag == "mo" or len(text) == 1:
            return GREEK.get(text) or self.words.get(text, text) if not text.isdigit() else text
        return text

    def _phrase(self, key: str, *parts: str) -> str:
        return self.words[key].format(*parts)

    def _fraction(self, parts: list[str], element: ET.Element) -> str:
        simple = all(child.tag in ("mi", "mn", "mtext") for child in element)
        return self._phrase("over" if simple else "fraction", *parts)

    def _power(self, base: str, exponent: str) -> str:
        key = exponent if exponent in ("2", "3") else "power"
        return self._phrase(key, base, exponent)

    def _over(self, base: str, sign: str) -> str:
        accent = _ACCENTS.get(sign)
        return self._phrase(accent, base) if accent else self._phrase("accent", base, sign)
