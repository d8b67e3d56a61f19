r"""Macros of formulas: the author's, MathJax's, and commands that the converter does not know.

Enough of TeX's reading for that: commands, groups, arguments, and the old infix commands such as
`\over`.
Not for: definitions within formulas (definitions.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .commands import BUILT_IN, Macro
from .definitions import take
from .groups import closing, infix, switches

_COMMAND = re.compile(r"\\([A-Za-z]+)(\*?)")
_VERB = re.compile(r"\\verb\*?(?P<mark>[^A-Za-z\s])(?P<text>.*?)(?P=mark)")
_BRACKETS = re.compile(r"\s*\[([^\]]*)\]")
#: macros that stand for each other in a ring would take long to end
_DEPTH = 12


def read(
    given: Mapping[str, Any], mathjax: Mapping[str, Any], preamble: str = ""
) -> dict[str, Macro]:
    """Return the macros of a project: those of LaTeX's preamble, of MathJax, and of this builder alone.

    A definition is text, or text, the number of arguments and the first one's default, as MathJax has it.
    """
    tex = mathjax.get("tex", mathjax.get("TeX", {})) or {}
    named = {**tex.get("macros", tex.get("Macros", {})), **given}
    return {
        **take(preamble)[1],
        **{str(name).lstrip("\\"): _macro(definition) for name, definition in named.items()},
    }


def _macro(definition: Any) -> Macro:
    if isinstance(definition, str):
        return Macro(0, definition)
    text, *more = definition
    return Macro(int(more[0]) if more else 0, str(text), str(more[1]) if more[1:] else None)


def expand(text: str, macros: Mapping[str, Macro], depth: int = _DEPTH) -> str:
    """Return *text* with every macro replaced by what it stands for."""
    text = _VERB.sub(lambda m: r"\text{" + m["text"] + "}", text)
    return infix(switches(substitute(text, {**BUILT_IN, **macros}, depth)))


def substitute(text: str, macros: Mapping[str, Macro], depth: int = _DEPTH) -> str:
    """Return *text* with *macros* replaced by what they stand for, and nothing else."""
    parts, end = [], 0
    for match in _COMMAND.finditer(text):
        macro = macros.get(match[1])
        if macro is None or match.start() < end or _escaped(text, match.start()):
            continue
        parts.append(text[end : match.start()])
        end = match.end() if not match[2] else match.end() - 1
        arguments = []
        for number in range(macro.arguments):
            default = macro.default if number == 0 else None
            argument, end = (
                _argument(text, end) if default is None else _optional(text, end, default)
            )
            arguments.append(argument)
        said = _fill(macro.definition, arguments)
        others = {name: other for name, other in macros.items() if name != match[1]}
        follows = text[end : end + 1]
        gap = " " if said[-1:].isalpha() and "\\" in said and follows.isalpha() else ""
        parts.append((substitute(said, others, depth - 1) if depth else said) + gap)
    return "".join(parts) + text[end:]


def _escaped(text: str, at: int) -> bool:
    """Tell whether the backslash at *at* is the second of a line end."""
    before = len(text[:at]) - len(text[:at].rstrip("\\"))
    return before % 2 == 1


def _fill(definition: str, arguments: list[str]) -> str:
    for number, argument in enumerate(arguments, 1):
        definition = definition.replace(f"#{number}", argument)
    return definition


def _optional(text: str, start: int, default: str) -> tuple[str, int]:
    """Return the argument in square brackets that begins at *start*, or the default; and where it ends."""
    match = _BRACKETS.match(text, start)
    return (match[1], match.end()) if match else (default, start)


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
