r"""Groups of TeX, in braces, and the old infix commands that stand in them, such as \over."""

from __future__ import annotations

import re

_INFIX = re.compile(r"\\(over|choose|atop)(?![A-Za-z])")

_FUNCTIONS = {"over": r"\frac", "choose": r"\binom", "atop": r"\binom"}


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
        text = f"{text[:start]}{_FUNCTIONS[match[1]]}{{{left}}}{{{right}}}{text[end:]}"
    return text


def _group(text: str, at: int) -> tuple[int, int]:
    """Return where the innermost group around *at* begins and ends, without its braces."""
    opened = [n for n in range(at) if text[n] == "{" and n < at <= closing(text, n)]
    return (opened[-1] + 1, closing(text, opened[-1])) if opened else (0, len(text))
