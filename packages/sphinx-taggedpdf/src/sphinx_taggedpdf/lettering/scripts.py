"""Scripts: which one a character belongs to, and which package has a font for it."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\W")
#: first word of a character's name → name of its script
_SCRIPTS = {
    "CJK": "Chinese", "IDEOGRAPHIC": "Chinese", "BOPOMOFO": "Chinese", "KANGXI": "Chinese",
    "FULLWIDTH": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HALFWIDTH": "Japanese",
    "HANGUL": "Hangul", "ARABIC": "Arabic", "HEBREW": "Hebrew", "DEVANAGARI": "Devanagari",
    "BENGALI": "Bengali", "TAMIL": "Tamil", "TELUGU": "Telugu", "THAI": "Thai", "KHMER": "Khmer",
    "LAO": "Lao", "MYANMAR": "Myanmar", "GEORGIAN": "Georgian", "ARMENIAN": "Armenian",
    "ETHIOPIC": "Ethiopic", "SINHALA": "Sinhala", "MALAYALAM": "Malayalam", "KANNADA": "Kannada",
    "GUJARATI": "Gujarati", "GURMUKHI": "Gurmukhi", "ORIYA": "Oriya", "TIBETAN": "Tibetan",
    "MONGOLIAN": "Mongolian", "SYRIAC": "Syriac", "CYRILLIC": "Cyrillic", "GREEK": "Greek",
}  # fmt: skip
#: first words of names of letters that belong to no script of their own
_COMMON = {
    "LATIN", "MODIFIER", "COMBINING", "MATHEMATICAL", "DOUBLE-STRUCK", "BLACK-LETTER", "SCRIPT", "DOUBLE",
    "SUPERSCRIPT", "SUBSCRIPT", "FEMININE", "MASCULINE", "MICRO", "ANGSTROM", "KELVIN", "OHM", "INFORMATION",
    "PLANCK", "TURNED", "ROTATED", "ALEF", "BET", "GIMEL", "DALET", "VARIATION", "EULER", "VERTICAL",
}  # fmt: skip
_CJK = "cvttf-notosanscjk-regular"
#: script → package on PyPI with a font for it.  The fonts inside Typst have letters of some of these, but
#: unjoined, so that they do not count.
PACKAGES = {
    "Chinese": _CJK,
    "Japanese": _CJK,
    "Hangul": _CJK,
    "Arabic": "fontpkg-noto-sans-arabic",
    "Devanagari": "fontpkg-noto-sans-devanagari",
    "Bengali": "justmytype-intl-south-asia",
    "Tamil": "fontpkg-noto-sans-tamil",
    "Telugu": "fontpkg-noto-sans-telugu",
    "Thai": "fontpkg-noto-sans-thai",
    "Khmer": "fontpkg-noto-sans-khmer",
    "Lao": "justmytype-intl-sea",
    "Myanmar": "justmytype-intl-sea",
    "Ethiopic": "justmytype-intl-africa",
}
#: scripts that the fonts inside Typst can print, but with a fixed width only
FIXED_WIDTH = {"Arabic"}
#: package on PyPI → its name in Python, where that is not the same with underscores
_MODULES = {_CJK: "cvttf_NotoSansCJK_Regular"}


def script_of(character: str, /) -> str | None:
    """Return the script of a character, or None for signs and for Latin letters."""
    first = unicodedata.name(character, "").partition(" ")[0]
    known = _SCRIPTS.get(_WORD.split(first)[0])
    if known or unicodedata.category(character)[0] not in "LM" or first in _COMMON:
        return known
    return first.title() or None


def module_of(script: str, /) -> str | None:
    """Return the Python name of the package that has a font for a script."""
    package = PACKAGES.get(script)
    return _MODULES.get(package, package.replace("-", "_")) if package else None


def advice(script: str, /) -> str:
    """Return what to do about a script without a font."""
    package = PACKAGES.get(script)
    if package:
        return f"pip install {package}"
    return f"put a font that has them, such as Noto Sans {script}, into a folder named in taggedpdf_fonts"
