"""LaTeX formulas as Typst formulas.

The converter lets an unknown command through as a bare word, and only Typst then finds out, without
saying which
formula of which file it was.  So all formulas are tried in one tiny compilation first (`check`),
and what is refused is
reported with its file and line and printed as LaTeX source.
Not for: how a formula sounds (speech.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import typst
from tex2typst import tex2typst

#: commands that the converter does not know or gets wrong
MACROS: Mapping[str, str] = {
    r"\lVert": r"\|",
    r"\rVert": r"\|",
    r"\lvert": "|",
    r"\rvert": "|",
    r"\dfrac": r"\frac",
    r"\tfrac": r"\frac",
    r"\nonumber": "",
    r"\notag": "",
}
_GROUPED = re.compile(r"\d+(?:\{[,.]\}\d+)+")
_WRAPPER = re.compile(r"\\(begin|end)\{(equation|displaymath|math)\*?\}")
_COMMENT = re.compile(r"(?<!\\)%.*")
_ALT = re.compile(r"(?<!\\)%\s*alt:\s*(?P<alt>.+)")
_PLACE = re.compile(r"\.typ:(\d+):")


class MathError(ValueError):
    """A formula cannot be converted."""


def spoken_override(latex: str, /) -> str | None:
    """Return what the author wants to be read out: a LaTeX comment `% alt: …`."""
    match = _ALT.search(latex)
    return match["alt"].strip() if match else None


def clean(latex: str, macros: Mapping[str, str], /) -> str:
    """Return *latex* without comments, with *macros* and the built-in ones applied."""
    text = _WRAPPER.sub("", _COMMENT.sub("", latex)).strip()
    for name, definition in {**MACROS, **macros}.items():
        command = name if name.startswith("\\") else f"\\{name}"
        text = re.sub(re.escape(command) + r"(?![A-Za-z])", lambda _, d=definition: d, text)  # type: ignore[misc]
    text = _GROUPED.sub(lambda n: r"\text{" + re.sub(r"[{}]", "", n.group()) + "}", text)
    if (r"\\" in text or "&" in text) and r"\begin" not in text:
        text = rf"\begin{{aligned}}{text}\end{{aligned}}"
    return text


def convert(latex: str, /) -> str:
    """Return the Typst formula for cleaned *latex*; raise `MathError` if there is none."""
    try:
        return str(tex2typst(latex, frac_to_slash=False)).strip()
    except Exception as error:  # the converter raises whatever its script engine does
        reason = str(error).splitlines()[0].removeprefix("Conversion failed: ")
        raise MathError(reason) from error


def check(formulas: Iterable[str], /) -> dict[str, str]:
    """Return those Typst *formulas* that Typst refuses, each with the reason."""
    waiting = list(dict.fromkeys(formulas))
    refused: dict[str, str] = {}
    while waiting:
        found = _try(tuple(waiting))
        if not found:
            break
        refused |= found
        waiting = [f for f in waiting if f not in found]
    return refused


@lru_cache(maxsize=8)
def _try(formulas: tuple[str, ...]) -> dict[str, str]:
    """Compile *formulas*, one a line, and return those that the errors point to."""
    source = "\n".join("$ " + f.replace("\n", " ") + " $" for f in formulas)
    try:
        typst.compile(source.encode(), format="svg", font_paths=_embedded_fonts())
    except typst.TypstError as error:
        return _blamed(formulas, error)
    return {}


def _blamed(formulas: tuple[str, ...], error: Any) -> dict[str, str]:
    lines = {int(n) for n in _PLACE.findall(error.diagnostic) if int(n) <= len(formulas)}
    if not lines:
        raise MathError(error.message) from error
    return {formulas[n - 1]: str(error.message) for n in lines}


@lru_cache(maxsize=1)
def _embedded_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def convert_all(
    formulas: Iterable[str], macros: Mapping[str, str], /
) -> dict[str, str | MathError]:
    """Return for each LaTeX formula its Typst formula, or why there is none."""
    found: dict[str, str | MathError] = {}
    for latex in formulas:
        try:
            found[latex] = convert(clean(latex, macros))
        except MathError as error:
            found[latex] = error
    refused = check(f for f in found.values() if isinstance(f, str))
    return {
        k: MathError(refused[v]) if isinstance(v, str) and v in refused else v
        for k, v in found.items()
    }
