r"""LaTeX as the converter can read it, and as it means the same: without comments, macros and what only moves.

Not for: Typst (latex.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .commands import Macro
from .macros import expand

#: environments that the converter does not know → those that it does
_ENVIRONMENTS = {
    "split": "aligned", "multline": "aligned", "gathered": "aligned", "gather": "aligned",  # codespell:ignore multline
    "eqnarray": "aligned", "dcases": "cases", "smallmatrix": "matrix", "flalign": "aligned", "alignat": "aligned",
}  # fmt: skip
_GROUPED = re.compile(r"\d+(?:\{[,.]\}\d+)+")
_WRAPPER = re.compile(r"\\(begin|end)\{(equation|displaymath|math)\*?\}")
_COMMENT = re.compile(r"(?<!\\)%.*")
_ALT = re.compile(r"(?<!\\)%\s*alt:\s*(?P<alt>.+)")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{(" + "|".join(_ENVIRONMENTS) + r")\*?\}(?:\{\d+\})?")
#: space that only moves what is around it: after a line end, and by itself
_LINE_SKIP = re.compile(r"\\\\\*?\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\]")
_SKIP = re.compile(r"\\[mh]?(?:kern|skip)\s*-?[\d.]+\s*[a-z]{2}|\\hspace\*?\s*\{[^}]*\}")
_OPERATOR = re.compile(r"\\operatorname\*?\{[^{}]*\}")
#: delimiters the wrong way round, as in ]0, 1[
_TURNED = re.compile(r"\\left\s*([\])])|\\right\s*([\[(])")
_NESTED = re.compile(r"\\text\{([^{}]*)\\text\{([^{}]*)\}([^{}]*)\}")
_PLACED = re.compile(r"(\\begin\{\w+\*?\})\s*\[[tcb]\]")
_TEXT = re.compile(r"\\text\{([^{}]*\$[^{}]*)\}")
#: text in another face
_SWITCHED = re.compile(r"\\(?:mbox|hbox|text)\s*\{\s*\\(rm|bf|it|sf|tt)\s*([^{}]*)\}")
_INNERMOST = re.compile(r"\\begin\{(\w+\*?)\}(?:(?!\\begin\{).)*?\\end\{\1\}", re.DOTALL)
#: the end of a row, or of a cell
_ROW = re.compile(r"\\\\|(?<!\\)&")


def spoken_override(latex: str, /) -> str | None:
    """Return what the author wants to be read out: a LaTeX comment `% alt: …`."""
    match = _ALT.search(latex)
    return match["alt"].strip() if match else None


def clean(latex: str, macros: Mapping[str, Macro], /) -> str:
    """Return *latex* without comments, with *macros* and the built-in ones applied.

    Empty lines part it into formulas that stand one below the other, as Sphinx has it.
    """
    parts = [_COMMENT.sub("", part).strip() for part in _parts(latex)]
    text = _WRAPPER.sub("", r" \\ ".join(filter(None, parts))).strip()
    if "eqnarray" in text:
        text = re.sub(r"&\s*([^&]*?)\s*&", r"&\1", text)
    text = _SWITCHED.sub(r"\\math\1{\\text{\2}}", text)
    text = _ENVIRONMENT.sub(lambda m: rf"\{m[1]}{{{_ENVIRONMENTS[m[2]]}}}", text)
    text = _plain(expand(text, macros))
    text = _GROUPED.sub(lambda n: r"\text{" + re.sub(r"[{}]", "", n.group()) + "}", text)
    if len(parts) > 1 or _ROW.search(_outside(text)):
        text = rf"\begin{{aligned}}{text}\end{{aligned}}"
    return text


def _parts(latex: str) -> list[str]:
    """Return what empty lines part, unless an environment or a group goes on behind one."""
    parts = re.split(r"\n\s*\n", latex.strip())
    whole = all(
        p.count(r"\begin") == p.count(r"\end") and p.count("{") == p.count("}") for p in parts
    )
    return parts if whole else [latex]


def _outside(text: str) -> str:
    """Return *text* without its environments."""
    while (found := _INNERMOST.sub("", text)) != text:
        text = found
    return text


def _plain(text: str) -> str:
    """Return *text* without what the converter would print as letters."""
    text = _SKIP.sub(r"\\quad ", _LINE_SKIP.sub(r"\\\\", text))
    text = _OPERATOR.sub(lambda m: re.sub(r"\\[,;:! ]|~", " ", m[0]), text)
    text = _TURNED.sub(lambda m: m[1] or m[2], _PLACED.sub(r"\1", text))
    while (found := _NESTED.sub(r"\\text{\1\2\3}", text)) != text:
        text = found
    return _TEXT.sub(lambda m: _parted(m[1]), text)


def _parted(text: str) -> str:
    r"""Return ``\text{a }x\text{ b}`` for the contents of ``\text{a $x$ b}``."""
    pieces = re.split(r"(?<!\\)\$", text)
    return "".join(p if n % 2 else rf"\text{{{p}}}" for n, p in enumerate(pieces) if p)
