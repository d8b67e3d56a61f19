"""LaTeX formulas as Typst formulas.

The converter lets an unknown command through as a bare word, and only Typst then finds out, without
saying which
formula of which file it was.  So all formulas are tried in one tiny compilation first (`check`),
and what is refused is
reported with its file and line and printed as LaTeX source.
Not for: how a formula sounds (speech.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from ..typst.files import replace
from .cleaning import clean
from .commands import Macro

#: LaTeX → name that the converter gives, and the one that Typst has since given it; a test says when that ends
OUTDATED = {
    r"\otimes": ("times.circle", "times.o"),
    r"\odot": ("dot.circle", "dot.o"),
    r"\ominus": ("minus.circle", "minus.o"),
    r"\aleph": ("alef", "aleph"),
}
_RENAMED = dict(OUTDATED.values())
_PLACE = re.compile(r"\.typ:(\d+):")
#: functions of Typst that stand alone: commands that the converter does not know
_BARE = re.compile(
    r"(?<![\w.])(limits|scripts|cal|scr|bb|frak|sans|mono|serif|bold|italic|upright|root|cancel|class|op|"
    r"abs|norm|round|vec|mat|cases|acute|grave|breve|caron|hat|tilde|dot\.(?:triple|quad)|AA)(?![\w.(:])"
)
_QUOTED = re.compile(r'"[^"]*"')
_RENAME = re.compile(r"\b(" + "|".join(map(re.escape, _RENAMED)) + r")\b")


class MathError(ValueError):
    """A formula cannot be converted."""


class NoConverter(MathError):
    """No formula can be converted: the converter is not installed."""

    def __str__(self) -> str:
        return ("formulas are printed as LaTeX, for tex2typst is not installed. pip install tex2typst "
                "(Linux on ARM has no wheel of it; there this needs a Rust compiler)")  # fmt: skip


def convert(latex: str, /) -> str:
    """Return the Typst formula for cleaned *latex*; raise `MathError` if there is none."""
    from tex2typst import tex2typst  # here: it may be missing, see `convert_all`

    try:
        found = str(tex2typst(latex, frac_to_slash=False)).strip()
    except Exception as error:  # the converter raises whatever its script engine does
        reason = (str(error).splitlines() or ["unknown"])[0].removeprefix("Conversion failed: ")
        raise MathError(reason) from error
    if bare := _BARE.search(_QUOTED.sub('""', found)):
        raise MathError(f"unknown command: {bare[1]}")
    return _RENAME.sub(lambda m: _RENAMED[m[1]], found)


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
    lines = {int(n) for n in _PLACE.findall(error.diagnostic) if 0 < int(n) <= len(formulas)}
    if not lines:  # no place: each formula by itself
        if len(formulas) == 1:
            return {formulas[0]: str(error.message)}
        return {f: r for formula in formulas for f, r in _try((formula,)).items()}
    return {formulas[n - 1]: str(error.message) for n in lines}


@lru_cache(maxsize=1)
def _embedded_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def convert_all(
    formulas: Iterable[str], macros: Mapping[str, Macro], kept: Path | None = None, /
) -> dict[str, str | MathError]:
    """Return for each LaTeX formula its Typst formula, or why there is none.

    *kept* is a file with the outcomes of earlier builds, which this one brings up to date.
    """
    if find_spec("tex2typst") is None:
        return {latex: NoConverter() for latex in formulas}
    cleaned = {latex: clean(latex, macros) for latex in formulas}
    known = _load(kept)
    new = [c for c in dict.fromkeys(cleaned.values()) if c not in known]
    if new:
        known |= _convert(new)
        _save(kept, {c: known[c] for c in cleaned.values()})
    return {
        latex: MathError(known[c][1]) if known[c][1] else known[c][0]
        for latex, c in cleaned.items()
    }


def _convert(cleaned: Iterable[str]) -> dict[str, list[str]]:
    """Return for each formula a pair: Typst, and the reason why it is refused, one of them empty."""
    found: dict[str, list[str]] = {}
    for latex in cleaned:
        try:
            found[latex] = [convert(latex), ""]
        except MathError as error:
            found[latex] = ["", str(error) or "unknown"]
    refused = check(typ for typ, reason in found.values() if not reason)
    return {k: [typ, reason or refused.get(typ, "")] for k, (typ, reason) in found.items()}


def _versions() -> list[str]:
    return [version("tex2typst"), version("typst")]


def _load(kept: Path | None) -> dict[str, list[str]]:
    if kept is None or not kept.exists():
        return {}
    try:
        found = json.loads(kept.read_text("utf-8"))
    except ValueError:
        return {}
    return dict(found["formulas"]) if found.get("versions") == _versions() else {}


def _save(kept: Path | None, formulas: dict[str, list[str]]) -> None:
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        replace(kept, json.dumps({"versions": _versions(), "formulas": formulas}).encode())
