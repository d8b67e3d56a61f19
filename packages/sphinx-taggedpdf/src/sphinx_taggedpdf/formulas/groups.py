r"""Groups of TeX, in braces, and the old commands that hold for the rest of one: \over, \bf."""

from __future__ import annotations

import re

_INFIX = re.compile(r"\\(over|choose|atop|brace|brack)(?![A-Za-z])")
_SWITCH = re.compile(r"\\(rm|bf|it|sf|tt|cal)(?![A-Za-z])\s*")
#: an old switch that is written like a command with an argument
_ARGUMENT = re.compile(r"\\(rm|bf|it|sf|tt|cal)\s*(?=\{)")
_STACK = r"\begin{{matrix}}{}\\{}\end{{matrix}}"
_FUNCTIONS = {
    "over": r"\frac{{{}}}{{{}}}",
    "choose": r"\binom{{{}}}{{{}}}",
    "atop": _STACK,
    "brace": r"\left\lbrace " + _STACK + r"\right\rbrace ",
    "brack": r"\left[" + _STACK + r"\right]",
}


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


def infix(text: str) -> str:
    r"""Return *text* with ``a \over b`` as ``\frac{a}{b}``, within its group."""
    while match := _INFIX.search(text):
        start, end = _group(text, match.start())
        left, right = text[start : match.start()], text[match.end() : end]
        text = f"{text[:start]}{_FUNCTIONS[match[1]].format(left, right)}{text[end:]}"
    return text


def switches(text: str) -> str:
    r"""Return *text* with ``{\bf x}`` as ``{\mathbf{x}}``."""
    text = _ARGUMENT.sub(r"\\math\1", text)
    while match := _SWITCH.search(text):
        end = _cell_end(text, match.end(), _group(text, match.start())[1])
        inner = text[match.end() : end]
        text = f"{text[: match.start()]}\\math{match[1]}{{{inner}}}{text[end:]}"
    return text


def _group(text: str, at: int) -> tuple[int, int]:
    """Return where the innermost group around *at* begins and ends, without its braces."""
    opened = [n for n in range(at) if text[n] == "{" and n < at <= closing(text, n)]
    return (opened[-1] + 1, closing(text, opened[-1])) if opened else (0, len(text))


def _cell_end(text: str, start: int, end: int) -> int:
    """Return where the cell of a table around *start* ends, or *end* if there is none."""
    here = start
    while here < end:
        if text[here] == "{":
            here = closing(text, here)
        elif text[here] == "&" or text.startswith((r"\\", r"\end", r"\right"), here):
            return here
        here += 2 if text[here : here + 1] == "\\" else 1
    return end
