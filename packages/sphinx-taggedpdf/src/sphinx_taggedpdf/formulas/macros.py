r"""Macros of formulas: the author's, MathJax's, and commands that the converter does not know.

Enough of TeX's reading for that: commands, groups, arguments, and the old infix commands such as
`\over`.
Not for: definitions within formulas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple


class Macro(NamedTuple):
    """A command: how many arguments it takes, and what it stands for (`#1` is the first)."""

    arguments: int
    definition: str


#: commands that the converter does not know or gets wrong
BUILT_IN: dict[str, Macro] = {
    **{
        name: Macro(0, definition)
        for name, definition in {
            "lVert": r"\|", "rVert": r"\|", "lvert": "|", "rvert": "|", "middle": "",
            "dfrac": r"\frac", "tfrac": r"\frac", "cfrac": r"\frac", "nonumber": "", "notag": "",
            "cr": r"\\", "newline": r"\\", "hline": "", "nolimits": "", "bf": "", "it": "", "sf": "",
            "tt": "", "smallskip": "", "medskip": "", "bigskip": "", "allowbreak": "", "coloneqq": ":=",
            "blacksquare": "■", "Box": "□", "amalg": "⨿", "eth": "ð", "wp": "℘", "bm": r"\boldsymbol",
            "mathbbm": r"\mathbb", "mathds": r"\mathbb", "mbox": r"\text", "hbox": r"\text",
            "textrm": r"\text", "textup": r"\text", "textnormal": r"\text", "emph": r"\text",
            "texttt": r"\text", "textit": r"\text", "textbf": r"\text", "textsf": r"\text",
            "stackrel": r"\overset", "argmax": r"\operatorname*{argmax}",
            "argmin": r"\operatorname*{argmin}",
        }.items()
    },
    **{size + side: Macro(0, "") for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")},
    **{
        name: Macro(1, definition)
        for name, definition in {
            "check": r"\overset{ˇ}{#1}", "mathring": r"\overset{\circ}{#1}", "boxed": "{#1}",
            "fbox": r"\text{#1}", "ensuremath": "{#1}", "tag": "", "label": "", "color": "",
            "phantom": r"\quad", "hphantom": r"\quad", "vphantom": "", "strut": "",
            "textsuperscript": r"^{\text{#1}}", "textsubscript": r"_{\text{#1}}",
            "xrightarrow": r"\overset{#1}{\longrightarrow}", "xleftarrow": r"\overset{#1}{\longleftarrow}",
        }.items()
    },
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+)(\*?)")
_INFIX = re.compile(r"\\(over|choose|atop)(?![A-Za-z])")
_FUNCTIONS = {"over": r"\frac", "choose": r"\binom", "atop": r"\binom"}
_VERB = re.compile(r"\\verb\*?(?P<mark>[^A-Za-z\s])(?P<text>.*?)(?P=mark)")
#: a macro that stands for itself would never end
_DEPTH = 12


def read(given: Mapping[str, Any], mathjax: Mapping[str, Any]) -> dict[str, Macro]:
    """Return the macros of a project: those for MathJax, and those for this builder alone.

    A definition is text, or text and the number of arguments, as MathJax has it.
    """
    tex = mathjax.get("tex", mathjax.get("TeX", {})) or {}
    return {
        str(name).lstrip("\\"): _macro(definition)
        for name, definition in {**tex.get("macros", tex.get("Macros", {})), **given}.items()
    }


def _macro(definition: Any) -> Macro:
    if isinstance(definition, str):
        return Macro(0, definition)
    text, *count = definition
    return Macro(int(count[0]) if count else 0, str(text))


def expand(text: str, macros: Mapping[str, Macro], depth: int = _DEPTH) -> str:
    """Return *text* with every macro replaced by what it stands for."""
    text = _VERB.sub(lambda m: r"\text{" + m["text"] + "}", text)
    return _infix(_expand(text, {**BUILT_IN, **macros}, depth))


def _expand(text: str, macros: Mapping[str, Macro], depth: int) -> str:
    parts, end = [], 0
    for match in _COMMAND.finditer(text):
        macro = macros.get(match[1])
        if macro is None or match.start() < end or _escaped(text, match.start()):
            continue
        parts.append(text[end : match.start()])
        end = match.end() if not match[2] else match.end() - 1
        arguments = []
        for _ in range(macro.arguments):
            argument, end = _argument(text, end)
            arguments.append(argument)
        said = _fill(macro.definition, arguments)
        follows = text[end : end + 1]
        gap = " " if said[-1:].isalpha() and "\\" in said and follows.isalpha() else ""
        parts.append((_expand(said, macros, depth - 1) if depth else said) + gap)
    return "".join(parts) + text[end:]


def _escaped(text: str, at: int) -> bool:
    """Tell whether the backslash at *at* is the second of a line end."""
    before = len(text[:at]) - len(text[:at].rstrip("\\"))
    return before % 2 == 1


def _fill(definition: str, arguments: list[str]) -> str:
    for number, argument in enumerate(arguments, 1):
        definition = definition.replace(f"#{number}", argument)
    return definition


def _argument(text: str, start: int) -> tuple[str, int]:
    """Return the argument that begins at *start*, and where it ends."""
    while start < len(text) and text[start].isspace():
        start += 1
    if text[start : start + 1] == "{":
        end = closing(text, start)
        return text[start + 1 : end], end + 1
    if match := _COMMAND.match(text, start):
        return match[0], match.end()
    return text[start : start + 1], start + 1


def closing(text: str, start: int) -> int:
    """Return where the group that opens at *start* closes, or the end of *text*."""
    depth, here = 0, start
    while here < len(text):
        if text[here] == "\\":
            here += 1
        elif text[here] in "{}":
            depth += 1 if text[here] == "{" else -1
            if not depth:
                return here
        here += 1
    return len(text)


def _infix(text: str) -> str:
    r"""Return *text* with ``a \over b`` as ``\frac{a}{b}``, within its group."""
    while match := _INFIX.search(text):
        start, end = _group(text, match.start())
        left, right = text[start : match.start()], text[match.end() : end]
        text = f"{text[:start]}{_FUNCTIONS[match[1]]}{{{left}}}{{{right}}}{text[end:]}"
    return text


def _group(text: str, at: int) -> tuple[int, int]:
    """Return where the innermost group around *at* begins and ends, without its braces."""
    opened = [n for n in range(at) if text[n] == "{" and n < at <= closing(text, n)]
    return (opened[-1] + 1, closing(text, opened[-1])) if opened else (0, len(text))
